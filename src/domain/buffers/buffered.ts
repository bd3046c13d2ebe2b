import type { Book } from '../book/book.js';
import { policyOf } from '../book/questions.js';
import type { ReadonlyBook } from '../book/readonly-book.js';
import type { BufferedRow, BufferName, OfBuffers } from '../book/rows.js';
import type { LeviedLine, LevyLine } from '../issuance/levies.js';
import { lineKey } from '../verification/verified-lines.js';
import { BUFFERS, dueOf, NOTHING_BUFFERED, ratesOf } from './rates.js';

/** Adds to what is issued and buffered of a verified line. */
export const addBuffered = (book: Book, key: string, more: BufferedRow): void => {
  const { gross, uncertainty, reversal, pooled } = book.buffered.get(key) ?? NOTHING_BUFFERED;
  book.buffered.set(key, {
    gross: gross + more.gross,
    uncertainty: uncertainty + more.uncertainty,
    reversal: reversal + more.reversal,
    pooled: pooled + more.pooled,
  });
};

/**
 * R-100: takes what the buffers are to have off the participants' part of lines: of each verified line by itself, and of all that is issued of it,
 * whatever the lots. Where the programme has no buffers the lines stay as they are.
 */
export const buffered = (
  book: ReadonlyBook,
  { programme, verification }: { readonly programme: string; readonly verification: string },
  lines: readonly LevyLine[],
  levied: readonly LeviedLine[],
): LeviedLine[] => {
  const row = book.buffers.get(programme);
  if (!row) return [...levied];
  const sums = new Map<string, BufferedRow>();
  return levied.map((line, i) => {
    const { component = '', vintage = '', quantity = 0n } = lines[i] ?? {};
    const key = lineKey(verification, component, vintage);
    const before = sums.get(key) ?? book.buffered.get(key) ?? NOTHING_BUFFERED;
    const gross = before.gross + quantity;
    const due = dueOf(gross, ratesOf(row, component, vintage), policyOf(book).bufferRounding);
    let left = line.participants;
    const taken: Record<BufferName, bigint> = { uncertainty: 0n, reversal: 0n, pooled: 0n };
    for (const [buffer] of BUFFERS) {
      const more = due[buffer] - before[buffer];
      taken[buffer] = more < 0n ? 0n : more < left ? more : left;
      left -= taken[buffer];
    }
    sums.set(key, { gross, ...plus(before, taken) });
    return {
      ...line,
      participants: left,
      ...{ bufferUncertainty: taken.uncertainty, bufferReversal: taken.reversal, bufferPooled: taken.pooled },
    };
  });
};

const plus = (a: OfBuffers<bigint>, b: OfBuffers<bigint>): OfBuffers<bigint> => ({
  uncertainty: a.uncertainty + b.uncertainty,
  reversal: a.reversal + b.reversal,
  pooled: a.pooled + b.pooled,
});
