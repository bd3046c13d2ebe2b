import type { ReadonlyBook } from '../book/readonly-book.js';
import { approvalOf, authorizationOf, partyOf } from '../book/questions.js';
import type { HostApprovalRow, ProgrammeRow, VerificationRow, VerifiedLineRow } from '../book/rows.js';
import { importedUnits } from '../book/serials.js';
import { versionOn } from '../book/terms.js';
import { coversVintage, inForce, leavesRoomFor, statementsOf } from '../authorization/authorizations.js';
import { lastDayOf } from '../component/standing.js';
import { dayOf } from '../kernel/days.js';
import { invalid, refuse } from '../kernel/refusal.js';
import { beyondNests } from '../nesting/room.js';
import { lastDayOfLine, leftOf, lineKey, linesOf } from '../verification/verified-lines.js';
import type { IssuanceLine } from './issuance-fields.js';

/** What the lines of an issuance are checked against. */
interface Issuing {
  readonly programme: ProgrammeRow;
  readonly verification: VerificationRow;
  readonly lines: readonly IssuanceLine[];
  readonly at: string;
}

/** Adds up quantities under keys. */
const sums = <T>(items: readonly T[], key: (item: T) => string, quantity: (item: T) => bigint): Map<string, bigint> => {
  const totals = new Map<string, bigint>();
  for (const item of items) totals.set(key(item), (totals.get(key(item)) ?? 0n) + quantity(item));
  return totals;
};

/** In mode cdm a line is CERs; else it is authorized or a contribution. Throws `invalid-input`. */
export const checkForm = ({ mode }: ProgrammeRow, lines: readonly IssuanceLine[]): void => {
  lines.forEach(({ authorization, contribution }, i) => {
    const named = (authorization === undefined ? 0 : 1) + (contribution === undefined ? 0 : 1);
    if (named !== (mode === 'cdm' ? 0 : 1))
      invalid(
        `/lines/${i}`,
        'line-form',
        mode === 'cdm' ? 'CERs have neither authorization nor contribution' : 'Either an authorization or a contribution',
      );
  });
};

/** Every line is of a component of the verification. Throws `unknown-component`. */
export const checkComponents = ({ verification, lines }: Issuing): void => {
  lines.forEach(({ component }, i) => {
    if (!verification.components.includes(component)) refuse('unknown-component', { line: i + 1 });
  });
};

/** what was verified is issued once, and never more than it less what those inside claim. Throws `double-issuance`, `already-issued-here`, `exceeds-verified`. */
export const checkVerified = (book: ReadonlyBook, { verification, lines }: Issuing): void => {
  const rowOf = ({ component, vintage }: IssuanceLine): VerifiedLineRow | undefined =>
    book.verifiedLines.get(lineKey(verification.verification, component, vintage));
  const asked = sums(
    lines,
    (l) => `${l.component} ${l.vintage}`,
    (l) => BigInt(l.quantity),
  );
  const over = lines.flatMap((line, i) => {
    const row = rowOf(line);
    const total = (asked.get(`${line.component} ${line.vintage}`) ?? 0n) + (row?.issued ?? 0n);
    return total > (row?.issuable ?? 0n) ? [{ row, line: i + 1, component: line.component }] : [];
  });
  const again = over.find(({ row }) => row !== undefined && row.issued > 0n);
  if (again) refuse('double-issuance', { line: again.line, component: again.component, conflictsWith: again.row?.issuedAt ?? undefined });
  const beyond = beyondNests(book, verification, lines);
  if (beyond && beyond.issuedAt !== null)
    refuse('double-issuance', { line: beyond.line, component: beyond.component, conflictsWith: beyond.issuedAt });
  checkNotImported(book, verification.programme, lines);
  const first = over[0] ?? beyond;
  if (first) refuse('exceeds-verified', { line: first.line, component: first.component, conflictsWith: verification.since });
  checkDeficits(book, lines);
};

/** of an activity and vintage that came in by import nothing is issued. */
const checkNotImported = (book: ReadonlyBook, programme: string, lines: readonly IssuanceLine[]): void => {
  lines.forEach(({ vintage }, i) => {
    const imported = importedUnits(book, programme, vintage);
    if (imported) refuse('already-issued-here', { line: i + 1, blocks: [imported.block], conflictsWith: imported.revision });
  });
};

/** what a deficit will take is not issued meanwhile. A deficit stands beside something unissued in books of version 1, and where a verification was withdrawn. */
const checkDeficits = (book: ReadonlyBook, lines: readonly IssuanceLine[]): void => {
  for (const [code, more] of sums(
    lines,
    (l) => l.component,
    (l) => BigInt(l.quantity),
  )) {
    const component = book.components.get(code);
    if (!component || component.deficit === 0n) continue;
    const left = linesOf(book, component).reduce((sum, line) => sum + leftOf(line), 0n);
    if (more + component.deficit > left)
      refuse('exceeds-verified', { component: code, conflictsWith: component.verified.at(-1)?.revision });
  }
};

/**
 * a statement of the host exists, and each authorized line has one that authorizes it, today, for its vintage and quantity.
 * Throws `no-authorization-statement`, `unknown-authorization`, `authorization-not-in-force`, `vintage-outside-period`,
 * `authorization-exceeded`, `metric-mismatch`, each for all lines before the next, then `party-not-participating` (R-63: the host).
 */
export const checkAuthorized = (book: ReadonlyBook, { programme, verification, lines, at }: Issuing): void => {
  if (programme.mode === 'cdm') return checkMetric(book, lines);
  const claim = { host: verification.host, activity: programme.programme };
  const day = dayOf(at);
  const statements = statementsOf(book, claim, day);
  if (statements.length === 0) refuse('no-authorization-statement');
  lines.forEach(({ contribution }, i) => {
    const kept = statements.some(({ statement }) => statement === 'later' || statement === 'part');
    if (contribution === 'PI' && !kept) refuse('no-authorization-statement', { line: i + 1 });
  });
  const authorized = lines.flatMap((line, i) =>
    line.authorization === undefined ? [] : [{ ...line, authorization: line.authorization, line: i + 1 }],
  );
  for (const { authorization } of authorized) authorizationOf(book, authorization);
  for (const { authorization, line } of authorized) {
    const row = authorizationOf(book, authorization);
    if (!inForce(row, claim, day)) refuse('authorization-not-in-force', { line, conflictsWith: row.since });
  }
  for (const { authorization, vintage, line } of authorized) {
    const row = authorizationOf(book, authorization);
    if (!coversVintage(versionOn(row, day), vintage)) refuse('vintage-outside-period', { line, conflictsWith: row.since });
  }
  for (const [code, more] of sums(
    authorized,
    (l) => l.authorization,
    (l) => BigInt(l.quantity),
  )) {
    const row = authorizationOf(book, code);
    if (!leavesRoomFor(row, more, day)) refuse('authorization-exceeded', { conflictsWith: row.since });
  }
  checkMetric(book, lines);
  if (authorized.length > 0 && !partyOf(book, verification.host).participating) refuse('party-not-participating');
};

/** A quantity in another metric is stated exactly where the authorization's metric is not tCO2e. */
const checkMetric = (book: ReadonlyBook, lines: readonly IssuanceLine[]): void => {
  lines.forEach(({ authorization, nonGhgQuantity }, i) => {
    const nonGhg = authorization !== undefined && authorizationOf(book, authorization).metric === 'non-GHG';
    if (nonGhg !== (nonGhgQuantity !== undefined)) refuse('metric-mismatch', { line: i + 1 });
  });
};

/** what a host approved is a yearly gross maximum. Returns the approval, which every verified programme has. Throws `cap-exceeded`. */
export const checkCap = (book: ReadonlyBook, { programme, verification, lines }: Issuing): HostApprovalRow => {
  const { host } = verification;
  const approval = approvalOf(book, programme.programme, host);
  for (const [vintage, more] of sums(
    lines,
    (l) => l.vintage,
    (l) => BigInt(l.quantity),
  )) {
    const issued = book.issuedByYear.get(`${programme.programme} ${host} ${vintage}`)?.amount ?? 0n;
    if (issued + more > approval.maximumAnnualAmount) refuse('cap-exceeded', { conflictsWith: approval.since });
  }
  return approval;
};

/** nothing is issued for a day on which the component was out, and of an inclusion by mistake nothing more. Throws `component-not-active`. */
export const checkActive = (book: ReadonlyBook, { verification, lines }: Issuing): void => {
  lines.forEach((line, i) => {
    const component = book.components.get(line.component);
    if (!component || lastDayOfLine(verification, line.vintage) <= lastDayOf(component)) return;
    refuse('component-not-active', { line: i + 1, component: component.component, conflictsWith: component.takenBack?.revision });
  });
};
