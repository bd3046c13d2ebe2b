import { flag, nullable, optional, record, text, type TypeOf } from './shape.js';
import { instant, registryCode, revision } from './types.js';

/** What every answer says of itself. */
export const asOf = record({
  registry: registryCode,
  revision: revision('Revision the answer speaks for'),
  final: optional(flag('Only where an instant was asked for: false while an act at or before it could still land')),
  at: optional(instant('Only where a day was asked for: its end, which the answer is of')),
});
export type AsOf = TypeOf<typeof asOf>;

/** The cursor of the last page is null; the others go on at the revision that the first page spoke for. */
export const cursor = nullable(text('Where the list goes on; null at its end', '^[A-Za-z0-9_-]{1,2000}$'));
