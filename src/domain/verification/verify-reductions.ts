import { approvalOf, partyOf, policyOf, programmeOf } from '../book/questions.js';
import type { ReadonlyBook } from '../book/readonly-book.js';
import type { ComponentRow, ProgrammeRow } from '../book/rows.js';
import { doe } from '../message/authority.js';
import { addDays, addYears, dayOf, spansOverlap, yearsOf } from '../kernel/days.js';
import { Activity, Code, Nested, Party, Rows } from '../kernel/fields.js';
import { Command, CommandHandler, happened, type Act, type Context, type Handler } from '../message/message.js';
import type { FieldError } from '../kernel/field-error.js';
import { refuse } from '../kernel/refusal.js';
import { Document, Period } from '../kernel/values.js';
import { carry } from './carry.js';
import { verifyReductions } from './examples.js';
import { checkBatchPeriod, checkPreviousPeriod } from './monitoring-periods.js';
import { ReductionsVerified } from './reductions-verified.js';
import { VerifiedComponent } from './verification-fields.js';

/** A line is a vintage of a component. */
const MOST_LINES = 2_500;

@Command('verify-reductions', {
  by: [doe((c: VerifyReductions) => c.verifiedBy)],
  summary: 'Certify the reductions of one batch of components for one period',
  example: verifyReductions,
})
export class VerifyReductions {
  @Code('verification') verification!: string;
  @Activity() programme!: string;
  @Party() host!: string;
  @Nested(() => Period) period!: Period;
  @Code() batch!: string;
  @Code() verifiedBy!: string;
  @Nested(() => Document) report!: Document;
  @Rows(() => VerifiedComponent, { max: 250 }) components!: VerifiedComponent[];
}

/** the days of a component are verified once, in order, by an independent DOE, in time. */
@CommandHandler(VerifyReductions, {
  emits: [ReductionsVerified],
  refuses: [
    'already-exists',
    'unknown-party',
    'unknown-programme',
    'unknown-component',
    'host-mismatch',
    'no-host-approval',
    'component-not-active',
    'period-not-over',
    'double-verification',
    'verification-gap',
    'batch-period-mismatch',
    'previous-period-open',
    'doe-not-independent',
    'scheme-confirmation-missing',
    'assets-exceeded',
    'request-too-late',
  ],
})
export class VerifyReductionsHandler implements Handler<VerifyReductions> {
  check({ period, components }: VerifyReductions): FieldError[] {
    const lines = components.reduce((sum, { vintages }) => sum + vintages.length, 0);
    if (lines > MOST_LINES) return [{ pointer: '/components', code: 'too-many', detail: 'More lines than a verification may have' }];
    if (period.to < period.from) return [{ pointer: '/period/to', code: 'period-reversed', detail: 'The end is before the start' }];
    const years = yearsOf(period.from, period.to).join();
    return components.flatMap(({ component, vintages }, i) => {
      const twice = components.findIndex((other) => other.component === component) < i;
      const listed = vintages
        .map(({ vintage }) => vintage)
        .sort()
        .join();
      return [
        ...(twice
          ? [{ pointer: `/components/${i}/component`, code: 'duplicate', detail: 'The component stands in the batch already' }]
          : []),
        ...(listed === years
          ? []
          : [{ pointer: `/components/${i}/vintages`, code: 'vintages-incomplete', detail: 'Each calendar year of the period once' }]),
      ];
    });
  }

  decide(book: ReadonlyBook, command: VerifyReductions, context: Context): Act {
    const { verification, host, period, verifiedBy, report } = command;
    const known = book.verifications.get(verification);
    if (known) refuse('already-exists', { conflictsWith: known.since });
    partyOf(book, host);
    const programme = programmeOf(book, command.programme);
    const components = command.components.map(({ component }) => componentOf(book, programme, component));
    if (components.some((component) => component.host !== host)) refuse('host-mismatch');
    approvalOf(book, programme.programme, host);
    const today = dayOf(context.at);
    for (const c of components)
      if (period.to > c.crediting.end) refuse('component-not-active', { component: c.component, conflictsWith: c.since });
    if (period.to >= today) refuse('period-not-over');
    for (const component of components) checkDays(book, component, period, report);
    for (const component of components) checkNoGap(component, period);
    checkBatchPeriod(book, programme, components, period);
    checkPreviousPeriod(book, programme, components, period);
    for (const component of components) checkIndependence(programme, component, verifiedBy);
    command.components.forEach((line, i) => checkSchemes(components[i], line, period));
    if (policyOf(book).requireAssets) refuse('assets-exceeded');
    for (const c of components) if (today > addYears(c.crediting.end, 2)) refuse('request-too-late', { component: c.component });
    const [first, ...rest] = command.components.map((line, i) => verified(command, line, components[i]?.deficit ?? 0n));
    return first ? [first, ...rest] : refuse('nothing-to-change');
  }
}

const componentOf = (book: ReadonlyBook, { programme }: ProgrammeRow, code: string): ComponentRow => {
  const component = book.components.get(code);
  return component?.programme === programme ? component : refuse('unknown-component');
};

/** no day of a component is verified twice, and no report serves twice. */
const checkDays = (book: ReadonlyBook, component: ComponentRow, { from, to }: Period, report: Document): void => {
  const { verified } = component;
  const sameReport = book.reports.get(`${component.component} ${report.sha256}`);
  const sameDays = verified.find((span) => spansOverlap(span, { from, to }));
  const revision = sameDays?.revision ?? sameReport?.revision;
  if (revision !== undefined) refuse('double-verification', { component: component.component, conflictsWith: revision });
};

/** the first period starts with crediting, each later one on the day after the last. */
const checkNoGap = ({ component, verified, crediting }: ComponentRow, { from }: Period): void => {
  const last = verified.at(-1);
  if (from !== (last ? addDays(last.to, 1) : crediting.start)) refuse('verification-gap', { component });
};

/** who validated the registration or the inclusion doesn't sign the first verification after it. */
const checkIndependence = (programme: ProgrammeRow, component: ComponentRow, verifiedBy: string): void => {
  const firstOfComponent = component.verified.length === 0 && component.validatedBy === verifiedBy;
  const firstOfProgramme = !programme.verified && programme.validatedBy === verifiedBy;
  if (firstOfComponent || firstOfProgramme) refuse('doe-not-independent', { component: component.component });
};

/** every scheme under which the component is registered confirms exactly this period. */
const checkSchemes = (component: ComponentRow | undefined, { schemeConfirmations = [] }: VerifiedComponent, { from, to }: Period): void => {
  for (const { scheme, state } of component?.otherSchemes ?? []) {
    const confirmed = schemeConfirmations.some((c) => c.scheme === scheme && c.from === from && c.to === to);
    if (state === 'registered' && !confirmed) refuse('scheme-confirmation-missing', { component: component?.component ?? '' });
  }
};

const verified = (command: VerifyReductions, line: VerifiedComponent, deficit: bigint): ReductionsVerified => {
  const { verification, programme, host, period, batch, verifiedBy, report } = command;
  return happened(ReductionsVerified, {
    ...{ verification, programme, host, period, batch, verifiedBy, report },
    component: line.component,
    assetsInOperation: line.assetsInOperation ?? null,
    vintages: carry(line.vintages, deficit),
    schemeConfirmations: line.schemeConfirmations ?? null,
  });
};
