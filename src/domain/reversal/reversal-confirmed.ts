import type { Book } from '../book/book.js';
import { Code, Rows, Total } from '../kernel/fields.js';
import { Event, type DomainEvent } from '../message/message.js';
import { ReversedKind } from './reversed-kinds.js';

/** The supervisor has decided how many units of which kind a reversal took back. They leave the buffer in the same act. */
@Event('ReversalConfirmed', 1)
export class ReversalConfirmed implements DomainEvent {
  @Code('reversal') reversal!: string;
  @Total() quantity!: string;
  @Rows(() => ReversedKind, { max: 2 }) kinds!: readonly ReversedKind[];

  apply(book: Book, revision: bigint): void {
    const { reversal, quantity, kinds } = this;
    book.reversals.update(reversal, { quantity: BigInt(quantity), kinds, state: 'confirmed', since: revision });
    book.confirmations.set(String(revision), { reversal });
  }
}
