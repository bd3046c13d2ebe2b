import { fewestAssets } from './assets.js';
import type { ReferenceBook } from './book.js';
import { addDays, addYears, day, overlap } from './dates.js';
import { act, type Commands } from './decision.js';
import { capOf, issuedGross } from './issuance-rules.js';
import { type Batch, compare, type Component, type Period, type Reported, type Span, sum, type VerifiedLine } from './records.js';

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
    const sameStart = (old: Period) => old.from === from || (old.from < from ? batch.every(isFirst) : old.first);
    const endsAll = batch.every(({ crediting }) => crediting.end === to);
    const sameEnd = (old: Period) => old.to === to || (to < old.to ? endsAll : old.last);
    const signed = (validatedBy: string) => validatedBy === d.verifiedBy;
    if (book.verifications.has(d.verification)) return 'already-exists';
    if (!programme) return 'unknown-programme';
    if (batch.length < d.components.length || batch.some((component) => component.programme !== d.programme)) return 'unknown-component';
    if (batch.some((component) => component.host !== d.host)) return 'host-mismatch';
    if (!book.approvalOf(d.programme, d.host)) return 'no-host-approval';
    if (from < programme.start || to > programme.end) return 'programme-not-active';
    if (batch.some((component) => to > component.crediting.end)) return 'component-not-active';
    if (to >= day(at)) return 'period-not-over';
    if (batch.some((component) => component.periods.some(again))) return 'double-verification';
    if (batch.some((component) => creditedDays(component).some((next) => from < next))) return 'already-credited-elsewhere';
    if (batch.some((component) => due(component) !== from)) return 'verification-gap';
    if (periods.some((old) => overlap(old, d.period) && !(sameEnd(old) && sameStart(old)))) return 'batch-period-mismatch';
    if (previousPeriodOpen(book, batch, included, from)) return 'previous-period-open';
    const dependent = batch.some((component) => isFirst(component) && signed(component.validatedBy));
    if (dependent || (periods.length === 0 && signed(programme.validatedBy))) return 'doe-not-independent';
    if (d.components.some((reported) => isUnconfirmed(book, reported, d.period))) return 'scheme-confirmation-missing';
    if (d.components.some((reported) => Number(reported.assetsInOperation ?? 0) > fewestAssets(book, reported.component, d.period)))
      return 'assets-exceeded';
    if (programme.mode !== 'cdm' && batch.some((component) => day(at) > addYears(component.crediting.end, 2))) return 'request-too-late';
    return act(() => {
      const lines = d.components.flatMap((reported) => resultsOf(book, d.verification, reported));
      book.verifications.set(d.verification, { programme: d.programme, host: d.host, lines });
      for (const component of batch) {
        const last = component.crediting.end === to;
        component.periods.push({ from, to, report: d.report.sha256, first: isFirst(component), last });
        if (last) raise(book, component, at);
      }
    });
  },
};

/** What is open at the end is owed, as far as units of the component were issued. */
const raise = (book: ReferenceBook, record: Component, at: string): void => {
  const { component, programme, deficit } = record;
  const issued = verifiedLines(book, component).reduce((total, line) => total + line.issued, 0);
  const owed = { code: null, component, debtor: programme, quantity: Math.min(deficit, issued), discharged: 0, due: addDays(day(at), 30) };
  if (owed.quantity > 0) book.obligations.push(owed);
  record.deficit = 0;
};

/** Whether the gate of the policy is shut: the period before is not over with. */
const previousPeriodOpen = (book: ReferenceBook, batch: Component[], included: Component[], from: string): boolean => {
  if (book.policy.nextPeriodGate === 'issued')
    return batch.some(({ component, programme, host }) =>
      verifiedLines(book, component).some(
        ({ issuable, issued, vintage }) =>
          issuable > 0 && issued === 0 && issuedGross(book, programme, host, vintage) < capOf(book, programme, host),
      ),
    );
  const ends = included.flatMap((component) => component.periods.map((period) => period.to)).filter((to) => to < from);
  const previous = ends.sort().at(-1) ?? '';
  return included.some(({ crediting, periods }) => crediting.start <= previous && (periods.at(-1)?.to ?? '') < previous);
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

/** What may be issued of each year. What is less than nothing comes off the other years, then off older lines, then off what comes. */
const resultsOf = (book: ReferenceBook, verification: string, { component, vintages }: Reported): VerifiedLine[] => {
  const record = book.components.get(component)!;
  const lines = vintages
    .map(({ vintage, verified, deductions = [] }) => {
      const left = Number(verified) - sum(deductions, (deduction) => deduction.quantity);
      record.deficit += Math.max(0, -left);
      return { verification, component, vintage, issuable: Math.max(0, left), issued: 0 };
    })
    .toSorted((a, b) => compare([a.vintage], [b.vintage]));
  const older = verifiedLines(book, component).toSorted((a, b) => compare([a.vintage], [b.vintage]));
  for (const line of [...lines, ...older])
    while (record.deficit > 0 && line.issuable > line.issued) {
      line.issuable -= 1;
      record.deficit -= 1;
    }
  return lines;
};

/** What was verified of a component. */
export const verifiedLines = (book: ReferenceBook, component: string): VerifiedLine[] => {
  return [...book.verifications.values()].flatMap(({ lines }) => lines).filter((line) => line.component === component);
};
