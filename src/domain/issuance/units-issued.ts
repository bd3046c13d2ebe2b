import type { Book } from '../book/book.js';
import type { IssuanceLineRow } from '../book/rows.js';
import { changeFirstTransferred } from '../book/first-transferred.js';
import { addBuffered } from '../buffers/buffered.js';
import { giveOutSerials } from '../book/serials.js';
import { addTo } from '../book/taking-back.js';
import { countGross } from '../book/transferred.js';
import { Activity, BlockIds, Bps, Code, Columns, Nested, OneOf, Optional, Party, Quantity, Rows, Sum } from '../kernel/fields.js';
import { dayOf } from '../kernel/days.js';
import { putLine } from '../nesting/lines.js';
import { lineKey } from '../verification/verified-lines.js';
import { halved } from '../kernel/halves.js';
import { Event, happened, type DomainEvent, type Occasion } from '../message/message.js';
import { Distributed } from '../kernel/values.js';
import { parseBlockId, seriesOf, seriesParts } from '../kernel/block-id.js';
import { noteDelivery } from './deliveries.js';
import { ratesKey } from './levies.js';
import { BUFFER_COLUMNS, ISSUED_COLUMNS, newBlocks, type IssuedRow } from './new-blocks.js';

export const ROUNDING = ['ceil', 'floor', 'half-up'] as const;

/** The rates of a programme's own buffers, in basis points. */
export class BuffersBps {
  @Bps() uncertainty!: string;
  @Bps() reversal!: string;
  @Bps() pooled!: string;
}

/** What the verification had issued and paid before, at the same rates. */
export class LeviedBefore {
  @Sum() gross!: string;
  @Sum() adaptation!: string;
  @Sum() omge!: string;
  @Sum() buffer!: string;
}

/**
 * Units exist. For each line where its serials begin and how many went to participants (pending, but for what was distributed), the
 * adaptation share, OMGE and the buffer; the rates, rounding and policy that made it so.
 */
@Event('UnitsIssued', 2)
export class UnitsIssued implements DomainEvent {
  @Code('issuance') issuance!: string;
  @Code('verification') verification!: string;
  @Activity() programme!: string;
  @Party() host!: string;
  @Quantity() policyNumber!: string;
  @Sum() gross!: string;
  @Bps() adaptationBps!: string;
  @Bps() omgeBps!: string;
  @Bps() bufferBps!: string;
  @OneOf(...ROUNDING) rounding!: (typeof ROUNDING)[number];
  @OneOf(...ROUNDING) bufferRounding!: (typeof ROUNDING)[number];
  /** The rates that were set for the programme's own buffers; where there are none, neither this is there nor their columns. */
  @Optional() @Nested(() => BuffersBps) buffersBps?: BuffersBps;
  @Columns(ISSUED_COLUMNS, { component: 'component', authorization: 'authorization' }, BUFFER_COLUMNS) lines!: {
    readonly columns: readonly string[];
    readonly rows: readonly IssuedRow[];
  };
  @Rows(() => Distributed, { max: 1_000_000, least: 0 }) distributed!: readonly Distributed[];
  @BlockIds(1_000_000, 0) firstTransferred!: readonly string[];
  @Nested(() => LeviedBefore) before!: LeviedBefore;

  apply(book: Book, revision: bigint, { at }: Occasion): void {
    for (const row of this.lines.rows) {
      for (const block of newBlocks(book.code, { ...this, since: revision }, row)) book.units.create(block);
      this.count(book, row, revision);
      const [component] = row;
      if (book.components.get(component)?.firstIssuedOn === null) book.components.update(component, { firstIssuedOn: dayOf(at) });
    }
    for (const { account, block } of this.distributed) book.units.change(block, { account }, revision);
    for (const block of this.firstTransferred) changeFirstTransferred(book, block, {}, { revision, at });
    const { issuance, verification, programme, host } = this;
    noteDelivery(book, issuance, revision);
    const before = book.issuances.get(issuance);
    const gross = BigInt(this.gross);
    const lines = [...(before?.lines ?? []), ...this.lines.rows.map((row) => lineOf(book.code, this, row))];
    const converted = before?.converted ?? { participants: 0n, adaptation: 0n, omge: 0n };
    book.issuances.set(issuance, { issuance, verification, programme, host, gross, lines, converted, since: before?.since ?? revision });
  }

  halves(): readonly [UnitsIssued, UnitsIssued] {
    const { columns, rows } = this.lines;
    if (rows.length < 2) return this.halvesOfOneRow();
    const [a, b] = halved(rows);
    return [this.withRows(columns, a), this.withRows(columns, b)];
  }

  /** One line alone can be too much when it was distributed to very many accounts: then only the distribution goes on. */
  private halvesOfOneRow(): readonly [UnitsIssued, UnitsIssued] {
    const { columns } = this.lines;
    const [a, b] = halved(this.distributed);
    const first = new Set(this.firstTransferred);
    const later = b.map(({ block }) => block).filter((block) => first.has(block));
    for (const block of later) first.delete(block);
    return [
      happened(UnitsIssued, { ...this, distributed: a, firstTransferred: [...first] }),
      happened(UnitsIssued, { ...this, lines: { columns, rows: [] }, distributed: b, firstTransferred: later }),
    ];
  }

  /** Rows of one vintage follow each other in serials too, so a run of rows has one run of serials in each vintage. */
  private withRows(columns: readonly string[], rows: readonly IssuedRow[]): UnitsIssued {
    const serials = new Map<string, { readonly first: bigint; readonly last: bigint }>();
    for (const row of rows) {
      const [, vintage, , , , , begin] = row;
      const first = BigInt(begin);
      serials.set(vintage, { first: serials.get(vintage)?.first ?? first, last: first + grossOf(row) - 1n });
    }
    const own = (id: string): boolean => {
      const { series, first } = parseBlockId(id);
      const range = serials.get(seriesParts(series).vintage);
      return range !== undefined && range.first <= first && first <= range.last;
    };
    return happened(UnitsIssued, {
      ...this,
      lines: { columns, rows },
      distributed: this.distributed.filter(({ block }) => own(block)),
      firstTransferred: this.firstTransferred.filter(own),
    });
  }

  /** What the book counts for each line: serials, the verified line, the yearly cap, the authorization. */
  private count(book: Book, row: IssuedRow, revision: bigint): void {
    const [component, vintage, , authorization, , , first, , adaptation, omge, buffer, ...own] = row;
    const quantity = grossOf(row);
    const { host, programme: activity } = this;
    giveOutSerials(book, { host, activity, vintage, first: BigInt(first), quantity, how: 'issued' }, revision);
    const year = `${this.programme} ${this.host} ${vintage}`;
    const key = lineKey(this.verification, component, vintage);
    const line = book.verifiedLines.get(key);
    if (!line) throw new Error(`an event issues ${vintage} of ${component}, which ${this.verification} doesn't verify`);
    const rates = ratesKey(this.verification, this);
    const paid = book.levied.get(rates);
    addTo(book.issuedByYear, year, quantity);
    putLine(book, { ...line, issued: line.issued + quantity, issuedAt: revision });
    countGross(book, { host, activity, vintage }, quantity);
    book.levied.set(rates, {
      gross: (paid?.gross ?? 0n) + quantity,
      adaptation: (paid?.adaptation ?? 0n) + BigInt(adaptation),
      omge: (paid?.omge ?? 0n) + BigInt(omge),
      buffer: (paid?.buffer ?? 0n) + BigInt(buffer),
    });
    if (authorization !== null) addTo(book.authorizedByYear, year, quantity);
    const [uncertainty, reversal, pooled] = own.map(BigInt);
    if (uncertainty !== undefined && reversal !== undefined && pooled !== undefined)
      addBuffered(book, key, { gross: quantity, uncertainty, reversal, pooled });
    if (authorization !== null)
      book.authorizations.update(authorization, { used: (book.authorizations.get(authorization)?.used ?? 0n) + quantity });
  }
}

const grossOf = ([, , , , , , , ...parts]: IssuedRow): bigint => parts.reduce((sum, part) => sum + BigInt(part), 0n);

const lineOf = (
  registry: string,
  { host, programme }: UnitsIssued,
  [component, vintage, , , contribution, , first, participants, adaptation, omge, ...buffers]: IssuedRow,
): IssuanceLineRow => ({
  ...{ component, vintage, contribution, adaptation: BigInt(adaptation), omge: BigInt(omge) },
  series: seriesOf({ registry, host, activity: programme, vintage }),
  first: BigInt(first),
  participants: BigInt(participants),
  released: 0n,
  last: [participants, adaptation, omge, ...buffers].reduce((last, part) => last + BigInt(part), BigInt(first) - 1n),
});
