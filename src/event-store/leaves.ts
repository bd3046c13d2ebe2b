import { createHash, type Hash } from 'node:crypto';
import type Database from 'better-sqlite3';

/** Leaf hashes asked for at once. */
const PAGE = 10_000n;

/** SHA-256, not ended, over the leaf hashes of the first `size` events, put together by SQLite: a row at a time takes three times as long. */
export const sumOfLeaves = (db: Database.Database, size: bigint): Hash => {
  const page = db.prepare<[bigint, bigint], { readonly leaves: string | null }>(
    "SELECT group_concat(hex(leaf), '') AS leaves FROM (SELECT leaf FROM events WHERE revision >= ? AND revision < ? ORDER BY revision)",
  );
  const sum = createHash('sha256');
  for (let from = 0n; from < size; from += PAGE) {
    const to = from + PAGE < size ? from + PAGE : size;
    sum.update(page.get(from, to)?.leaves ?? '', 'hex');
  }
  return sum;
};
