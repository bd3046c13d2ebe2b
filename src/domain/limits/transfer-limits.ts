import type { ReadonlyBook } from '../book/readonly-book.js';
import type { LimitsVersion, TransferLimitsRow, TransferredRow } from '../book/rows.js';
import { transferredKey, vintageKey } from '../book/transferred.js';

type Period = TransferLimitsRow['period'];

/** The key of the limits of a host for the vintages of a period. */
export const limitsKey = (host: string, { first, last }: Period): string => `${host} ${first} ${last}`;

/** those that bind on `day`: the last set of those whose day has come. */
export const limitsOn = ({ versions }: Pick<TransferLimitsRow, 'versions'>, day: string): LimitsVersion | undefined =>
  versions.findLast(({ effective }) => effective <= day);

/** What of an activity may leave, in basis points of what it earned, and the class that says so; undefined where nothing does. */
export const ratioOf = (
  { classes, otherwiseBps }: Pick<LimitsVersion, 'classes' | 'otherwiseBps'>,
  activity: string,
): { readonly class: string | null; readonly bps: string } | undefined => {
  const own = classes.find(({ programmes }) => programmes.includes(activity));
  if (own) return { class: own.class, bps: own.ratioBps };
  return otherwiseBps === null ? undefined : { class: null, bps: otherwiseBps };
};

/** so much of what an activity earned may leave; whole units, rounded down. */
export const allowedOf = (gross: bigint, bps: string): bigint => (gross * BigInt(bps)) / 10_000n;

/** What left, with or without levies, as the limits count it. */
export const goneOf = ({ gone, levies }: TransferredRow, { countsLevies }: Pick<LimitsVersion, 'countsLevies'>): bigint =>
  countsLevies ? gone + levies : gone;

/** What counts of an activity of a host, for the vintages of a period. */
export const transferredIn = (book: ReadonlyBook, { host, period }: { host: string; period: Period }, activity: string): TransferredRow =>
  sumOver(period, (vintage) => book.transferred.get(transferredKey(host, activity, vintage)));

/** The same of all activities of the host. */
export const transferredOf = (book: ReadonlyBook, { host, period }: { host: string; period: Period }): TransferredRow =>
  sumOver(period, (vintage) => book.transferredByHost.get(vintageKey(host, vintage)));

const sumOver = ({ first, last }: Period, of: (vintage: string) => TransferredRow | undefined): TransferredRow => {
  let sum: TransferredRow = { gross: 0n, gone: 0n, levies: 0n };
  for (let year = Number(first); year <= Number(last); year += 1) {
    const row = of(String(year));
    if (row) sum = { gross: sum.gross + row.gross, gone: sum.gone + row.gone, levies: sum.levies + row.levies };
  }
  return sum;
};
