import type { Book } from '../book/book.js';
import { Code, Day, OneOf, OrNull, Serial, Sum } from '../kernel/fields.js';
import { Event, type DomainEvent } from '../message/message.js';

/** How long a debtor has. */
export const DAYS_TO_REPLACE = 30;

/** Somebody has to make good for units that should not exist: by cancelling other units, or by replenishing the buffer. */
@Event('ReplacementObligationRaised', 1)
export class ReplacementObligationRaised implements DomainEvent {
  /** `O-` and the revision of this event. */
  @Code('obligation') obligation!: string;
  @OneOf('replacement', 'replenishment') kind!: 'replacement' | 'replenishment';
  @Code('component') component!: string;
  /** A DOE, or the programme by its code. */
  @Code() debtor!: string;
  @Sum() quantity!: string;
  @OrNull() @Day() due!: string | null;
  /** The revision of the event that made it due. */
  @Serial() cause!: string;

  apply(book: Book, revision: bigint): void {
    const { obligation, kind, component, debtor, due, cause } = this;
    const [quantity, discharged] = [BigInt(this.quantity), 0n];
    const confirmed = book.reversals.get(book.confirmations.get(cause)?.reversal ?? '');
    const kinds = confirmed?.kinds.map((one) => ({ kind: one.kind, quantity: BigInt(one.quantity), discharged })) ?? null;
    const row = { obligation, kind, component, debtor, quantity, discharged, kinds, due, cause: BigInt(cause), since: revision };
    book.obligations.set(obligation, row);
    if (kind === 'replacement') book.debts.set(component, { obligations: [...(book.debts.get(component)?.obligations ?? []), obligation] });
  }
}
