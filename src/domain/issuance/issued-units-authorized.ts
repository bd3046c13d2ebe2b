import type { UnitKind } from '../book/block.js';
import type { Book } from '../book/book.js';
import { changeFirstTransferred } from '../book/first-transferred.js';
import { registryOf } from '../book/questions.js';
import type { ReadonlyBook } from '../book/readonly-book.js';
import { addTo } from '../book/taking-back.js';
import { quantityOf } from '../kernel/block-id.js';
import { BlockIds, Code } from '../kernel/fields.js';
import { halved } from '../kernel/halves.js';
import { Event, happened, type DomainEvent, type Occasion } from '../message/message.js';

/** MCUs became authorized units after their issuance, and with them their share of the levies, which is first transferred. */
@Event('IssuedUnitsAuthorized', 1)
export class IssuedUnitsAuthorized implements DomainEvent {
  @Code('authorization') authorization!: string;
  /** Of the participants. */
  @BlockIds(1_000_000, 0) blocks!: readonly string[];
  /** Of the levies. */
  @BlockIds(1_000_000, 0) converted!: readonly string[];
  @BlockIds(1_000_000, 0) firstTransferred!: readonly string[];

  apply(book: Book, revision: bigint, { at }: Occasion): void {
    const { authorization } = this;
    const status = { kind: authorizedKind(book), authorization, contribution: null };
    const first = new Set(this.firstTransferred);
    let quantity = 0n;
    for (const id of [...this.blocks, ...this.converted]) {
      quantity += this.count(book, id);
      if (first.has(id)) changeFirstTransferred(book, id, status, { revision, at });
      else book.units.change(id, status, revision);
    }
    const used = (book.authorizations.get(authorization)?.used ?? 0n) + quantity;
    book.authorizations.update(authorization, { used });
  }

  halves(): readonly [IssuedUnitsAuthorized, IssuedUnitsAuthorized] {
    const [a, b] = halved([...this.blocks, ...this.converted]);
    const own = (ids: readonly string[]): IssuedUnitsAuthorized => {
      const inside = new Set(ids);
      const ofThese = (all: readonly string[]): string[] => all.filter((id) => inside.has(id));
      const { authorization, blocks, converted, firstTransferred } = this;
      const lists = { blocks: ofThese(blocks), converted: ofThese(converted), firstTransferred: ofThese(firstTransferred) };
      return happened(IssuedUnitsAuthorized, { authorization, ...lists });
    };
    return [own(a), own(b)];
  }

  /** Counts the units for their issuance, before they change. Returns how many they are. */
  private count(book: Book, id: string): bigint {
    let quantity = 0n;
    for (const block of book.units.within(id) ?? []) {
      const size = quantityOf(block);
      quantity += size;
      addTo(book.authorizedByYear, `${block.lot.activity} ${block.lot.host} ${block.lot.vintage}`, size);
      const { converted } = book.issuances.get(block.lot.origin) ?? {};
      if (!converted) continue;
      const member = block.account === 'ADAPTATION-SHARE' ? 'adaptation' : block.account === 'OMGE-MANDATORY' ? 'omge' : 'participants';
      book.issuances.update(block.lot.origin, { converted: { ...converted, [member]: converted[member] + size } });
    }
    return quantity;
  }
}

/** authorized units are AERs in a mechanism and ITMOs elsewhere. */
export const authorizedKind = (book: ReadonlyBook): UnitKind => (registryOf(book).kind === 'mechanism' ? 'AER' : 'ITMO');
