import type { Book } from '../book/book.js';
import { noteDelivery } from './deliveries.js';
import { changeFirstTransferred } from '../book/first-transferred.js';
import { BlockIds, Code, Rows } from '../kernel/fields.js';
import { halved } from '../kernel/halves.js';
import { Event, happened, type DomainEvent, type Occasion } from '../message/message.js';
import { Distributed } from '../kernel/values.js';

/** Pending units went to the accounts their participants named. */
@Event('UnitsDistributed', 1)
export class UnitsDistributed implements DomainEvent {
  @Code('issuance') issuance!: string;
  @Rows(() => Distributed, { max: 1_000_000 }) distributed!: readonly Distributed[];
  @BlockIds(1_000_000, 0) firstTransferred!: readonly string[];

  apply(book: Book, revision: bigint, { at }: Occasion): void {
    const first = new Set(this.firstTransferred);
    noteDelivery(book, this.issuance, revision);
    for (const { account, block } of this.distributed)
      if (first.has(block)) changeFirstTransferred(book, block, { account }, { revision, at });
      else book.units.change(block, { account }, revision);
  }

  halves(): readonly [UnitsDistributed, UnitsDistributed] {
    const [a, b] = halved(this.distributed);
    return [this.with(a), this.with(b)];
  }

  private with(distributed: readonly Distributed[]): UnitsDistributed {
    const own = new Set(distributed.map(({ block }) => block));
    return happened(UnitsDistributed, { ...this, distributed, firstTransferred: this.firstTransferred.filter((block) => own.has(block)) });
  }
}
