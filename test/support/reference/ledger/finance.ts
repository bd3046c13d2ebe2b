import type { ReferenceBook } from './book.js';
import { within } from './dates.js';
import { act, type Commands } from './decision.js';
import { AUTHORIZED, compare, sum, type Deducted, type Finance, type Line, type Recorded, type Unit } from './records.js';
import { linesOfYear, type Result } from './results.js';
import { issuableOf } from './verified-lines.js';

type Place = { programme: string; host: string };
type Year = Place & { vintage: string };

const PAYING = ['results-based-finance', 'own-contribution'];
const yearsOf = ({ first, last }: { first: string; last: string }): string[] =>
  Array.from({ length: Number(last) - Number(first) + 1 }, (_, i) => String(Number(first) + i));

/** What a deduction of a line is taken for. */
export const claimOf = (book: ReferenceBook, { programme, host, vintage }: Year, { reason, reference }: Deducted): Finance | undefined =>
  book.finances.find(
    (one) =>
      PAYING.includes(reason) &&
      one.finance === reference &&
      one.how === 'deduct' &&
      one.programme === programme &&
      one.host === host &&
      within(vintage, one),
  );

/** What a claim took of a vintage, by what stands. */
const takenOf = (book: ReferenceBook, claim: Finance, vintage: string): number =>
  sum(linesOfYear(book, { ...claim, vintage }), ({ given }) => given[claim.finance] ?? 0) + (claim.settled[vintage] ?? 0);
const takenInAll = (book: ReferenceBook, claim: Finance): number => sum(yearsOf(claim), (vintage) => takenOf(book, claim, vintage));

/** Of so much verified the share, whole tonnes. */
const shareOf = (book: ReferenceBook, { share }: Finance, verified: number): number => {
  const exact = (Math.max(0, verified) * share.finance) / (share.finance + share.carbon);
  return book.policy.financeRounding === 'ceil' ? Math.ceil(exact) : Math.floor(exact + 0.5);
};
const verifiedOf = (book: ReferenceBook, year: Year): number => sum(linesOfYear(book, year), (line) => line.verified);

/** Takes what is paid for off results, a tonne at a time; `given` of each says what went to whom, stated or taken. */
export const takeFinance = (book: ReferenceBook, place: Place, results: Result[]): void => {
  const yearOf = ({ vintage }: Result): Year => ({ ...place, vintage });
  const left = new Map(
    results.map((result) => [result, result.verified - result.own - sum(othersOf(book, yearOf(result), result), (d) => d.quantity)]),
  );
  for (const result of results)
    for (const deduction of result.deductions) {
      const claim = claimOf(book, yearOf(result), deduction);
      if (claim) result.given[claim.finance] = (result.given[claim.finance] ?? 0) + Number(deduction.quantity);
    }
  for (const claim of book.finances) {
    if (claim.how !== 'deduct' || claim.programme !== place.programme || claim.host !== place.host) continue;
    const own = results.filter(({ vintage }) => within(vintage, claim));
    const inOrder = own.toSorted((a, b) => compare([a.vintage, a.component], [b.vintage, b.component]));
    const stated = (some: Result[]) => sum(some, ({ given }) => given[claim.finance] ?? 0);
    const take = (some: Result[], due: number): void => {
      let open = due - stated(some);
      for (const result of some)
        while (open > 0 && left.get(result)! > 0) {
          result.given[claim.finance] = (result.given[claim.finance] ?? 0) + 1;
          result.added += 1;
          left.set(result, left.get(result)! - 1);
          open -= 1;
        }
    };
    if (claim.quantity > 0) take(inOrder, claim.quantity - takenInAll(book, claim));
    else
      for (const vintage of new Set(inOrder.map((result) => result.vintage))) {
        const some = inOrder.filter((result) => result.vintage === vintage);
        const verified = verifiedOf(book, { ...place, vintage }) + sum(some, (result) => result.verified);
        take(some, shareOf(book, claim, verified) - takenOf(book, claim, vintage));
      }
  }
};

/** Stated deductions but the host's own contribution by a threshold. */
export const othersOf = (book: ReferenceBook, year: Year, { deductions }: Result): Deducted[] =>
  deductions.filter((one) => one.reason !== 'own-contribution' || claimOf(book, year, one));

type Need = { first: string; last: string; tonnes: number };

/** How many tonnes of needs can be met, from the last year back, a tonne at a time: first of those that begin latest. */
const metOf = (needs: Need[], has: (year: string) => number): number => {
  const open = needs.map((need) => ({ ...need }));
  let met = 0;
  for (const year of yearsOf({ first: '2015', last: '2045' }).toReversed()) {
    const own = open.filter((need) => within(year, need)).toSorted((a, b) => compare([b.first], [a.first]));
    for (let left = has(year); left > 0; left -= 1) {
      const next = own.find((need) => need.tonnes > 0);
      if (!next) break;
      next.tonnes -= 1;
      met += 1;
    }
  }
  return met;
};

/** Whether lines would authorize what MCUs are to meet: less of that could be met than before. */
export const oversells = (book: ReferenceBook, lines: Line[], place: Place): boolean => {
  const asked = lines.filter((line) => line.authorization !== undefined);
  const claims = book.finances.filter((one) => one.how === 'mcu' && one.programme === place.programme && one.host === place.host);
  const needs = claims.flatMap((claim): Need[] =>
    claim.quantity > 0
      ? [{ first: claim.first, last: claim.last, tonnes: claim.quantity }]
      : yearsOf(claim).map((year) => ({
          first: year,
          last: year,
          tonnes: shareOf(book, claim, verifiedOf(book, { ...place, vintage: year })),
        })),
  );
  const isHere = ({ activity, host, vintage, kind, issuance }: Unit, year: string): boolean =>
    issuance !== null && activity === place.programme && host === place.host && vintage === year && AUTHORIZED.includes(kind);
  const left = (vintage: string): number =>
    sum(linesOfYear(book, { ...place, vintage }), issuableOf) - [...book.unitBook.values()].filter((unit) => isHere(unit, vintage)).length;
  if (claims.length === 0 || asked.length === 0) return false;
  const more = (vintage: string): number => sum(asked, (line) => (line.vintage === vintage ? line.quantity : 0));
  return metOf(needs, (year) => left(year) - more(year)) < metOf(needs, left);
};

/** What units settle a claim may not be. */
export const settlesNothing = (claim: Finance, unit: Unit): boolean =>
  unit.kind !== 'MCU' || unit.activity !== claim.programme || unit.host !== claim.host || !within(unit.vintage, claim);

/** Whether these units are more than is open of a claim. */
export const overSettled = (book: ReferenceBook, claim: Finance, units: Unit[]): boolean => {
  if (claim.how !== 'mcu') return true;
  if (claim.quantity > 0) return units.length > claim.quantity - takenInAll(book, claim);
  return yearsOf(claim).some((vintage) => {
    const due = shareOf(book, claim, verifiedOf(book, { ...claim, vintage })) - takenOf(book, claim, vintage);
    const own = units.filter((unit) => unit.vintage === vintage).length;
    return own > 0 && own > due;
  });
};

/** What is paid for. */
export const FINANCE: Commands = {
  'record-finance': (book, d: Recorded) => {
    const { finance, programme, host, vintages, title, settle = 'deduct', party } = d;
    if (book.finances.some((one) => one.finance === finance)) return 'already-exists';
    if ([host, party ?? host].some((code) => !book.parties.has(code))) return 'unknown-party';
    if (!book.programmes.has(programme)) return 'unknown-programme';
    if (yearsOf(vintages).some((vintage) => linesOfYear(book, { programme, host, vintage }).length > 0)) return 'finance-too-late';
    const share = { finance: Number(d.financeValue ?? 0), carbon: Number(d.carbonValue ?? 0) };
    if (share.finance > share.carbon && !d.gapShown) return 'finance-evidence-missing';
    const how = title === 'transferred' ? 'units' : settle;
    const claim: Finance = { finance, programme, host, ...vintages, how, quantity: Number(d.quantity ?? 0), share, settled: {} };
    const all = [...book.finances.filter((one) => one.programme === programme && one.host === host), claim];
    const cap = book.approvalOf(programme, host)?.maximumAnnualAmount;
    const needs = (some: Finance[]): Need[] => some.map((one) => ({ first: one.first, last: one.last, tonnes: one.quantity }));
    const room = (): number => Number(cap);
    const met = (some: Finance[]): number => metOf(needs(some), room);
    if (claim.quantity > 0 && cap !== undefined && met(all) < met(all.slice(0, -1)) + claim.quantity) return 'finance-overclaim';
    const shares = (vintage: string): Finance[] => all.filter((one) => one.quantity === 0 && within(vintage, one));
    if (claim.quantity === 0 && yearsOf(claim).some((vintage) => isBeyondAll(shares(vintage)))) return 'finance-overclaim';
    return act(() => void book.finances.push(claim));
  },
};

/** Whether shares are more than all: as fractions of one denominator. */
const isBeyondAll = (claims: Finance[]): boolean => {
  const whole = claims.reduce((product, { share }) => product * BigInt(share.finance + share.carbon), 1n);
  const parts = claims.map(({ share }) => (whole / BigInt(share.finance + share.carbon)) * BigInt(share.finance));
  return parts.reduce((total, part) => total + part, 0n) > whole;
};
