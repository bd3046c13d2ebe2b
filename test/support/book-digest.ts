import { AssetClaims } from '../../src/domain/book/asset-claims.js';
import type { Book } from '../../src/domain/book/book.js';
import { Fingerprints } from '../../src/domain/book/fingerprints.js';
import { OpenProposals } from '../../src/domain/book/open-proposals.js';
import { Underlying } from '../../src/domain/book/underlying.js';
import { Table } from '../../src/domain/kernel/table.js';
import { foldAct } from '../../src/ledger/fold.js';
import type { StoredAct } from '../../src/event-store/event-store.js';
import type { Catalogue } from '../../src/ledger/catalogue.js';

/**
 * Texts of rows by identity: rows are never changed in place, so a test that takes very many digests of one book may keep them. Such
 * digests are in the order of the book itself, which is for comparing a book with itself only.
 */
export type RowTexts = WeakMap<object, string>;

const text = (value: unknown): string => {
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'undefined';
  if (Array.isArray(value)) return `[${value.map(text).join(',')}]`;
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return `{${members
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, member]) => `${name}:${text(member)}`)
    .join(',')}}`;
};

/**
 * The whole book as one text: every table by key, every series and every account with its blocks, the underlying units, and how many keys
 * are known. What is in the book and what it was made of say the same, whatever was decided and taken back in between.
 */
export const digest = (book: Book, texts?: RowTexts): string => {
  const row = (value: object): string => {
    const known = texts?.get(value);
    if (known !== undefined) return known;
    const fresh = text(value);
    texts?.set(value, fresh);
    return fresh;
  };
  const lines: string[] = [];
  const add = (place: string, rows: Iterable<object>): void => {
    const all = [...rows].map(row);
    if (all.length > 0) lines.push(`${place}: ${all.join(' ')}`);
  };
  for (const part of Object.values(book) as unknown[]) {
    if (part instanceof Table) for (const key of part.keys()) add(`${part.name} ${key}`, [part.get(key) ?? {}]);
    if (part instanceof OpenProposals) lines.push(`open proposals: ${[...part.at('')].join(' ')}`);
    if (part instanceof Fingerprints) lines.push(`keys: ${part.size}`);
    if (part instanceof AssetClaims) add('assets', part.all());
    if (part instanceof Underlying) for (const [key, ranges] of part.all()) add(`underlying ${key}`, ranges);
  }
  for (const [series, blocks] of book.units.all()) add(`series ${series}`, blocks);
  for (const [account, holding] of book.units.accounts()) {
    add(`account ${account}`, holding);
    if (!holding.isEmpty) lines.push(`quantity ${account}: ${holding.quantity}`);
  }
  return (texts ? lines : lines.sort()).join('\n');
};

/** The digest of `book`, which is empty, once `acts` have happened to it. */
export const digestOfFold = (book: Book, catalogue: Catalogue, acts: Iterable<StoredAct>): string => {
  // Kept up act by act, as a ledger does after its start: units that were forged to be there twice stand in the order they came.
  book.units.keepHoldings();
  for (const act of acts) foldAct(book, catalogue, act);
  return digest(book);
};
