import type { ReadonlyBook } from '../book/readonly-book.js';
import type { VerifiedLineRow } from '../book/rows.js';
import type { Span } from '../kernel/days.js';
import { withLine } from '../nesting/claims.js';
import { Trial } from '../nesting/trial.js';
import type { Result } from './results.js';
import { daysOfLine, standingOf } from './verified-lines.js';

/** results of a batch are claimed of the programmes around theirs, as far as those have not issued them. Throws `nested-headroom-exceeded`. */
export const checkHeadroom = (
  book: ReadonlyBook,
  { programme, host, period }: { readonly programme: string; readonly host: string; readonly period: Span },
  results: readonly Result[],
): void => {
  const trial = new Trial(book);
  for (const { vintage, verified } of results)
    trial.change({ programme, host, vintage }, (year) =>
      withLine(year, daysOfLine(period, vintage), { lines: 1, verified, issued: 0n, left: 0n }),
    );
  trial.checkHeadroom();
};

/** The same for results that are stated anew. Throws `nested-headroom-exceeded`. */
export const checkRestatedHeadroom = (
  book: ReadonlyBook,
  verification: string,
  stated: readonly { readonly line: VerifiedLineRow; readonly verified: bigint }[],
): void => {
  const { programme, host, ...period } = standingOf(book, verification);
  const trial = new Trial(book);
  for (const { line, verified } of stated)
    trial.change({ programme, host, vintage: line.vintage }, (year) =>
      withLine(year, daysOfLine(period, line.vintage), { lines: 0, verified: verified - line.verified, issued: 0n, left: 0n }),
    );
  trial.checkHeadroom();
};
