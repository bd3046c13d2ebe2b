import type { Block } from '../book/block.js';
import type { Book } from '../book/book.js';
import type { BufferName, BuffersRow } from '../book/rows.js';
import { Activity, Bps, Code, Codes, Nested, OneOf, OrNull, Rows, Token } from '../kernel/fields.js';
import { quantityOf } from '../kernel/block-id.js';
import { halved } from '../kernel/halves.js';
import { Document, YearSpan } from '../kernel/values.js';
import { Event, happened, type DomainEvent } from '../message/message.js';
import { noteDelivery } from '../issuance/deliveries.js';
import { lineKey } from '../verification/verified-lines.js';
import { addBuffered } from './buffered.js';
import { ofBuffers } from './rates.js';

/** Units that leave a buffer. */
export class Released {
  @Code('account') from!: string;
  @Code('account') to!: string;
  @Token(/^[A-Z0-9-]{1,90}$/, 'Block of units') block!: string;
}

/** a buffer has a lower rate, and every line of it is as if it had had that from the start. */
@Event('BufferReleased', 1)
export class BufferReleased implements DomainEvent {
  @Activity() programme!: string;
  @Nested(() => YearSpan) vintages!: YearSpan;
  @OrNull() @Codes(1_000, 'component') components!: readonly string[] | null;
  @OneOf('uncertainty', 'reversal', 'pooled') buffer!: BufferName;
  @Bps() oldBps!: string;
  @Bps() newBps!: string;
  @Nested(() => Document) report!: Document;
  @Rows(() => Released, { max: 1_000_000, least: 0 }) moved!: readonly Released[];

  apply(book: Book, revision: bigint): void {
    const row = book.buffers.get(this.programme);
    if (!row) throw new Error(`an event releases a buffer of ${this.programme}, which has none`);
    if (!this.isKnown(row)) book.buffers.set(this.programme, { ...row, releases: [...row.releases, this.released(revision)] });
    for (const { from, to, block } of this.moved) this.move(book, { from, to, block }, revision);
  }

  halves(): readonly [BufferReleased, BufferReleased] {
    const [a, b] = halved(this.moved);
    return [happened(BufferReleased, { ...this, moved: a }), happened(BufferReleased, { ...this, moved: b })];
  }

  /** A further part of one release says its rate again. */
  private isKnown({ releases }: BuffersRow): boolean {
    const last = releases.at(-1);
    const said = ({ buffer, vintages, components, bps }: Omit<BuffersRow['releases'][number], 'since'>): string =>
      [buffer, vintages.first, vintages.last, components?.join(), bps].join(' ');
    return last !== undefined && said(last) === said({ ...this, bps: this.newBps });
  }

  private released(since: bigint): BuffersRow['releases'][number] {
    const { buffer, vintages, components, newBps } = this;
    return { buffer, vintages: { first: vintages.first, last: vintages.last }, components, bps: newBps, since };
  }

  private move(book: Book, { from, to, block: id }: Released, revision: bigint): void {
    for (const block of book.units.within(id) ?? []) {
      const { origin, component, vintage } = block.lot;
      const verification = book.issuances.get(origin)?.verification ?? '';
      const quantity = quantityOf(block);
      const moved = (account: string): bigint => (account === from ? -quantity : account === to ? quantity : 0n);
      addBuffered(book, lineKey(verification, component ?? '', vintage), { gross: 0n, ...ofBuffers(moved) });
      if (to === 'PENDING') deliver(book, block, revision);
    }
    book.units.change(id, { account: to, reservedBy: null }, revision);
  }
}

/** The units are the participants' of their issuance, and where it brought them. */
const deliver = (book: Book, { lot, first, last }: Block, revision: bigint): void => {
  noteDelivery(book, lot.origin, revision);
  const lines = (book.issuances.get(lot.origin)?.lines ?? []).map((line) =>
    line.series === lot.series && line.first <= first && last <= line.last
      ? { ...line, released: line.released + last - first + 1n }
      : line,
  );
  book.issuances.update(lot.origin, { lines });
};
