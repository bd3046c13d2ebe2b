import { idOf } from '../book/block.js';
import type { Book } from '../book/book.js';
import { keptTerms } from '../book/first-transferred.js';
import { giveOutSerials } from '../book/serials.js';
import { countGone, countGross } from '../book/transferred.js';
import { BlockIds, Code, Columns, OneOf } from '../kernel/fields.js';
import { halved } from '../kernel/halves.js';
import { Event, happened, type DomainEvent, type Occasion } from '../message/message.js';
import { importedBlock, IMPORTED_COLUMNS, type ImportedRow } from './imported-blocks.js';
import { itmoNumbering } from './itmo-numbering.js';

/** Units that another registry issued are in this book from now on, and nowhere else. */
@Event('OpeningBalanceImported', 2)
export class OpeningBalanceImported implements DomainEvent {
  @Code('import') import!: string;
  @OneOf('ITMO', 'CER') kind!: 'ITMO' | 'CER';
  @Columns(IMPORTED_COLUMNS, { account: 'account', host: 'party', activity: 'programme', authorization: 'authorization' }) rows!: {
    readonly columns: readonly string[];
    readonly rows: readonly ImportedRow[];
  };
  @BlockIds(1_000_000, 0) firstTransferred!: readonly string[];

  apply(book: Book, revision: bigint, { at }: Occasion): void {
    const first = new Set(this.firstTransferred);
    for (const row of this.rows.rows) {
      const block = importedBlock(book.code, { import: this.import, kind: this.kind, since: revision }, row);
      const id = idOf(block);
      const firstTransferred = first.has(id);
      book.units.create({ ...block, firstTransferred, terms: firstTransferred ? keptTerms(book, block, at) : null });
      this.count(book, row, id, revision);
      if (firstTransferred) countGone(book, id);
    }
    if (!book.imports.has(this.import)) book.imports.set(this.import, { import: this.import, since: revision });
  }

  halves(): readonly [OpeningBalanceImported, OpeningBalanceImported] {
    const [a, b] = halved(this.rows.rows);
    const before = a.length;
    const ids = this.rows.rows.map((row) =>
      idOf(importedBlock(this.registryOf(), { import: this.import, kind: this.kind, since: 0n }, row)),
    );
    return [this.with(a, new Set(ids.slice(0, before))), this.with(b, new Set(ids.slice(before)))];
  }

  private with(rows: readonly ImportedRow[], own: ReadonlySet<string>): OpeningBalanceImported {
    const { columns } = this.rows;
    const firstTransferred = this.firstTransferred.filter((block) => own.has(block));
    return happened(OpeningBalanceImported, { ...this, rows: { columns, rows }, firstTransferred });
  }

  private registryOf(): string {
    return this.firstTransferred[0]?.split('-', 1)[0] ?? '';
  }

  /** What the book counts for each row: serials, the units behind it, the ids it has, the authorization. */
  private count(book: Book, row: ImportedRow, block: string, revision: bigint): void {
    const [, host, activity, vintage, begin, size, authorization, registry, series, underlyingFirst, underlyingLast] = row;
    const [first, quantity] = [BigInt(begin), BigInt(size)];
    giveOutSerials(book, { host, activity, vintage, first, quantity, how: 'imported' }, revision);
    countGross(book, { host, activity, vintage }, quantity);
    book.underlying.take({ registry, series }, { first: BigInt(underlyingFirst), last: BigInt(underlyingLast), block, revision });
    const authorized = authorization === null ? undefined : book.authorizations.get(authorization);
    if (authorized) book.authorizations.update(authorized.authorization, { used: authorized.used + quantity });
    const [, , , , , , , , , , , , , , , itmoRegistry, itmoFirst] = row;
    if (itmoRegistry === null || itmoFirst === null) return;
    const ids = itmoNumbering({ approach: authorized?.cooperativeApproach ?? null, registry: itmoRegistry, host, vintage });
    book.itmos.take(ids, { first: BigInt(itmoFirst), last: BigInt(itmoFirst) + quantity - 1n, block, revision });
  }
}
