import type { ClosingRow } from '../../domain/book/rows.js';
import { closeUnitKind } from '../../domain/closing/examples.js';
import { list, nullable, oneOf, record } from '../answers/shape.js';
import { block, code, day, quantity, revision, unitKind } from '../answers/types.js';
import type { Stored } from '../view/facts-at.js';
import { codeInPath } from './parameters.js';
import { listed, resource, single } from './resource.js';

const closings = resource({
  kind: 'closing',
  named: codeInPath('not-found', 'Code of the closing', closeUnitKind.closing),
  answer: record({
    closing: code('Its code'),
    kind: unitKind,
    notBefore: day('The first day on which it could begin'),
    state: oneOf('Whether lots are still to come', 'closing', 'closed'),
    blocks: quantity('Blocks cancelled so far'),
    quantity: quantity('Units cancelled so far'),
    stayed: list(block('A block'), 'What was frozen or reserved at its end'),
    closed: nullable(revision('The event that ended it')),
    since: revision('The event that began it'),
  }),
  item: (_, row: Stored<ClosingRow>) => {
    const { closing, kind, notBefore, blocks, quantity, stayed, closed, since } = row;
    return { closing, kind, notBefore, state: closed === null ? 'closing' : 'closed', blocks, quantity, stayed, closed, since } as const;
  },
});

export const questions = [
  listed('closings', 'All closings of kinds of units', closings),
  single('closing', 'closings', 'One closing, with how far it is', closings),
] as const;
