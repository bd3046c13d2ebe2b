import type { ReadonlyBook } from '../book/readonly-book.js';
import type { FinanceRow } from '../book/rows.js';
import { refuse } from '../kernel/refusal.js';
import { yearKey } from '../threshold/thresholds.js';
import { claimsOn, dueOf, isOn, verifiedOf, vintagesOf } from './finances.js';

/** Tonnes that must come from the vintages of a span. */
interface Demand {
  readonly first: string;
  readonly last: string;
  readonly quantity: bigint;
  /** The event that made it; undefined for what is being recorded. */
  readonly since: bigint | undefined;
}

interface Activity {
  readonly programme: string;
  readonly host: string;
}

/**
 * The demands that can't all be met: those inside a span of years, from the first year of one to the last of another, that together need more
 * than the span has room for. Where no span is so, every demand can be met by vintages of its own. Only spans that `concern` is true of.
 */
const unmet = (
  demands: readonly Demand[],
  roomOf: (first: string, last: string) => bigint,
  concern: (first: string, last: string) => boolean,
): readonly Demand[] | undefined => {
  const firsts = [...new Set(demands.map(({ first }) => first))];
  const lasts = [...new Set(demands.map(({ last }) => last))];
  for (const first of firsts)
    for (const last of lasts) {
      if (last < first || !concern(first, last)) continue;
      const inside = demands.filter((demand) => demand.first >= first && demand.last <= last);
      if (inside.reduce((sum, { quantity }) => sum + quantity, 0n) > roomOf(first, last)) return inside;
    }
  return undefined;
};

/** The event of the demand that was recorded last. */
const latest = (demands: readonly Demand[]): bigint | undefined =>
  demands.reduce<bigint | undefined>((last, { since }) => (since !== undefined && since > (last ?? -1n) ? since : last), undefined);

/** What is paid for and recorded of these vintages. */
type Claim = Pick<FinanceRow, 'vintages' | 'quantity' | 'share'> & { readonly since?: bigint };

/**
 * all that is paid for of a programme and host is no more than its host lets be issued of these vintages, and the shares of one vintage are no
 * more than all of it. A host that approved nothing yet set no maximum. Throws `finance-overclaim`, naming the claim, or the approval, that it
 * stands against.
 */
export const checkRoomFor = (book: ReadonlyBook, activity: Activity, claim: Claim): void => {
  const claims: Claim[] = [...claimsOn(book, activity), claim];
  checkPaid(book, activity, claim, claims);
  if (claim.share) checkShares(claim, claims);
};

const checkPaid = (book: ReadonlyBook, { programme, host }: Activity, { vintages, quantity }: Claim, claims: readonly Claim[]): void => {
  const approval = book.approvals.get(`${programme} ${host}`);
  if (quantity === null || !approval) return;
  const paid = claims.flatMap((one): Demand[] =>
    one.quantity === null ? [] : [{ ...one.vintages, quantity: one.quantity, since: one.since }],
  );
  const room = (first: string, last: string): bigint => approval.maximumAnnualAmount * BigInt(Number(last) - Number(first) + 1);
  const over = unmet(paid, room, (first, last) => first <= vintages.first && vintages.last <= last);
  if (over) refuse('finance-overclaim', { conflictsWith: latest(over) ?? approval.since });
};

/** Fractions are added up as such: nothing is rounded. */
const checkShares = (claim: Claim, claims: readonly Claim[]): void => {
  for (const vintage of vintagesOf(claim)) {
    let [over, under] = [0n, 1n];
    let since: bigint | undefined;
    for (const one of claims) {
      if (!one.share || !isOn(one, vintage)) continue;
      const whole = one.share.finance + one.share.carbon;
      [over, under] = [over * whole + one.share.finance * under, under * whole];
      since = one.since ?? since;
    }
    if (over > under) refuse('finance-overclaim', { conflictsWith: since });
  }
};

/**
 * what is paid for and met by MCUs never becomes an AER or ITMO. Of the vintages of such claims what is authorized, at issuance or
 * after it, stays within all that may ever be issued of them less what is claimed; `more` is what an act would add, by vintage. Throws
 * `finance-overclaim`, naming the claim.
 */
export const checkLeftForMcus = (book: ReadonlyBook, activity: Activity, more: ReadonlyMap<string, bigint>): void => {
  if (more.size === 0) return;
  const demands = claimsOn(book, activity).flatMap((claim) => (claim.settle === 'mcu' ? demandsOf(book, claim) : []));
  if (demands.length === 0) return;
  const vintages = [...more.keys()];
  const roomIn = roomByYear(book, activity, demands, more);
  const over = unmet(demands, roomIn, (first, last) => vintages.some((vintage) => first <= vintage && vintage <= last));
  if (over) refuse('finance-overclaim', { conflictsWith: latest(over) });
};

/** Paid tonnes may come from any vintage of the claim, the share of a vintage from that alone. */
const demandsOf = (book: ReadonlyBook, claim: FinanceRow): Demand[] => {
  const { programme, host, quantity, since } = claim;
  if (quantity !== null) return [{ ...claim.vintages, quantity, since }];
  return vintagesOf(claim).map((vintage) => {
    const due = dueOf(book, claim, verifiedOf(book, { programme, host, vintage }));
    return { first: vintage, last: vintage, quantity: due, since };
  });
};

/** What is left for MCUs of the years of a span, by sums that begin with the first year of all demands. */
const roomByYear = (
  book: ReadonlyBook,
  { programme, host }: Activity,
  demands: readonly Demand[],
  more: ReadonlyMap<string, bigint>,
): ((first: string, last: string) => bigint) => {
  const first = demands.reduce((least, demand) => (demand.first < least ? demand.first : least), '9999');
  const last = demands.reduce((most, demand) => (demand.last > most ? demand.last : most), '');
  const until = new Map<string, bigint>();
  let sum = 0n;
  for (const vintage of vintagesOf({ vintages: { first, last } })) {
    const key = yearKey({ programme, host, vintage });
    const authorized = (book.authorizedByYear.get(key)?.amount ?? 0n) + (more.get(vintage) ?? 0n);
    sum += (book.verifiedYears.get(key)?.issuable ?? 0n) - authorized;
    until.set(vintage, sum);
  }
  return (from, to) => (until.get(to) ?? 0n) - (until.get(String(Number(from) - 1)) ?? 0n);
};
