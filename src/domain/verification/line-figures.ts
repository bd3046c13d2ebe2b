import type { VerifiedLineRow } from '../book/rows.js';

type Figures = Pick<VerifiedLineRow, 'verified' | 'deducted' | 'carriedIn' | 'settled' | 'issued'>;

/** what is left of a line when all that was deducted, taken and issued is off it. Negative where that is more than was verified. */
const balanceOf = ({ verified, deducted, carriedIn, settled, issued }: Figures): bigint =>
  verified - deducted - carriedIn - settled - issued;

/** What a line falls short by: its negative result, or what was issued or taken of it beyond what was verified. */
export const shortfallOf = (line: Figures): bigint => {
  const balance = balanceOf(line);
  return balance < 0n ? -balance : 0n;
};

/** The line with other figures, and what may then be issued of it in all. */
export const withFigures = (line: VerifiedLineRow, figures: Partial<Figures>): VerifiedLineRow => {
  const changed = { ...line, ...figures };
  const balance = balanceOf(changed);
  return { ...changed, issuable: changed.issued + (balance > 0n ? balance : 0n) };
};

/** A line whose figures changed, and what that does to what its component owes. */
export interface Weighed {
  readonly line: VerifiedLineRow;
  /** What joins the deficit; negative for what leaves it. */
  readonly carried: bigint;
  /** What becomes an obligation instead (policy `replace`). */
  readonly owed: bigint;
}

/**
 * what a line falls short by counts once. What of it neither joined the deficit nor became an obligation yet does now, as `how` says;
 * what it falls short by no longer leaves the deficit, where it is in it.
 */
export const weigh = (line: VerifiedLineRow, how: 'carry' | 'replace'): Weighed => {
  const more = shortfallOf(line) - line.carriedOut - line.replaced;
  if (more >= 0n && how === 'replace') return { line: { ...line, replaced: line.replaced + more }, carried: 0n, owed: more };
  const carried = -more > line.carriedOut ? -line.carriedOut : more;
  return { line: { ...line, carriedOut: line.carriedOut + carried }, carried, owed: 0n };
};
