import { partyOf, policyOf, registryOf } from '../book/questions.js';
import type { ReadonlyBook } from '../book/readonly-book.js';
import type { HostApprovalRow, LeviedRow, Policy, ProgrammeRow } from '../book/rows.js';

/** The rates of one issuance in basis points, with their rounding, as the event records them. */
export interface Rates {
  readonly adaptationBps: string;
  readonly omgeBps: string;
  readonly bufferBps: string;
  readonly rounding: Policy['levyRounding'];
  readonly bufferRounding: Policy['bufferRounding'];
}

/** the rates that apply. A least developed or island host pays no adaptation share unless it or its approval waives that. */
export const ratesFor = (book: ReadonlyBook, programme: ProgrammeRow, approval: HostApprovalRow | undefined, host: string): Rates => {
  const policy = policyOf(book);
  const { leastDevelopedOrIsland, waivesAdaptationExemption } = partyOf(book, host);
  const exempt = leastDevelopedOrIsland && !waivesAdaptationExemption && approval?.waivesAdaptationExemption !== true;
  const cdm = programme.mode === 'cdm';
  const mechanism = registryOf(book).kind === 'mechanism';
  return {
    adaptationBps: exempt || !mechanism ? '0' : cdm ? policy.cdmAdaptationBps : policy.adaptationBps,
    omgeBps: cdm || !mechanism ? '0' : policy.omgeBps,
    bufferBps: mechanism && !cdm ? (programme.riskRatingBps ?? '0') : '0',
    rounding: policy.levyRounding,
    bufferRounding: policy.bufferRounding,
  };
};

/** A line to be levied, with what orders it among its like: earlier vintage, lower component, place in the list. */
export interface LevyLine {
  readonly vintage: string;
  readonly component: string;
  readonly quantity: bigint;
}

/** What each line gives and what its participants keep; sums exactly to the line. */
export interface LeviedLine {
  readonly participants: bigint;
  readonly adaptation: bigint;
  readonly omge: bigint;
  readonly buffer: bigint;
  /** Only where the programme has buffers of its own. */
  readonly bufferUncertainty?: bigint;
  readonly bufferReversal?: bigint;
  readonly bufferPooled?: bigint;
}

/** The rates under which issuances of one verification are levied together. */
export const ratesKey = (verification: string, { adaptationBps, omgeBps, bufferBps, rounding, bufferRounding }: Rates): string =>
  `${verification} ${adaptationBps} ${omgeBps} ${bufferBps} ${rounding} ${bufferRounding}`;

/** What a verification has issued and paid before, at the same rates: nothing where it is its first issuance at them. */
export const leviedBefore = (book: ReadonlyBook, verification: string, rates: Rates): LeviedRow =>
  book.levied.get(ratesKey(verification, rates)) ?? { gross: 0n, adaptation: 0n, omge: 0n, buffer: 0n };

/**
 * levies are due on all that a verification issues at these rates, whatever the lots it is issued in: this issuance pays what
 * is due on the whole less what was paid `before`. OMGE comes first, then adaptation, then buffer, each at most what is left of this
 * issuance (the rest is due from the next), spread over the lines by largest remainder.
 */
export const levy = (lines: readonly LevyLine[], rates: Rates, before: LeviedRow): LeviedLine[] => {
  const gross = lines.reduce((sum, { quantity }) => sum + quantity, 0n);
  const left = lines.map(({ quantity }) => quantity);
  const take = (bps: string, rounding: Policy['levyRounding'], paid: bigint): bigint[] => {
    const remaining = left.reduce((sum, quantity) => sum + quantity, 0n);
    const due = rounded((before.gross + gross) * BigInt(bps), 10_000n, rounding) - paid;
    const taken = spread(due < 0n ? 0n : due < remaining ? due : remaining, gross, lines, left);
    taken.forEach((quantity, i) => (left[i] = (left[i] ?? 0n) - quantity));
    return taken;
  };
  const omge = take(rates.omgeBps, rates.rounding, before.omge);
  const adaptation = take(rates.adaptationBps, rates.rounding, before.adaptation);
  const buffer = take(rates.bufferBps, rates.bufferRounding, before.buffer);
  return lines.map((_, i) => ({
    participants: left[i] ?? 0n,
    adaptation: adaptation[i] ?? 0n,
    omge: omge[i] ?? 0n,
    buffer: buffer[i] ?? 0n,
  }));
};

/** numerator / denominator in whole units, in exact integer arithmetic. */
export const rounded = (numerator: bigint, denominator: bigint, mode: Policy['levyRounding']): bigint => {
  switch (mode) {
    case 'floor':
      return numerator / denominator;
    case 'ceil':
      return (numerator + denominator - 1n) / denominator;
    case 'half-up':
      return (2n * numerator + denominator) / (2n * denominator);
  }
};

/** `total` over the lines in proportion to their quantities, none beyond what it has left, by largest remainder. */
const spread = (total: bigint, gross: bigint, lines: readonly LevyLine[], left: readonly bigint[]): bigint[] => {
  const shares = lines.map(({ quantity, vintage, component }, i) => {
    const room = left[i] ?? 0n;
    const whole = (total * quantity) / gross;
    return { i, vintage, component, room, remainder: (total * quantity) % gross, share: whole < room ? whole : room };
  });
  let missing = total - shares.reduce((sum, { share }) => sum + share, 0n);
  const inOrder = [...shares].sort(
    (a, b) => compare(b.remainder, a.remainder) || compare(a.vintage, b.vintage) || compare(a.component, b.component) || a.i - b.i,
  );
  while (missing > 0n)
    for (const line of inOrder) {
      if (missing === 0n || line.share === line.room) continue;
      line.share += 1n;
      missing -= 1n;
    }
  return shares.map(({ share }) => share);
};

const compare = <T extends bigint | string>(a: T, b: T): number => (a < b ? -1 : a > b ? 1 : 0);
