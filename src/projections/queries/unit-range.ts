import { BLOCK_ID, parseBlockId, type BlockRange } from '../../domain/kernel/block-id.js';
import { malformed } from '../view/malformed.js';
import type { PathParameter } from './parameters.js';

/** Units as they are named in a path. */
export const UNITS: PathParameter = {
  pattern: BLOCK_ID,
  description: 'Any range of units of one series; a unit has first = last',
  example: 'UN01-GHA-10471-2025-500-500',
  unknown: 'unknown-units',
};

/** The range that units in a path are. Throws `malformed-request` for what is none. */
export const rangeOf = (units: string): BlockRange => {
  const range = BLOCK_ID.test(units) ? parseBlockId(units) : undefined;
  return range && range.first <= range.last ? range : malformed('units', 'block-format', 'REG-HOST-ACTIVITY-VINTAGE-FIRST-LAST');
};
