import type { ReadonlyBook } from '../book/readonly-book.js';
import type { FinanceRow } from '../book/rows.js';
import { refuse } from '../kernel/refusal.js';
import { yearKey } from '../threshold/thresholds.js';
import { claimsOn, dueOf, isOn, verifiedOf, vintagesOf } from './finances.js';
import { metInAll, metOf, type Demand } from './met-claims.js';

/** What is paid for in tonnes, by which event; undefined for what is being recorded. */
interface Paid extends Demand {
  readonly since: bigint | undefined;
}

interface Activity {
  readonly programme: string;
  readonly host: string;
}

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

/** Where each vintage has room for the host's maximum, all of the claim is met beside those that are there, and nothing less of them. */
const checkPaid = (book: ReadonlyBook, { programme, host }: Activity, { vintages, quantity }: Claim, claims: readonly Claim[]): void => {
  const approval = book.approvals.get(`${programme} ${host}`);
  if (quantity === null || !approval) return;
  const paid = claims.flatMap((one): Paid[] =>
    one.quantity === null ? [] : [{ ...one.vintages, quantity: one.quantity, since: one.since }],
  );
  const others = paid.filter(({ since }) => since !== undefined);
  const room = (): bigint => approval.maximumAnnualAmount;
  if (metInAll(metOf(paid, room)) === metInAll(metOf(others, room)) + quantity) return;
  const beside = others.findLast(({ first, last }) => first <= vintages.last && vintages.first <= last);
  refuse('finance-overclaim', { conflictsWith: beside?.since ?? approval.since });
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
 * what is paid for and met by MCUs never becomes an AER or ITMO. Of what may ever be issued of the vintages of such claims, less what is
 * authorized at issuance or after it, as much is left as can meet them; `more` is what an act would add to that, by vintage. Throws
 * `finance-overclaim`, naming the claim of which less could be met.
 */
export const checkLeftForMcus = (book: ReadonlyBook, { programme, host }: Activity, more: ReadonlyMap<string, bigint>): void => {
  if (more.size === 0) return;
  const demands = claimsOn(book, { programme, host }).flatMap((claim) => (claim.settle === 'mcu' ? demandsOf(book, claim) : []));
  if (demands.length === 0) return;
  const left = (vintage: string): bigint => {
    const key = yearKey({ programme, host, vintage });
    return (book.verifiedYears.get(key)?.issuable ?? 0n) - (book.authorizedByYear.get(key)?.amount ?? 0n);
  };
  const before = metOf(demands, left);
  const after = metOf(demands, (vintage) => left(vintage) - (more.get(vintage) ?? 0n));
  if (metInAll(after) === metInAll(before)) return;
  const less = demands.find((demand) => (after.get(demand) ?? 0n) < (before.get(demand) ?? 0n));
  refuse('finance-overclaim', { conflictsWith: less?.since });
};

/** Paid tonnes may come from any vintage of the claim, the share of a vintage from that alone. */
const demandsOf = (book: ReadonlyBook, claim: FinanceRow): Paid[] => {
  const { programme, host, quantity, since } = claim;
  if (quantity !== null) return [{ ...claim.vintages, quantity, since }];
  return vintagesOf(claim).map((vintage) => {
    const due = dueOf(book, claim, verifiedOf(book, { programme, host, vintage }));
    return { first: vintage, last: vintage, quantity: due, since };
  });
};
