import type { Component, VerifiedLine } from '../state/rows.js';

/** A vintage as a report states it: what was verified, less what must not be issued. */
interface Stated {
  readonly vintage: string;
  readonly net: bigint;
}

interface Carried {
  readonly vintage: string;
  readonly carriedIn: bigint;
  readonly carriedOut: bigint;
  readonly issuable: bigint;
}

/** What a verification of a component comes to. */
export interface Reckoned {
  readonly lines: readonly Carried[];
  readonly settled: readonly { readonly line: VerifiedLine; readonly quantity: bigint }[];
  readonly deficit: bigint;
}

/**
 * negative results and the deficit from before come off the positive vintages of this report, oldest first, then off earlier lines
 * that aren't issued yet, and only what then remains is carried.
 */
export const reckon = (stated: readonly Stated[], component: Component | undefined): Reckoned => {
  const negative = stated.reduce((sum, { net }) => (net < 0n ? sum - net : sum), 0n);
  let open = (component?.deficit ?? 0n) + negative;
  const lines = stated.map(({ vintage, net }): Carried => {
    if (net < 0n) return { vintage, carriedIn: 0n, carriedOut: -net, issuable: 0n };
    const carriedIn = least(open, net);
    open -= carriedIn;
    return { vintage, carriedIn, carriedOut: 0n, issuable: net - carriedIn };
  });
  const settled: { line: VerifiedLine; quantity: bigint }[] = [];
  for (const line of byVintage(component?.lines ?? [])) {
    const quantity = least(open, unissued(line));
    if (quantity <= 0n) continue;
    open -= quantity;
    settled.push({ line, quantity });
  }
  return { lines, settled, deficit: open };
};

/** As version 1 reckoned: a negative result went on from vintage to vintage and then to the next report, and nowhere else. */
export const reckonFirst = (stated: readonly Stated[], component: Component | undefined): Reckoned => {
  let carriedIn = component?.deficit ?? 0n;
  const lines = stated.map(({ vintage, net }): Carried => {
    const rest = net - carriedIn;
    const carriedOut = rest < 0n ? -rest : 0n;
    const line = { vintage, carriedIn, carriedOut, issuable: rest > 0n ? rest : 0n };
    carriedIn = carriedOut;
    return line;
  });
  return { lines, settled: [], deficit: carriedIn };
};

/** What of a line may still be issued. */
export const unissued = (line: VerifiedLine): bigint => most(restOf(line), 0n);

/** What a line falls short by. */
export const shortBy = (line: VerifiedLine): bigint => most(-restOf(line), 0n);

/** What would be left of a line, or short of it, if so much more of it had been taken; less where it is given back. */
export const restAfter = (line: VerifiedLine, taken: bigint): { readonly unissued: bigint; readonly short: bigint } => {
  const rest = restOf(line) - taken;
  return { unissued: most(rest, 0n), short: most(-rest, 0n) };
};

const restOf = ({ net, issued, settled }: VerifiedLine): bigint => net - issued - settled;
const most = (a: bigint, b: bigint): bigint => (a > b ? a : b);

/** Of equal vintages the earlier verification is first: lines are kept in that order. */
export const byVintage = (lines: readonly VerifiedLine[]): VerifiedLine[] =>
  [...lines].sort((a, b) => (a.vintage < b.vintage ? -1 : a.vintage > b.vintage ? 1 : 0));

const least = (a: bigint, b: bigint): bigint => (a < b ? a : b);
