import type { Threshold } from '../state/rows.js';

interface Deducted {
  readonly reason: string;
  readonly quantity: string;
}

/** A line of a report, as far as its host's own contribution is concerned. */
interface Stated {
  readonly component: string;
  readonly verified: bigint;
  readonly deductions: readonly Deducted[] | null;
}

const OWN = 'own-contribution';
const totalOf = (deductions: readonly Deducted[] | null, own: boolean): bigint => {
  let sum = 0n;
  for (const { reason, quantity } of deductions ?? []) if ((reason === OWN) === own) sum += BigInt(quantity);
  return sum;
};

/** What of deductions is the host's own contribution. */
export const ownOf = (deductions: readonly Deducted[] | null): bigint => totalOf(deductions, true);

/**
 * how much of each line of a year is the host's own contribution at least, when `taken` is already: up to what lies between baseline and
 * threshold, from lower components first, no more than there is of a line; whole from the first line where a shortfall counts.
 */
export const ownDue = <L extends Stated>({ baseline, threshold, mode }: Threshold, taken: bigint, lines: readonly L[]): Map<L, bigint> => {
  const due = new Map<L, bigint>();
  let left = baseline - threshold - taken;
  for (const line of [...lines].sort((a, b) => (a.component < b.component ? -1 : 1))) {
    const result = line.verified - totalOf(line.deductions, false);
    const most = mode === 'symmetric' || result > left ? left : result;
    const quantity = most > 0n ? most : 0n;
    due.set(line, quantity);
    const stated = ownOf(line.deductions);
    left -= stated > quantity ? stated : quantity;
  }
  return due;
};
