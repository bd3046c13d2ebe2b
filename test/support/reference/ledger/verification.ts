import { fewestAssets } from './assets.js';
import type { ReferenceBook } from './book.js';
import { addDays, addYears, day, overlap } from './dates.js';
import { act, type Commands } from './decision.js';
import { lastOf } from './exclusions.js';
import { capOf, issuedGross } from './issuance-rules.js';
import { raise } from './obligations.js';
import { isRenewedFrom, isUntested } from './renewals.js';
import {
  type Batch,
  compare,
  type Component,
  type Period,
  type Reported,
  type Span,
  type VerifiedLine,
  type Verification,
} from './records.js';
import { actualsRefused, deductedOf, reasonsOf, resultsOf, type Result } from './results.js';
import { giveBack, leftOf, takeOff, verifiedLines } from './verified-lines.js';

/** What is verified. */
export const VERIFICATION: Commands = {
  'verify-reductions': (book, d: Batch & { components: Reported[] }, at) => {
    const { from, to } = d.period;
    const programme = book.programmes.get(d.programme);
    const batch = d.components.flatMap((reported) => book.components.get(reported.component) ?? []);
    const included = [...book.components.values()].filter((component) => component.programme === d.programme);
    const periods = included.flatMap((component) => component.periods);
    const isFirst = (component: Component) => component.periods.length === 0;
    const again = (old: Period) => overlap(old, d.period) || old.report === d.report.sha256;
    const due = (component: Component) =>
      isFirst(component) ? [component.crediting.start, ...creditedDays(component)].sort().at(-1) : addDays(component.periods.at(-1)!.to, 1);
    const begins = (component: Component) => isFirst(component) || isRenewedFrom(component, from);
    const of = (old: Period) => included.find((component) => component.periods.includes(old))!;
    const begun = (old: Period) => old.first || isRenewedFrom(of(old), old.from);
    const sameStart = (old: Period) => old.from === from || (old.from < from ? batch.every(begins) : begun(old));
    const ends = (component: Component, date: string) => lastOf(component) <= date || isRenewedFrom(component, addDays(date, 1));
    const endsAll = batch.every((component) => ends(component, to));
    const over = (old: Period) => ends(of(old), old.to);
    const sameEnd = (old: Period) => old.to === to || (to < old.to ? endsAll : over(old));
    const signed = (validatedBy: string) => validatedBy === d.verifiedBy;
    if (book.policy.longPeriods !== 'by-day' && d.components.some(({ verified }) => verified !== undefined)) return 'invalid-input';
    if (book.verifications.has(d.verification)) return 'already-exists';
    if (!programme) return 'unknown-programme';
    if (batch.length < d.components.length || batch.some((component) => component.programme !== d.programme)) return 'unknown-component';
    if (batch.some((component) => component.host !== d.host)) return 'host-mismatch';
    if (!book.approvalOf(d.programme, d.host)) return 'no-host-approval';
    if (from < programme.start || to > programme.end) return 'programme-not-active';
    if (batch.some((component) => to > lastOf(component))) return 'component-not-active';
    if (to >= day(at)) return 'period-not-over';
    if (batch.some((component) => component.periods.some(again))) return 'double-verification';
    if (batch.some((component) => creditedDays(component).some((next) => from < next))) return 'already-credited-elsewhere';
    if (batch.some((component) => due(component) !== from)) return 'verification-gap';
    if (periods.some((old) => overlap(old, d.period) && !(sameEnd(old) && sameStart(old)))) return 'batch-period-mismatch';
    if (previousPeriodOpen(book, batch, included, from)) return 'previous-period-open';
    const dependent = batch.some((component) => isUntested(component) && signed(component.validatedBy));
    if (dependent || (periods.length === 0 && signed(programme.validatedBy))) return 'doe-not-independent';
    if (d.components.some((reported) => isUnconfirmed(book, reported, d.period))) return 'scheme-confirmation-missing';
    if (d.components.some((reported) => Number(reported.assetsInOperation ?? 0) > fewestAssets(book, reported.component, d.period)))
      return 'assets-exceeded';
    if (programme.mode !== 'cdm' && batch.some((component) => day(at) > addYears(component.crediting.end, 2))) return 'request-too-late';
    const results = resultsOf(book, d, d.components);
    const barred = actualsRefused(book, d, results);
    if (barred !== null) return barred;
    return act(() => {
      const record = { programme: d.programme, host: d.host, to, lines: [], took: [], withdrawn: false };
      book.verifications.set(d.verification, record);
      for (const { component } of d.components)
        addResults(
          book,
          record,
          d.verification,
          component,
          results.filter((result) => result.component === component),
        );
      for (const component of batch) {
        const last = lastOf(component) === to;
        const period = { from, to, at, verification: d.verification, report: d.report.sha256, first: isFirst(component) };
        component.periods.push({ ...period, ended: last ? component.deficit : 0 });
        if (last) raise(book, component, d.verification, at);
      }
    });
  },
  'withdraw-verification': (book, { verification }: { verification: string }) => {
    const record = book.verifications.get(verification);
    if (!record) return 'unknown-verification';
    if (record.withdrawn) return 'nothing-to-change';
    const components = [...new Set(record.lines.map(({ component }) => component))].flatMap((code) => book.components.get(code) ?? []);
    if (record.lines.some(({ issued }) => issued > 0)) return 'already-issued';
    if (components.some(({ periods }) => periods.at(-1)?.verification !== verification)) return 'already-issued';
    return act(() => {
      record.withdrawn = true;
      for (const component of components) forget(book, record, component);
    });
  },
};

/** The component's last period never was: what came off its lines is open again, what they lacked is not, and what they took goes back. */
const forget = (book: ReferenceBook, { lines, took }: Verification, record: Component): void => {
  const { ended, verification } = record.periods.pop()!;
  record.deficit += ended;
  for (const line of lines) if (line.component === record.component) record.deficit += line.carriedIn + line.settled - line.carried;
  for (const line of took) if (line.component === record.component && line.verification !== verification) giveBack(record, line);
  for (const owed of book.obligations)
    if (owed.component === record.component && owed.verification === verification) {
      record.deficit -= owed.discharged;
      owed.quantity = owed.discharged;
    }
  record.deficit = Math.max(0, record.deficit);
};

/** Whether the gate of the policy is shut: the period before is not over with. */
const previousPeriodOpen = (book: ReferenceBook, batch: Component[], included: Component[], from: string): boolean => {
  if (book.policy.nextPeriodGate === 'issued')
    return batch.some(({ component, programme, host }) =>
      verifiedLines(book, component).some(
        (line) => leftOf(line) > 0 && line.issued === 0 && issuedGross(book, programme, host, line.vintage) < capOf(book, programme, host),
      ),
    );
  const ends = included.flatMap((component) => component.periods.map((period) => period.to)).filter((to) => to < from);
  const previous = ends.sort().at(-1) ?? '';
  const due = included.filter((component) => component.crediting.start <= previous && lastOf(component) >= previous);
  return due.some(({ periods }) => (periods.at(-1)?.to ?? '') < previous);
};

/** Whether a scheme in which the component is registered has not confirmed the period. */
const isUnconfirmed = (book: ReferenceBook, { component, schemeConfirmations = [] }: Reported, { from, to }: Span): boolean => {
  const registered = book.components.get(component)?.otherSchemes.filter((other) => other.state === 'registered') ?? [];
  const confirmed = (scheme: string) => schemeConfirmations.some((c) => c.scheme === scheme && c.from === from && c.to === to);
  return !registered.every(({ scheme }) => confirmed(scheme));
};

/** The days on which a component may begin, after what other schemes credited. */
const creditedDays = ({ otherSchemes }: Component): string[] =>
  otherSchemes.flatMap(({ creditedUntil }) => (creditedUntil === undefined ? [] : [addDays(creditedUntil, 1)]));

/** What is verified of each year. What is less than nothing comes off the other years, then off older lines, then off what comes. */
const addResults = (book: ReferenceBook, record: Verification, verification: string, component: string, results: Result[]): void => {
  const of = book.components.get(component)!;
  const lines = results.map((result): VerifiedLine => {
    const { vintage, verified, own, actual, given } = result;
    const deducted = deductedOf(book, of, result);
    const carried = Math.max(0, deducted - verified);
    of.deficit += carried;
    const reasons = reasonsOf(result);
    const stated = { verification, component, vintage, verified, firstVerified: verified, deducted, own, reasons, actual, given };
    return { ...stated, carriedIn: 0, settled: 0, carried, replaced: 0, issued: 0 };
  });
  for (const line of lines.toSorted((a, b) => compare([a.vintage], [b.vintage])))
    while (of.deficit > 0 && leftOf(line) > 0) {
      line.carriedIn += 1;
      of.deficit -= 1;
    }
  record.took.push(...takeOff(book, of));
  record.lines.push(...lines);
};
