import { fewestAssets } from '../asset/asset-days.js';
import { policyOf } from '../book/questions.js';
import type { ComponentRow, HostApprovalRow, ProgrammeRow } from '../book/rows.js';
import type { ReadonlyBook } from '../book/readonly-book.js';
import { lastDayUnder } from '../component/standing.js';
import { addDays, spansOverlap, type Span } from '../kernel/days.js';
import { refuse } from '../kernel/refusal.js';
import type { Document } from '../kernel/values.js';
import type { VerifiedComponent } from './verification-fields.js';
import { stands } from './verified-lines.js';

// What is checked of each component of a batch. Every function throws its refusal and returns nothing.

/** The last day that another scheme is known to have credited, of those the component declared; empty where there is none. */
const creditedElsewhere = ({ otherSchemes }: ComponentRow): string =>
  otherSchemes.reduce((last, { creditedUntil }) => ((creditedUntil ?? '') > last ? (creditedUntil ?? '') : last), '');

/** The day on which a component's first period begins: its crediting's, or the day after the last that another scheme credited. */
export const firstDay = (component: ComponentRow): string => {
  const until = creditedElsewhere(component);
  return until < component.crediting.start ? component.crediting.start : addDays(until, 1);
};

/** no day after a component's crediting, from its exclusion or without its host's approval is verified. Throws `component-not-active`. */
export const checkActive = (component: ComponentRow, approval: HostApprovalRow, { to }: Span): void => {
  const { day, set } = lastDayUnder(component, approval);
  if (to > day) refuse('component-not-active', { component: component.component, conflictsWith: set });
};

/** no day of a component is verified twice, and no report serves twice. Throws `double-verification`. */
export const checkDays = (book: ReadonlyBook, component: ComponentRow, period: Span, report: Document): void => {
  const reported = book.reports.get(`${component.component} ${report.sha256}`);
  const sameReport = reported && stands(book.verifications.get(reported.verification)) ? reported : undefined;
  const sameDays = component.verified.find((span) => spansOverlap(span, period));
  const revision = sameDays?.revision ?? sameReport?.revision;
  if (revision !== undefined) refuse('double-verification', { component: component.component, conflictsWith: revision });
};

/** no day is verified that another scheme credited. Throws `already-credited-elsewhere`. */
export const checkNotCredited = (component: ComponentRow, { from }: Span): void => {
  if (from <= creditedElsewhere(component))
    refuse('already-credited-elsewhere', { component: component.component, conflictsWith: component.since });
};

/** the first period starts on the component's first day, each later one on the day after the last. Throws `verification-gap`. */
export const checkNoGap = (component: ComponentRow, { from }: Span): void => {
  const last = component.verified.at(-1);
  if (from !== (last ? addDays(last.to, 1) : firstDay(component))) refuse('verification-gap', { component: component.component });
};

/** who validated the registration, the inclusion or the renewal doesn't sign the first verification after it. Throws `doe-not-independent`. */
export const checkIndependence = (programme: ProgrammeRow, component: ComponentRow, verifiedBy: string): void => {
  const validated = component.renewals.at(-1)?.revision ?? component.since;
  const firstOfComponent = (component.verified.at(-1)?.revision ?? -1n) < validated && component.validatedBy === verifiedBy;
  const firstOfProgramme = !programme.verified && programme.validatedBy === verifiedBy;
  if (firstOfComponent || firstOfProgramme) refuse('doe-not-independent', { component: component.component });
};

/** each scheme under which the component is registered confirms exactly this period. Throws `scheme-confirmation-missing`. */
export const checkSchemes = (component: ComponentRow, { schemeConfirmations = [] }: VerifiedComponent, { from, to }: Span): void => {
  for (const { scheme, state } of component.otherSchemes) {
    const confirmed = schemeConfirmations.some((c) => c.scheme === scheme && c.from === from && c.to === to);
    if (state === 'registered' && !confirmed) refuse('scheme-confirmation-missing', { component: component.component });
  }
};

/**
 * on every day of the period the component claims as many assets as are said to be in operation; one at least where the policy requires
 * assets. Throws `assets-exceeded`.
 */
export const checkAssets = (
  book: ReadonlyBook,
  component: ComponentRow,
  { assetsInOperation = '0' }: VerifiedComponent,
  period: Span,
): void => {
  const least = policyOf(book).requireAssets ? 1n : 0n;
  const needed = BigInt(assetsInOperation) > least ? BigInt(assetsInOperation) : least;
  if (needed > BigInt(fewestAssets(book, component.component, period))) refuse('assets-exceeded', { component: component.component });
};
