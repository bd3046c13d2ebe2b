import { dayOf } from '../kernel/days.js';
import { idOf, type Block, type BlockStatus } from './block.js';
import type { Book } from './book.js';
import { giveItmoIds } from './itmos.js';
import { versionOn } from './terms.js';
import { countGone, countGoneInPlace } from './transferred.js';

/** The version that units of an authorization keep when they are first transferred at `at`; null for the statement as it was made. */
export const keptTerms = (book: Book, { authorization }: Pick<Block, 'authorization'>, at: string): string | null => {
  const row = authorization === null ? undefined : book.authorizations.get(authorization);
  if (!row || row.versions.length === 1) return null;
  const place = row.versions.indexOf(versionOn(row, dayOf(at)));
  return place === 0 ? null : String(place + 1);
};

/**
 * The units of `id` change at `at`, and are first transferred by that: they keep the terms of their authorization as they are, and have
 * ITMO ids from now on.
 */
export const changeFirstTransferred = (
  book: Book,
  id: string,
  status: BlockStatus,
  { revision, at }: { revision: bigint; at: string },
): void => {
  if (status.account === undefined) countGoneInPlace(book, id);
  else countGone(book, id);
  const first = { ...status, firstTransferred: true };
  // A mechanism gives no ids, and as long as no statement was ever revised, whatever the units are of is known without looking.
  const plain = book.revised.size === 0 && book.registry.get(book.code)?.kind === 'mechanism';
  if (plain) return book.units.change(id, first, revision);
  for (const block of book.units.within(id) ?? []) {
    const authorization = status.authorization ?? block.authorization;
    const kept = { terms: keptTerms(book, { authorization }, at), itmo: giveItmoIds(book, block, authorization) };
    book.units.change(idOf(block), { ...first, ...kept }, revision);
  }
};
