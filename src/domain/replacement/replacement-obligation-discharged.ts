import type { Book } from '../book/book.js';
import { parseBlockId, sumOf } from '../kernel/block-id.js';
import { BlockIds, Code, Total } from '../kernel/fields.js';
import { halved } from '../kernel/halves.js';
import { Event, happened, type DomainEvent } from '../message/message.js';
import { isOfKind } from '../reversal/reversed-kinds.js';

/** What the same act cancelled counts towards an obligation. */
@Event('ReplacementObligationDischarged', 1)
export class ReplacementObligationDischarged implements DomainEvent {
  @Code('obligation') obligation!: string;
  @Total() quantity!: string;
  @BlockIds(1_000_000) blocks!: readonly string[];

  apply(book: Book): void {
    const { obligation, blocks } = this;
    const row = book.obligations.get(obligation);
    const quantity = BigInt(this.quantity);
    const units = row?.kinds ? blocks.flatMap((block) => book.units.within(block) ?? []) : [];
    const kinds = row?.kinds?.map((one) => ({
      ...one,
      discharged: one.discharged + sumOf(units.filter((unit) => isOfKind(unit.kind, one.kind))),
    }));
    book.obligations.update(obligation, { discharged: (row?.discharged ?? 0n) + quantity, kinds: kinds ?? null });
  }

  halves(): readonly [ReplacementObligationDischarged, ReplacementObligationDischarged] {
    const [a, b] = halved(this.blocks);
    return [discharge(this.obligation, a), discharge(this.obligation, b)];
  }
}

/** The event that these blocks discharge so much of the obligation. */
export const discharge = (obligation: string, blocks: readonly string[]): ReplacementObligationDischarged => {
  const quantity = String(sumOf(blocks.map(parseBlockId)));
  return happened(ReplacementObligationDischarged, { obligation, quantity, blocks });
};
