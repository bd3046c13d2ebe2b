import type { Book } from '../book/book.js';
import { Code, CooperativeApproach, Day, Nested, OrNull, StoredText } from '../kernel/fields.js';
import { StoredLegalEntity } from '../kernel/values.js';
import { Event, type DomainEvent, type Occasion } from '../message/message.js';

/** A Party authorized somebody to take part in a cooperative approach; which Party, the act's authority says. */
@Event('EntityAuthorized', 1)
export class EntityAuthorized implements DomainEvent {
  @Code('entity') entity!: string;
  @Nested(() => StoredLegalEntity) legal!: StoredLegalEntity;
  @CooperativeApproach() cooperativeApproach!: string;
  @Day() date!: string;
  @OrNull() @StoredText() conditions!: string | null;
  @OrNull() @StoredText() revocation!: string | null;

  apply(book: Book, revision: bigint, { authority }: Occasion): void {
    const { entity, legal, cooperativeApproach, date, conditions, revocation } = this;
    const [, party = null] = authority.split(':');
    book.entities.set(entity, { entity, party, legal, cooperativeApproach, date, conditions, revocation, since: revision });
  }
}
