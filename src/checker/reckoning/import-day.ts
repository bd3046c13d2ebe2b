import type { ImportedRow } from '../events/units.js';
import type { Terms } from '../state/rows.js';
import { triggerAtBirth } from './first-transfer.js';

/**
 * When imported units were first transferred: on the day stated, else by coming in on `day`. Where the host's definition alone makes them
 * so, never before its authorization or their year; version 1 took the day as stated.
 */
export const actionDay = (
  row: ImportedRow,
  terms: Terms | null,
  { day, version }: { readonly day: string; readonly version: string },
): string => {
  const [, , , vintage, , , , , , , , , stated] = row;
  if (stated === null) return day;
  if (version === '1' || !terms || !triggerAtBirth(terms)) return stated;
  return [stated, terms.date, `${vintage}-01-01`].reduce((latest, other) => (other > latest ? other : latest));
};
