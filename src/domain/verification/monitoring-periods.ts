import { policyOf } from '../book/questions.js';
import type { ReadonlyBook } from '../book/readonly-book.js';
import type { ComponentRow, ProgrammeRow, VerificationRow } from '../book/rows.js';
import { spansOverlap, type Span } from '../kernel/days.js';
import { refuse } from '../kernel/refusal.js';

/**
 * batches of one monitoring period share its dates. A component whose first period begins with its own crediting joins the
 * programme's period at its end.
 */
export const checkBatchPeriod = (book: ReadonlyBook, programme: ProgrammeRow, components: readonly ComponentRow[], period: Span): void => {
  const joins = components.every(({ verified }) => verified.length === 0);
  for (const other of verificationsOf(book, programme.programme)) {
    const same = other.from === period.from && other.to === period.to;
    if (!spansOverlap(other, period) || same || (other.to === period.to && (joins || isFirst(book, other)))) continue;
    refuse('batch-period-mismatch', { conflictsWith: other.since });
  }
};

/** Whether a verification was the first of its components: it then began with their crediting, later than its programme's period. */
const isFirst = (book: ReadonlyBook, { components, from }: VerificationRow): boolean =>
  components.every((code) => book.components.get(code)?.crediting.start === from);

/**
 * period k + 1 waits for period k. Under the gate `issued` for the issuance of what was verified for the batch's own components;
 * under `submitted` for the verification of every component of the programme that was being credited.
 */
export const checkPreviousPeriod = (
  book: ReadonlyBook,
  programme: ProgrammeRow,
  components: readonly ComponentRow[],
  period: Span,
): void => {
  const earlier = verificationsOf(book, programme.programme).filter(({ to }) => to < period.from);
  if (policyOf(book).nextPeriodGate === 'issued') {
    const own = new Set(components.map(({ component }) => component));
    for (const verification of earlier) checkIssued(book, verification, own);
    return;
  }
  const end = earlier.reduce((last, { to }) => (to > last ? to : last), '');
  for (const code of book.members.get(programme.programme)?.components ?? []) {
    const row = book.components.get(code);
    const credited = row && row.crediting.start <= end && row.crediting.end >= end;
    if (credited && (row.verified.at(-1)?.to ?? '') < end) refuse('previous-period-open', { component: code });
  }
};

const checkIssued = (
  book: ReadonlyBook,
  { verification, components, from, to, since }: VerificationRow,
  own: ReadonlySet<string>,
): void => {
  for (const component of components.filter((code) => own.has(code)))
    for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year += 1) {
      const line = book.verifiedLines.get(`${verification} ${component} ${year}`);
      if (line && line.issuable > 0n && line.issued === 0n) refuse('previous-period-open', { component, conflictsWith: since });
    }
};

const verificationsOf = (book: ReadonlyBook, programme: string): VerificationRow[] =>
  (book.periods.get(programme)?.verifications ?? []).flatMap((code) => book.verifications.get(code) ?? []);
