import type { Block } from './block.js';
import type { ReadonlyBook } from './readonly-book.js';
import type { AuthorizationRow, AuthorizationVersion } from './rows.js';

/** The version of a statement that governs on `day`: the last stated of those whose day has come. */
export const versionOn = ({ versions }: Pick<AuthorizationRow, 'versions'>, day: string): AuthorizationVersion =>
  versions.findLast(({ effective }) => effective === null || effective <= day) ?? versions[0];

/**
 * what governs units on `day`. Units that were first transferred keep the version of then (`kept`, counted from 1), whatever is stated
 * later, unless that version itself lets them change after the first transfer.
 */
export const versionFor = ({ versions }: Pick<AuthorizationRow, 'versions'>, kept: string | null, day: string): AuthorizationVersion => {
  const from = Number(kept ?? '1') - 1;
  const later = versions.slice(from + 1).filter(({ effective }) => effective === null || effective <= day);
  return later.reduce((own, next) => (own.changesAfterFirstTransfer ? next : own), versions[from] ?? versions[0]);
};

/** The terms of a block on `day`; undefined where it has no authorization. */
export const termsOf = (
  book: ReadonlyBook,
  { authorization, firstTransferred, terms }: Block,
  day: string,
): AuthorizationVersion | undefined => {
  const row = authorization === null ? undefined : book.authorizations.get(authorization);
  if (!row) return undefined;
  return firstTransferred ? versionFor(row, terms, day) : versionOn(row, day);
};
