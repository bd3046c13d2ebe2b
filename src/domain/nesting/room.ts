import type { ReadonlyBook } from '../book/readonly-book.js';
import { refuse } from '../kernel/refusal.js';
import { yearKey } from '../threshold/thresholds.js';
import { daysOfLine } from '../verification/verified-lines.js';
import { issuedOf, verifiedOf, withLine, type Year } from './claims.js';
import { takenByClaims } from './nested-rung.js';
import { baselineOnly, closedBy } from './nests.js';
import { Trial } from './trial.js';

interface Line {
  readonly component: string;
  readonly vintage: string;
  readonly quantity: string;
}

/** A verification of which something is to be issued. */
interface Issuing {
  readonly programme: string;
  readonly host: string;
  readonly from: string;
  readonly to: string;
}

/**
 * how much of a year a programme may still issue beside what those inside it claim: what is left of its lines less what later claims took
 * of it, and never more than what is verified less those claims. Undefined where nothing is claimed inside.
 */
export const roomBesideInners = (book: ReadonlyBook, year: Year): bigint | undefined => {
  const row = book.claims.get(yearKey(year));
  if (!row || row.inside === 0n || baselineOnly(book, year.programme, year.vintage)) return undefined;
  const [left, verified] = [row.left - takenByClaims(row), verifiedOf(row) - row.inside - issuedOf(row)];
  const room = left < verified ? left : verified;
  return room > 0n ? room : 0n;
};

/** A line of an issuance that is too much, counted from 1, and the issuance of its year that came before. */
export interface Beyond {
  readonly line: number;
  readonly component: string;
  readonly issuedAt: bigint | null;
}

/** What is asked of a year is asked once, however many lines are of it: thousands of programmes may lie inside. */
const onceAVintage = <Found>(find: (vintage: string) => Found): ((vintage: string) => Found) => {
  const found = new Map<string, { readonly it: Found }>();
  return (vintage) => {
    const known = found.get(vintage) ?? { it: find(vintage) };
    found.set(vintage, known);
    return known.it;
  };
};

/** the first line of an issuance that goes beyond what nests leave: of the year itself, or, as its claim grows, of a year around it. */
export const beyondNests = (book: ReadonlyBook, { programme, host, ...period }: Issuing, lines: readonly Line[]): Beyond | undefined => {
  const trial = new Trial(book);
  const asked = new Map<string, bigint>();
  const roomOf = onceAVintage((vintage) => roomBesideInners(book, { programme, host, vintage }));
  for (const [i, { component, vintage, quantity }] of lines.entries()) {
    const year = { programme, host, vintage };
    const issued = BigInt(quantity);
    const sum = (asked.get(vintage) ?? 0n) + issued;
    asked.set(vintage, sum);
    trial.change(year, (row) => withLine(row, daysOfLine(period, vintage), { lines: 0, verified: 0n, issued, left: -issued }));
    const around = trial.exceeded();
    const { issuedAt = null } = around ?? book.claims.get(yearKey(year)) ?? {};
    if (around || sum > (roomOf(vintage) ?? sum)) return { line: i + 1, component, issuedAt };
  }
  return undefined;
};

/** a programme credits nothing of a vintage for which it sets the baseline only. Throws `outer-not-crediting`, naming the line and the nest. */
export const checkCredits = (book: ReadonlyBook, { programme }: Issuing, lines: readonly Line[]): void => {
  const nestOf = onceAVintage((vintage) => baselineOnly(book, programme, vintage));
  lines.forEach(({ vintage }, i) => {
    const nest = nestOf(vintage);
    if (nest) refuse('outer-not-crediting', { line: i + 1, programme: nest.inner, conflictsWith: nest.since });
  });
};

/** what is left to the outer programme alone the inner one doesn't issue. Throws `nested-issuance-closed`, naming the line and the nest. */
export const checkNotClosed = (book: ReadonlyBook, { programme, ...period }: Issuing, lines: readonly Line[]): void => {
  lines.forEach(({ vintage }, i) => {
    const nest = closedBy(book, programme, daysOfLine(period, vintage));
    if (nest) refuse('nested-issuance-closed', { line: i + 1, programme: nest.outer, conflictsWith: nest.since });
  });
};
