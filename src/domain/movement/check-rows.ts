import { triggerAtBirth } from '../adjustment/triggers.js';
import { accountType } from '../book/account-types.js';
import { allows, authorizes, coversVintage, leavesRoomFor } from '../authorization/authorizations.js';
import { accountOf, authorizationOf, partyOf, programmeOf, registryOf } from '../book/questions.js';
import type { ReadonlyBook } from '../book/readonly-book.js';
import type { AccountRow } from '../book/rows.js';
import { versionOn } from '../book/terms.js';
import { FreeSerials } from '../book/serials.js';
import { dayOf } from '../kernel/days.js';
import { refuse } from '../kernel/refusal.js';
import { Trial } from '../nesting/trial.js';
import { checkCountries, checkNotIssuedHere, checkOnce } from './check-outside-units.js';
import { checkItmoIds } from './check-itmo-ids.js';
import type { OpeningBalance, OpeningBalanceRow } from './opening-balance-fields.js';

/**
 * Every rule about the rows of an opening balance, in order of precedence, each over all rows before the next. Returns the first serial that
 * each row's block gets.
 */
export const checkRows = (book: ReadonlyBook, command: OpeningBalance, at: string): readonly bigint[] => {
  const { rows, kind } = command;
  rows.forEach(({ host }) => partyOf(book, host));
  rows.forEach(({ activity }) => programmeOf(book, activity));
  rows.forEach((row, i) => checkAuthorization(book, kind, row, { line: i + 1, day: dayOf(at) }));
  rows.forEach(({ authorization, nonGhgQuantity }, i) => {
    const nonGhg = authorization !== undefined && authorizationOf(book, authorization).metric === 'non-GHG';
    if (nonGhg !== (nonGhgQuantity !== undefined)) refuse('metric-mismatch', { line: i + 1 });
  });
  if (kind === 'ITMO' && registryOf(book).kind === 'mechanism') refuse('kind-not-allowed');
  checkTotals(command);
  checkOnce(book, rows);
  checkItmoIds(book, rows);
  checkNotIssuedHere(book, rows);
  checkRoom(book, rows, dayOf(at));
  const serials = firstSerials(book, rows);
  checkAccounts(book, command);
  checkTransfers(book, command, at);
  checkCountries(rows);
  checkHeadroom(book, rows);
  return serials;
};

/** the first serial of each row's block, the next that is free. */
const firstSerials = (book: ReadonlyBook, rows: readonly OpeningBalanceRow[]): readonly bigint[] => {
  const serials = new FreeSerials(book);
  return rows.map(({ activity, vintage, quantity }, i) => serials.take(activity, vintage, BigInt(quantity), i + 1));
};

/** An ITMO has an authorization of its host that covers its activity and vintage; a CER has none. */
const checkAuthorization = (
  book: ReadonlyBook,
  kind: string,
  { authorization, host, activity, vintage }: OpeningBalanceRow,
  { line, day }: { line: number; day: string },
): void => {
  if (kind === 'CER' && authorization === undefined) return;
  const row = authorization === undefined ? undefined : book.authorizations.get(authorization);
  const terms = row && versionOn(row, day);
  const covers = terms && row.host === host && terms.activities.includes(activity) && coversVintage(terms, vintage);
  if (kind === 'CER' || !covers || !authorizes(terms)) refuse('unknown-authorization', { line });
};

/** a row's volume is its range, and the rows sum to the control total. */
const checkTotals = ({ rows, controlTotal }: OpeningBalance): void => {
  rows.forEach(({ quantity, underlying: { first, last } }, i) => {
    if (BigInt(last) - BigInt(first) + 1n !== BigInt(quantity)) refuse('total-mismatch', { line: i + 1 });
  });
  const sum = rows.reduce((total, { quantity }) => total + BigInt(quantity), 0n);
  if (sum !== BigInt(controlTotal)) refuse('total-mismatch');
};

/** the authorized quantity holds for what is imported too. */
const checkRoom = (book: ReadonlyBook, rows: readonly OpeningBalanceRow[], day: string): void => {
  const asked = new Map<string, bigint>();
  rows.forEach(({ authorization, quantity }, i) => {
    if (authorization === undefined) return;
    const total = (asked.get(authorization) ?? 0n) + BigInt(quantity);
    asked.set(authorization, total);
    const row = authorizationOf(book, authorization);
    if (!leavesRoomFor(row, total, day)) refuse('authorization-exceeded', { line: i + 1, conflictsWith: row.since });
  });
};

/** what comes in is claimed of the programmes around its own, as far as those have not issued it. Throws `nested-headroom-exceeded`. */
const checkHeadroom = (book: ReadonlyBook, rows: readonly OpeningBalanceRow[]): void => {
  const trial = new Trial(book);
  for (const { activity: programme, host, vintage, quantity } of rows)
    trial.change({ programme, host, vintage }, (year) => ({ ...year, imported: year.imported + BigInt(quantity) }));
  trial.checkHeadroom();
};

const checkAccounts = (book: ReadonlyBook, { account, kind, rows }: OpeningBalance): void => {
  const accounts = [account, ...rows.flatMap((row) => row.account ?? [])].map((code) => accountOf(book, code));
  for (const { account: code, state } of accounts) if (state !== 'active') refuse('account-not-active', { account: code });
  for (const { account: code, type } of accounts)
    if (type !== 'holding' || !accountType(type).holds.includes(kind)) refuse('account-not-entitled', { account: code });
};

/** what a transfer would refuse, where coming in to another Party's account is what first transfers the units of a row. */
const checkTransfers = (book: ReadonlyBook, { account, rows }: OpeningBalance, at: string): void => {
  const abroad = rows.flatMap((row, i) => {
    const into = accountOf(book, row.account ?? account);
    return isFirstTransferredByAccount(book, row, into, dayOf(at)) ? [{ row, line: i + 1, into }] : [];
  });
  for (const { row, line, into } of abroad)
    for (const party of [row.host, into.party ?? ''])
      if (!book.parties.get(party)?.participating) refuse('party-not-participating', { line, account: into.account });
  for (const { row, line, into } of abroad) {
    const terms = versionOn(authorizationOf(book, row.authorization ?? ''), dayOf(at));
    if (!allows(terms, row, into, dayOf(at))) refuse('authorization-not-in-force', { line, conflictsWith: terms.since });
  }
};

/** an ITMO of another host than its account's Party, unless its authorization or a stated day made it first transferred before. */
const isFirstTransferredByAccount = (book: ReadonlyBook, row: OpeningBalanceRow, { party }: AccountRow, day: string): boolean =>
  row.authorization !== undefined &&
  row.firstTransferredOn === undefined &&
  party !== row.host &&
  triggerAtBirth(versionOn(authorizationOf(book, row.authorization), day)) === undefined;
