import { isClosed } from '../book/closed-kinds.js';
import { policyOf } from '../book/questions.js';
import type { ReadonlyBook } from '../book/readonly-book.js';
import type { ComponentRow, HostApprovalRow, ProgrammeRow, VerificationRow, VerifiedLineRow } from '../book/rows.js';
import { endsWith, goesOnFrom, lastDayUnder } from '../component/standing.js';
import { spansOverlap, type Span } from '../kernel/days.js';
import { refuse } from '../kernel/refusal.js';
import { firstDay } from './check-component.js';
import { baselineOnly, closedBy } from '../nesting/nests.js';
import { roomBesideInners } from '../nesting/room.js';
import { daysOfLine, leftOf, lineKey } from './verified-lines.js';

/**
 * R-32: batches of one monitoring period share its dates. A period may begin later where its components' own crediting begins then, and end
 * earlier where a crediting period, or all of their crediting, ends then. Throws `batch-period-mismatch`.
 */
export const checkBatchPeriod = (book: ReadonlyBook, programme: ProgrammeRow, components: readonly ComponentRow[], period: Span): void => {
  const own = {
    ...period,
    begins: components.every((component) => component.verified.length === 0 || goesOnFrom(component, period.from)),
    ends: components.every((component) => endsWith(component, approvalOf(book, component), period.to)),
  };
  for (const other of verificationsOf(book, programme.programme)) {
    const shared = other.from === period.from && other.to === period.to;
    if (shared || !spansOverlap(other, period)) continue;
    const rows = other.components.flatMap((code) => book.components.get(code) ?? []);
    const their = {
      ...other,
      begins: rows.every((row) => firstDay(row) === other.from || goesOnFrom(row, other.from)),
      ends: rows.every((row) => endsWith(row, approvalOf(book, row), other.to)),
    };
    const [earlier, later] = own.from < their.from ? [own, their] : [their, own];
    const [shorter, longer] = own.to < their.to ? [own, their] : [their, own];
    if ((earlier.from === later.from || later.begins) && (shorter.to === longer.to || shorter.ends)) continue;
    refuse('batch-period-mismatch', { conflictsWith: other.since });
  }
};

/**
 * period k + 1 waits for period k. Under the gate `issued` for the issuance of what was verified for the batch's own components;
 * under `submitted` for the verification of every component of the programme that was being credited, and may still be.
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
    const credited = row && row.crediting.start <= end && lastDayUnder(row, approvalOf(book, row)).day >= end;
    if (credited && (row.verified.at(-1)?.to ?? '') < end) refuse('previous-period-open', { component: code });
  }
};

const checkIssued = (
  book: ReadonlyBook,
  { verification, programme, host, components, from, to, since }: VerificationRow,
  own: ReadonlySet<string>,
): void => {
  for (const component of components.filter((code) => own.has(code)))
    for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year += 1) {
      const line = book.verifiedLines.get(lineKey(verification, component, String(year)));
      if (line && line.issued === 0n && mayBeIssued(book, { programme, host, from, to }, line))
        refuse('previous-period-open', { component, conflictsWith: since });
    }
};

/**
 * Whether one more unit of a line may be issued at all: something is left of it, the host's maximum of the year has room, no nest
 * leaves it to others, and its kind is open.
 */
const mayBeIssued = (
  book: ReadonlyBook,
  { programme, host, ...period }: Pick<VerificationRow, 'programme' | 'host' | 'from' | 'to'>,
  line: VerifiedLineRow,
): boolean => {
  if (book.programmes.get(programme)?.mode === 'cdm' && isClosed(book, 'CER')) return false;
  const { vintage } = line;
  const issued = book.issuedByYear.get(`${programme} ${host} ${vintage}`)?.amount ?? 0n;
  return (
    leftOf(line) > 0n &&
    issued < (book.approvals.get(`${programme} ${host}`)?.maximumAnnualAmount ?? 0n) &&
    (roomBesideInners(book, { programme, host, vintage }) ?? 1n) > 0n &&
    !baselineOnly(book, programme, vintage) &&
    !closedBy(book, programme, daysOfLine(period, vintage))
  );
};

const approvalOf = (book: ReadonlyBook, { programme, host }: ComponentRow): HostApprovalRow | undefined =>
  book.approvals.get(`${programme} ${host}`);

const verificationsOf = (book: ReadonlyBook, programme: string): VerificationRow[] =>
  (book.periods.get(programme)?.verifications ?? []).flatMap((code) => book.verifications.get(code) ?? []);
