import { accountType } from '../book/account-types.js';
import { coversVintage, leavesRoomFor } from '../authorization/authorizations.js';
import { accountOf, authorizationOf, partyOf, programmeOf, registryOf } from '../book/questions.js';
import type { ReadonlyBook } from '../book/readonly-book.js';
import { overlaps } from '../kernel/block-id.js';
import { dayOf } from '../kernel/days.js';
import { invalid, refuse } from '../kernel/refusal.js';
import type { OpeningBalanceRow } from './opening-balance-fields.js';

interface OpeningBalance {
  readonly account: string;
  readonly kind: 'ITMO' | 'CER';
  readonly controlTotal: string;
  readonly rows: readonly OpeningBalanceRow[];
}

/** Nothing was first transferred after the day of `at`. Throws `invalid-input`. */
export const checkDates = ({ rows }: OpeningBalance, at: string): void => {
  rows.forEach(({ firstTransferredOn }, i) => {
    if (firstTransferredOn !== undefined && firstTransferredOn > dayOf(at))
      invalid(`/rows/${i}/firstTransferredOn`, 'date-in-the-future', 'It has not happened yet');
  });
};

/** Every rule about the rows of an opening balance, in order of precedence, each over all rows before the next. */
export const checkRows = (book: ReadonlyBook, command: OpeningBalance): void => {
  const { rows, kind } = command;
  rows.forEach(({ host }) => partyOf(book, host));
  rows.forEach(({ activity }) => programmeOf(book, activity));
  rows.forEach((row, i) => checkAuthorization(book, kind, row, i + 1));
  rows.forEach(({ authorization, nonGhgQuantity }, i) => {
    const nonGhg = authorization !== undefined && authorizationOf(book, authorization).metric === 'non-GHG';
    if (nonGhg !== (nonGhgQuantity !== undefined)) refuse('metric-mismatch', { line: i + 1 });
  });
  if (kind === 'ITMO' && registryOf(book).kind === 'mechanism') refuse('kind-not-allowed');
  checkTotals(command);
  checkUnderlying(book, rows);
  checkRoom(book, rows);
  checkAccounts(book, command);
};

/** An ITMO has an authorization of its host that covers its activity and vintage; a CER has none. */
const checkAuthorization = (
  book: ReadonlyBook,
  kind: string,
  { authorization, host, activity, vintage }: OpeningBalanceRow,
  line: number,
): void => {
  if (kind === 'CER' && authorization === undefined) return;
  const row = authorization === undefined ? undefined : book.authorizations.get(authorization);
  const covers = row && row.host === host && row.activities.includes(activity) && coversVintage(row, vintage);
  const authorizes = row?.statement === 'all' || row?.statement === 'part';
  if (kind === 'CER' || !covers || !authorizes) refuse('unknown-authorization', { line });
};

/** a row's volume is its range, and the rows sum to the control total. */
const checkTotals = ({ rows, controlTotal }: OpeningBalance): void => {
  rows.forEach(({ quantity, underlying: { first, last } }, i) => {
    if (BigInt(last) - BigInt(first) + 1n !== BigInt(quantity)) refuse('total-mismatch', { line: i + 1 });
  });
  const sum = rows.reduce((total, { quantity }) => total + BigInt(quantity), 0n);
  if (sum !== BigInt(controlTotal)) refuse('total-mismatch');
};

/** an underlying unit belongs to one block of the registry, ever. Names the other row, or the block and its revision. */
const checkUnderlying = (book: ReadonlyBook, rows: readonly OpeningBalanceRow[]): void => {
  const bySeries = new Map<string, { line: number; first: bigint; last: bigint }[]>();
  rows.forEach(({ underlying: { registry, series, first, last } }, i) => {
    const key = `${registry} ${series}`;
    const ranges = bySeries.get(key) ?? [];
    if (ranges.length === 0) bySeries.set(key, ranges);
    ranges.push({ line: i + 1, first: BigInt(first), last: BigInt(last) });
  });
  for (const ranges of bySeries.values()) {
    ranges.sort((a, b) => (a.first < b.first ? -1 : a.first > b.first ? 1 : a.line - b.line));
    ranges.forEach((range, i) => {
      const before = ranges[i - 1];
      if (!before || !overlaps(before, range)) return;
      const lines = [before.line, range.line];
      refuse('serial-overlap', { line: Math.max(...lines), conflictsWithLine: Math.min(...lines) });
    });
  }
  rows.forEach(({ underlying: { registry, series, first, last } }, i) => {
    const met = book.underlyingOf(registry, series).nextFrom(BigInt(first));
    if (met && met.first <= BigInt(last)) refuse('serial-overlap', { line: i + 1, blocks: [met.block], conflictsWith: met.revision });
  });
};

/** the authorized quantity holds for what is imported too. */
const checkRoom = (book: ReadonlyBook, rows: readonly OpeningBalanceRow[]): void => {
  const asked = new Map<string, bigint>();
  rows.forEach(({ authorization, quantity }, i) => {
    if (authorization === undefined) return;
    const total = (asked.get(authorization) ?? 0n) + BigInt(quantity);
    asked.set(authorization, total);
    const row = authorizationOf(book, authorization);
    if (!leavesRoomFor(row, total)) refuse('authorization-exceeded', { line: i + 1, conflictsWith: row.since });
  });
};

const checkAccounts = (book: ReadonlyBook, { account, kind, rows }: OpeningBalance): void => {
  const accounts = [account, ...rows.flatMap((row) => row.account ?? [])].map((code) => accountOf(book, code));
  for (const { account: code, state } of accounts) if (state !== 'active') refuse('account-not-active', { account: code });
  for (const { account: code, type } of accounts)
    if (type !== 'holding' || !accountType(type).holds.includes(kind)) refuse('account-not-entitled', { account: code });
};
