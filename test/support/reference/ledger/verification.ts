import type { ReferenceBook } from './book.js';
import { addDays, addYears, day, overlap } from './dates.js';
import { act, type Commands } from './decision.js';
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
    const due = ({ periods, crediting }: Component) => (periods.length === 0 ? crediting.start : addDays(periods.at(-1)!.to, 1));
    const sameStart = (old: Period) => old.from === from || (old.from < from ? batch.every(isFirst) : old.first);
    const signed = (validatedBy: string) => validatedBy === d.verifiedBy;
    if (book.verifications.has(d.verification)) return 'already-exists';
    if (!programme) return 'unknown-programme';
    if (batch.length < d.components.length || batch.some((component) => component.programme !== d.programme)) return 'unknown-component';
    if (batch.some((component) => component.host !== d.host)) return 'host-mismatch';
    if (!book.approvalOf(d.programme, d.host)) return 'no-host-approval';
    if (batch.some((component) => to > component.crediting.end)) return 'component-not-active';
    if (to >= day(at)) return 'period-not-over';
    if (batch.some((component) => component.periods.some(again))) return 'double-verification';
    if (batch.some((component) => due(component) !== from)) return 'verification-gap';
    if (periods.some((old) => overlap(old, d.period) && !(old.to === to && sameStart(old)))) return 'batch-period-mismatch';
    if (previousPeriodOpen(book, batch, included, from)) return 'previous-period-open';
    const dependent = batch.some((component) => isFirst(component) && signed(component.validatedBy));
    if (dependent || (periods.length === 0 && signed(programme.validatedBy))) return 'doe-not-independent';
    if (d.components.some((reported) => isUnconfirmed(book, reported, d.period))) return 'scheme-confirmation-missing';
    if (batch.some((component) => day(at) > addYears(component.crediting.end, 2))) return 'request-too-late';
    return act(() => {
      const lines = d.components.flatMap((reported) => resultsOf(book, reported));
      book.verifications.set(d.verification, { programme: d.programme, host: d.host, lines });
      batch.forEach((component) => component.periods.push({ from, to, report: d.report.sha256, first: isFirst(component) }));
    });
  },
};

/** Whether the gate of the policy is shut: the period before is not over with. */
export const previousPeriodOpen = (book: ReferenceBook, batch: Component[], included: Component[], from: string): boolean => {
  if (book.policy.nextPeriodGate === 'issued')
    return batch.some(({ component }) => verifiedLines(book, component).some((line) => line.issuable > 0 && line.issued === 0));
  const ends = included.flatMap((component) => component.periods.map((period) => period.to)).filter((to) => to < from);
  const previous = ends.sort().at(-1) ?? '';
  return included.some(({ crediting, periods }) => crediting.start <= previous && (periods.at(-1)?.to ?? '') < previous);
};

/** Whether a scheme in which the component is registered has not confirmed the period. */
export const isUnconfirmed = (book: ReferenceBook, { component, schemeConfirmations = [] }: Reported, { from, to }: Span): boolean => {
  const registered = book.components.get(component)?.otherSchemes.filter((other) => other.state === 'registered') ?? [];
  const confirmed = (scheme: string) => schemeConfirmations.some((c) => c.scheme === scheme && c.from === from && c.to === to);
  return !registered.every(({ scheme }) => confirmed(scheme));
};

/** What may be issued of each year, oldest first; a deficit is carried into the component's next year. */
export const resultsOf = (book: ReferenceBook, { component, vintages }: Reported): VerifiedLine[] => {
  const record = book.components.get(component)!;
  return vintages
    .toSorted((a, b) => compare([a.vintage], [b.vintage]))
    .map(({ vintage, verified, deductions = [] }) => {
      const left = Number(verified) - sum(deductions, (deduction) => deduction.quantity) - record.deficit;
      record.deficit = Math.max(0, -left);
      return { component, vintage, issuable: Math.max(0, left), issued: 0 };
    });
};

/** What was verified of a component. */
export const verifiedLines = (book: ReferenceBook, component: string): VerifiedLine[] => {
  return [...book.verifications.values()].flatMap(({ lines }) => lines).filter((line) => line.component === component);
};
