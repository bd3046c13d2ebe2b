import { idOf, type Block, type ItmoRun } from '../book/block.js';
import type { Book } from '../book/book.js';
import { keptTerms } from '../book/first-transferred.js';
import { giveItmoIds, itmoNumbering } from '../book/itmos.js';
import { giveOutSerials } from '../book/serials.js';
import { countGone, countGross } from '../book/transferred.js';
import { blockId, seriesOf } from '../kernel/block-id.js';
import { BlockIds, Code, Columns, OneOf } from '../kernel/fields.js';
import { halved } from '../kernel/halves.js';
import { Event, happened, type DomainEvent, type Occasion } from '../message/message.js';
import { changeClaim, sumsOf } from '../nesting/claims.js';
import { importedBlock, IMPORTED_COLUMNS, type ImportedRow } from './imported-blocks.js';

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
    // Ids that rows state are taken before any is given, so that it doesn't matter in which order the rows stand.
    for (const row of this.rows.rows) takeItmoIds(book, row, revision);
    for (const row of this.rows.rows) {
      const block = importedBlock(book.code, { import: this.import, kind: this.kind, since: revision }, row);
      const id = idOf(block);
      const firstTransferred = first.has(id);
      const stated = { ...block, itmo: statedItmo(book, block, row) };
      const itmo = firstTransferred ? giveItmoIds(book, stated, block.authorization) : stated.itmo;
      book.units.create({ ...block, firstTransferred, itmo, terms: firstTransferred ? keptTerms(book, block, at) : null });
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
    changeClaim(book, sumsOf(book), { programme: activity, host, vintage }, (year) => ({ ...year, imported: year.imported + quantity }));
    countGross(book, { host, activity, vintage }, quantity);
    book.underlying.take({ registry, series }, { first: BigInt(underlyingFirst), last: BigInt(underlyingLast), block, revision });
    const authorized = authorization === null ? undefined : book.authorizations.get(authorization);
    if (authorized) book.authorizations.update(authorized.authorization, { used: authorized.used + quantity });
  }
}

/** R-104: the ids that a row states are its units' from now on. */
const takeItmoIds = (book: Book, row: ImportedRow, revision: bigint): void => {
  const [, host, activity, vintage, begin, size, authorization, , , , , , , , , registry, number] = row;
  if (registry === null || number === null) return;
  const ids = itmoNumbering({ approach: approachOf(book, authorization), registry, host, vintage });
  const [first, quantity] = [BigInt(begin), BigInt(size)];
  const series = seriesOf({ registry: book.code, host, activity, vintage });
  const block = blockId({ series, first, last: first + quantity - 1n });
  book.itmos.take(ids, { first: BigInt(number), last: BigInt(number) + quantity - 1n, block, revision });
};

/** The ids that a row states, where they are of a cooperative approach. */
const statedItmo = (book: Book, block: Block, row: ImportedRow): ItmoRun | null => {
  const [, , , , , , authorization, , , , , , , , , registry, number] = row;
  const approach = approachOf(book, authorization);
  return approach === null || registry === null || number === null ? null : { approach, registry, offset: BigInt(number) - block.first };
};

const approachOf = (book: Book, authorization: string | null): string | null =>
  authorization === null ? null : (book.authorizations.get(authorization)?.cooperativeApproach ?? null);
