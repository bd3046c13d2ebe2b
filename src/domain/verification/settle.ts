import type { Result } from './results.js';
import type { Deduction } from './verification-fields.js';

/** What a verified vintage comes to; figures in tCO2e, all at least 0 but `verified`. */
interface SettledVintage {
  readonly vintage: string;
  readonly verified: string;
  readonly actual: string | null;
  readonly splitByDay: boolean;
  readonly deductions: readonly Deduction[] | null;
  /** What was taken off this vintage. */
  readonly carriedIn: string;
  /** Its own negative result, as a positive figure. */
  readonly carriedOut: string;
  readonly issuable: string;
}

/** A line of an earlier verification of the same component, with what is left of it to issue. */
export interface UnissuedLine {
  readonly verification: string;
  readonly vintage: string;
  readonly left: bigint;
}

/** What was taken off a line of an earlier verification. */
export interface SettledLine {
  readonly verification: string;
  readonly vintage: string;
  readonly quantity: string;
}

export interface Settlement {
  readonly vintages: readonly SettledVintage[];
  readonly settled: readonly SettledLine[];
  /** What is still open: deficit before + own negatives - what was taken. */
  readonly deficit: bigint;
}

/**
 * R-23, R-73 (AS 181(d)): deductions come off their own vintage. A negative result, and the deficit that earlier verifications left, are
 * taken off the other vintages, oldest first, then off the `unissued` lines of earlier verifications in their order. Only what then remains
 * is carried on: as much as can still be held back from issuance is held back.
 */
export const settle = (vintages: readonly Result[], deficit: bigint, unissued: readonly UnissuedLine[]): Settlement => {
  const results = [...vintages].sort((a, b) => (a.vintage < b.vintage ? -1 : 1)).map((line) => ({ line, net: netOf(line) }));
  let open = deficit + results.reduce((sum, { net }) => (net < 0n ? sum - net : sum), 0n);
  const take = (most: bigint): bigint => {
    const taken = most < open ? most : open;
    open -= taken;
    return taken;
  };
  const settledVintages = results.map(({ line, net }): SettledVintage => {
    const carriedIn = net > 0n ? take(net) : 0n;
    return {
      vintage: line.vintage,
      verified: String(line.verified),
      actual: line.actual,
      splitByDay: line.splitByDay,
      deductions: line.deductions,
      carriedIn: String(carriedIn),
      carriedOut: String(net < 0n ? -net : 0n),
      issuable: String(net > 0n ? net - carriedIn : 0n),
    };
  });
  const { settled, open: deficitAfter } = takeOff(unissued, open);
  return { vintages: settledVintages, settled, deficit: deficitAfter };
};

/** takes what is `open` off lines that are not issued yet, in their order; says what of it is open then. */
export const takeOff = (
  unissued: readonly UnissuedLine[],
  open: bigint,
): { readonly settled: readonly SettledLine[]; readonly open: bigint } => {
  const settled: SettledLine[] = [];
  let left = open;
  for (const line of unissued) {
    const quantity = line.left < left ? line.left : left;
    if (quantity <= 0n) continue;
    left -= quantity;
    settled.push({ verification: line.verification, vintage: line.vintage, quantity: String(quantity) });
  }
  return { settled, open: left };
};

const netOf = ({ verified, deductions }: Result): bigint =>
  (deductions ?? []).reduce((net, { quantity }) => net - BigInt(quantity), verified);
