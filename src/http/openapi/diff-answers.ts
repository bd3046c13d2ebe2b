import type { AppliedAdjustment, Diff } from '../events/diff.js';
import type { Move } from '../events/moves.js';
import { list, nullable, record, text, type Shape } from '../../projections/answers/shape.js';
import { amount, block, code, party, path, quantity, registryCode, revision, year } from '../../projections/answers/types.js';

// Schemas of what changed between two revisions.

/** Where something that an event names is read. */
export const link = { kind: text('account, party, programme, ..., or units'), code: text('Its code'), path: nullable(path) };

const move: Shape<Move> = record({
  revision: revision('The event'),
  event: text('Its type'),
  from: nullable(code('The account left; null where units came into being or were only marked')),
  to: nullable(code('The account reached; null where units were only marked')),
  quantity: quantity('Units'),
  blocks: list(block('A block')),
});

const adjustment: Shape<AppliedAdjustment> = record({
  revision: revision('The event'),
  party: party('Whose'),
  kind: text('addition or subtraction'),
  quantity: amount('Tonnes'),
  trigger: text('What fired it'),
  actionYear: year('Year of the action'),
});

/** A page of differences. */
export const diff: Shape<Diff> = record({
  registry: registryCode,
  revision: revision('The head when it was answered'),
  from: revision('The end of the act before the first'),
  to: revision('The end of the last act'),
  events: quantity('Events this page is about'),
  acts: quantity('Acts this page is about'),
  things: list(record({ ...link, revision: revision('The last event that touched it') }), 'By kind and code'),
  moves: list(move, 'Oldest first'),
  adjustments: list(adjustment, 'Oldest first'),
  cursor: nullable(text('Where the next page goes on; null at the end', '^(?:0|[1-9][0-9]{0,17})$')),
});
