import type { ReadonlyBook } from '../book/readonly-book.js';
import type { ComponentRow, VerifiedLineRow } from '../book/rows.js';
import { shortfallOf, weigh, withFigures } from './line-figures.js';
import { takeOff, type SettledLine } from './settle.js';
import { leftOf, lineKey, linesOf } from './verified-lines.js';
import type { RestatedLine } from './verification-restated.js';

/** A line of a component, with what is verified of it from now on. */
interface StatedAnew {
  readonly line: VerifiedLineRow;
  readonly verified: bigint;
}

/** What restated results of a component come to. */
export interface Restated {
  readonly lines: readonly RestatedLine[];
  /** What is taken off lines of the component that are not issued yet. */
  readonly settled: readonly SettledLine[];
  /** What is open of the component's deficit then. */
  readonly open: bigint;
  /** What has to be replaced (policy `replace`). */
  readonly owed: bigint;
}

/**
 * a new result replaces what was verified; deductions and what was taken of the line stay. What it falls short by joins the deficit
 * (`carry`), or has to be replaced; and the deficit is taken off what is not issued yet, oldest vintage first.
 */
export const restated = (book: ReadonlyBook, row: ComponentRow, anew: readonly StatedAnew[], how: 'carry' | 'replace'): Restated => {
  const weighed = anew.map(({ line, verified }) => ({ before: line.verified, ...weigh(withFigures(line, { verified }), how) }));
  const changed = new Map(weighed.map(({ line }) => [keyOf(line), line]));
  const deficit = weighed.reduce((sum, { carried }) => sum + carried, row.deficit);
  const unissued = linesOf(book, row).map((line) => {
    const now = changed.get(keyOf(line)) ?? line;
    return { ...now, left: leftOf(now) };
  });
  const lines = weighed.map(({ before, line }) => ({
    ...{ vintage: line.vintage, verified: String(line.verified), before: String(before) },
    ...{ issuable: String(leftOf(line)), over: String(shortfallOf(line)) },
  }));
  const owed = weighed.reduce((sum, one) => sum + one.owed, 0n);
  return { lines, ...takeOff(unissued, deficit > 0n ? deficit : 0n), owed };
};

const keyOf = ({ verification, component, vintage }: VerifiedLineRow): string => lineKey(verification, component, vintage);
