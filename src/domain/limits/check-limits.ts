import type { FirstTransfer } from '../adjustment/adjustments.js';
import type { ReadonlyBook } from '../book/readonly-book.js';
import type { LimitsVersion, TransferLimitsRow } from '../book/rows.js';
import { isLevied } from '../book/transferred.js';
import { quantityOf } from '../kernel/block-id.js';
import { groupedBy } from '../kernel/grouped-by.js';
import { refuse } from '../kernel/refusal.js';
import { allowedOf, goneOf, limitsKey, limitsOn, ratioOf, transferredIn, transferredOf } from './transfer-limits.js';

/** Units that come into being in the act: what they add to what an activity earned counts already. */
export interface Born {
  readonly host: string;
  readonly activity: string;
  readonly vintage: string;
  readonly quantity: bigint;
}

/** What an act first transfers, and what it brings into being. */
export interface Leaving {
  readonly firstTransfers: readonly FirstTransfer[];
  readonly born?: readonly Born[];
  /** The day of a first transfer that happened before it came here; undefined where it happens now. */
  readonly happenedOn?: (transfer: FirstTransfer) => string | undefined;
}

/** What leaves under one set of limits. */
interface Bound {
  readonly host: string;
  readonly period: TransferLimitsRow['period'];
  readonly limits: LimitsVersion;
  readonly transfers: readonly FirstTransfer[];
}

/**
 * what is first transferred stays within the host's budget and, activity by activity, within its ratio, by the limits in force on `day`.
 * Throws `budget-exceeded`, then `transfer-ratio-exceeded`, with what is left.
 */
export const checkLimits = (book: ReadonlyBook, leaving: Leaving, day: string): void => {
  if (leaving.firstTransfers.length === 0 || book.limits.size === 0) return;
  const all = boundsOf(book, leaving, day);
  for (const bound of all) checkBudget(book, bound, leaving);
  for (const bound of all) checkRatios(book, bound, leaving);
};

const boundsOf = (book: ReadonlyBook, { firstTransfers }: Leaving, day: string): Bound[] => {
  const byPeriod = groupedBy(firstTransfers, ({ block: { lot } }) => {
    const period = book.limitedPeriods.get(lot.host)?.periods.find(({ first, last }) => first <= lot.vintage && lot.vintage <= last);
    return period && limitsKey(lot.host, period);
  });
  return [...byPeriod].flatMap(([key, transfers]) => {
    const row = key === undefined ? undefined : book.limits.get(key);
    const limits = row && limitsOn(row, day);
    return limits ? [{ host: row.host, period: row.period, limits, transfers }] : [];
  });
};

const checkBudget = (book: ReadonlyBook, { host, period, limits, transfers }: Bound, leaving: Leaving): void => {
  if (limits.budget === null) return;
  const room = BigInt(limits.budget) - goneOf(transferredOf(book, { host, period }), limits);
  const left = leftFor(transfers, { room, limits, leaving });
  if (left !== undefined) refuse('budget-exceeded', { host, left: String(left), conflictsWith: limits.since });
};

const checkRatios = (book: ReadonlyBook, { host, period, limits, transfers }: Bound, { born = [], ...leaving }: Leaving): void => {
  for (const [activity, own] of groupedBy(transfers, ({ block }) => block.lot.activity)) {
    const ratio = ratioOf(limits, activity);
    if (!ratio) continue;
    const row = transferredIn(book, { host, period }, activity);
    const more = born.filter(
      (one) => one.host === host && one.activity === activity && period.first <= one.vintage && one.vintage <= period.last,
    );
    const gross = more.reduce((sum, { quantity }) => sum + quantity, row.gross);
    const left = leftFor(own, { room: allowedOf(gross, ratio.bps) - goneOf(row, limits), limits, leaving });
    if (left === undefined) continue;
    const names = { host, ...(ratio.class === null ? {} : { class: ratio.class }), activity, left: String(left) };
    refuse('transfer-ratio-exceeded', { ...names, conflictsWith: limits.since });
  }
};

/** What is left where these ask for more; undefined where they pass. What left before the limits came counts, and asks for nothing. */
const leftFor = (
  transfers: readonly FirstTransfer[],
  { room, limits, leaving }: { room: bigint; limits: LimitsVersion; leaving: Leaving },
): bigint | undefined => {
  let [before, now] = [0n, 0n];
  for (const transfer of transfers) {
    if (isLevied(transfer.block) && !limits.countsLevies) continue;
    const day = leaving.happenedOn?.(transfer);
    if (day !== undefined && day < limits.effective) before += quantityOf(transfer.block);
    else now += quantityOf(transfer.block);
  }
  const left = room - before;
  if (now === 0n || now <= left) return undefined;
  return left > 0n ? left : 0n;
};
