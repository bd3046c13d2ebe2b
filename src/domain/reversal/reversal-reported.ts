import type { Book } from '../book/book.js';
import { Code, Flag, Quantity, Rows } from '../kernel/fields.js';
import { Event, type DomainEvent } from '../message/message.js';
import { ReversedKind } from './reversed-kinds.js';

/** The participants of a programme say that removals of a component were released again. Nothing moves yet. */
@Event('ReversalReported', 1)
export class ReversalReported implements DomainEvent {
  @Code('reversal') reversal!: string;
  @Code('component') component!: string;
  @Quantity() quantity!: string;
  @Flag() avoidable!: boolean;
  @Rows(() => ReversedKind, { max: 2 }) kinds!: readonly ReversedKind[];

  apply(book: Book, revision: bigint): void {
    const { reversal, component, quantity, avoidable, kinds } = this;
    const row = { reversal, component, quantity: BigInt(quantity), avoidable, kinds, state: 'reported', since: revision } as const;
    book.reversals.set(reversal, row);
  }
}
