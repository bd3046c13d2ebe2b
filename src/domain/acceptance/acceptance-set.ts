import type { Book } from '../book/book.js';
import type { NestingMode } from '../book/rows.js';
import { Activities, CooperativeApproach, Day, OrNull, Party, Quantity, SomeOf, StoredTexts, Year } from '../kernel/fields.js';
import { Event, type DomainEvent } from '../message/message.js';
import { acceptanceKey } from './acceptance.js';

export const NESTING_MODES = ['shared', 'baseline-only', 'outer-only'] as const satisfies readonly NestingMode[];
/** As many programmes or methodologies as terms may name. */
export const MOST_NAMED = 1_000;

/** a Party said which units it takes into its accounts. It takes the place of what it said for that approach before, whole. */
@Event('AcceptanceSet', 1)
export class AcceptanceSet implements DomainEvent {
  @Party() party!: string;
  @OrNull() @CooperativeApproach() cooperativeApproach!: string | null;
  @OrNull() @Activities(MOST_NAMED) programmes!: readonly string[] | null;
  @OrNull() @StoredTexts(MOST_NAMED) methodologies!: readonly string[] | null;
  @OrNull() @SomeOf(...NESTING_MODES) nesting!: readonly NestingMode[] | null;
  @OrNull() @Quantity() storageYearsAtLeast!: string | null;
  @OrNull() @Year() vintagesFrom!: string | null;
  @Day() effective!: string;

  apply(book: Book, revision: bigint): void {
    const { party, cooperativeApproach, programmes, methodologies, nesting, storageYearsAtLeast, vintagesFrom, effective } = this;
    const terms = { programmes, methodologies, nesting, storageYearsAtLeast, vintagesFrom, effective, since: revision };
    const key = acceptanceKey(party, cooperativeApproach);
    const before = book.acceptances.get(key)?.versions;
    book.acceptances.set(key, { party, cooperativeApproach, versions: before ? [...before, terms] : [terms] });
  }
}
