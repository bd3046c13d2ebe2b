import { flag, list, nullable, oneOf, record, text, type TypeOf } from './shape.js';
import { activity, block, code, contribution, party, purpose, quantity, serial, unitKind, year } from './types.js';

const underlying = record({
  registry: text('Where the underlying units are'),
  series: text('Their series there'),
  first: serial('First serial there'),
  last: serial('Last serial there'),
});

const STAGES = ['outcome-planned', 'outcome-authorized', 'itmo'] as const;
const ITMO_ID = '^CA[0-9]{4}-[A-Z]{3}[0-9]{2}-[A-Z]{3}-[1-9][0-9]*-[0-9]{4}$';

/** A block as answers print it (`docs/contract.md` 5). */
export const blockAnswer = record({
  block: block('Its id'),
  host: party('Party where the outcome was achieved'),
  activity,
  component: nullable(code('The component that earned it')),
  vintage: year('Year of the outcome'),
  first: serial('First serial'),
  last: serial('Last serial'),
  quantity: quantity('last - first + 1'),
  kind: unitKind,
  authorization: nullable(code('The statement it is authorized by')),
  purposes: list(purpose, 'What it is authorized for'),
  contribution,
  firstTransferred: flag('Whether the first transfer has happened'),
  reserved: flag('Whether an open proposal reserves it'),
  frozen: flag('Whether it is frozen'),
  underlying: nullable(underlying),
  stage: oneOf('How far its outcome is on the way to an ITMO (R-104)', ...STAGES),
  itmo: nullable(text('ITMO id of its first unit; the others follow it. Null before its first transfer, and where it has none', ITMO_ID)),
});
export type BlockAnswer = TypeOf<typeof blockAnswer>;
