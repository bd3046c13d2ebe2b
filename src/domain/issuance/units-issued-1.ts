import type { Book } from '../book/book.js';
import { Activity, BlockIds, Bps, Code, Columns, OneOf, Party, Quantity, Rows } from '../kernel/fields.js';
import { Event, happened, type DomainEvent, type Recorded } from '../message/message.js';
import { Distributed } from '../kernel/values.js';
import { ISSUED_COLUMNS, type IssuedRow } from './new-blocks.js';
import { ROUNDING, UnitsIssued } from './units-issued.js';

/** Version 1: each issuance was levied on its own gross alone. What it issued and paid counts in what later ones owe. */
@Event('UnitsIssued', 1)
export class UnitsIssued1 implements DomainEvent {
  @Code('issuance') issuance!: string;
  @Code('verification') verification!: string;
  @Activity() programme!: string;
  @Party() host!: string;
  @Quantity() policyNumber!: string;
  @Quantity() gross!: string;
  @Bps() adaptationBps!: string;
  @Bps() omgeBps!: string;
  @Bps() bufferBps!: string;
  @OneOf(...ROUNDING) rounding!: (typeof ROUNDING)[number];
  @OneOf(...ROUNDING) bufferRounding!: (typeof ROUNDING)[number];
  @Columns(ISSUED_COLUMNS, { component: 'component', authorization: 'authorization' }) lines!: {
    readonly columns: readonly string[];
    readonly rows: readonly IssuedRow[];
  };
  @Rows(() => Distributed, { max: 1_000_000, least: 0 }) distributed!: readonly Distributed[];
  @BlockIds(1_000_000, 0) firstTransferred!: readonly string[];

  apply(book: Book, revision: bigint, by: Recorded): void {
    const before = { gross: '0', adaptation: '0', omge: '0', buffer: '0' };
    happened(UnitsIssued, { ...this, before }).apply(book, revision, by);
  }
}
