import { approvalOf, partyOf, programmeOf } from '../book/questions.js';
import type { ReadonlyBook } from '../book/readonly-book.js';
import type { ComponentRow, ProgrammeRow } from '../book/rows.js';
import { lastDayOf } from '../component/standing.js';
import { doe } from '../message/authority.js';
import { addYears, dayOf, yearsOf } from '../kernel/days.js';
import { Activity, Code, NewCode, Nested, Party, Rows } from '../kernel/fields.js';
import { Command, CommandHandler, happened, type Act, type Context, type Handler } from '../message/message.js';
import type { FieldError } from '../kernel/field-error.js';
import { groupedBy } from '../kernel/grouped-by.js';
import { refuse } from '../kernel/refusal.js';
import { Document, Period } from '../kernel/values.js';
import { ReplacementObligationRaised } from '../replacement/replacement-obligation-raised.js';
import { checkActive, checkAssets, checkDays, checkIndependence, checkNoGap, checkNotCredited, checkSchemes } from './check-component.js';
import { verifyReductions } from './examples.js';
import { withFinance } from './with-finance.js';
import { withOwnContribution } from './own-contribution.js';
import { checkActuals, checkFigures, resultErrors, resultsOf, type Result } from './results.js';
import { nestedOf, obligationsOf } from './last-deficit.js';
import { checkHeadroom } from './headroom.js';
import { checkBatchPeriod, checkPreviousPeriod } from './monitoring-periods.js';
import { withNestedDeductions } from './nested-deductions.js';
import { ReductionsVerified } from './reductions-verified.js';
import { ReductionsVerified1 } from './reductions-verified-1.js';
import { settle } from './settle.js';
import { VerifiedComponent } from './verification-fields.js';
import { leftOf, linesOf } from './verified-lines.js';

/** A line is a vintage of a component. */
const MOST_LINES = 2_500;

@Command('verify-reductions', {
  by: [doe((c: VerifyReductions) => c.verifiedBy)],
  summary: 'Certify the reductions of one batch of components for one period',
  example: verifyReductions,
})
export class VerifyReductions {
  @NewCode('verification') verification!: string;
  @Activity() programme!: string;
  @Party() host!: string;
  @Nested(() => Period) period!: Period;
  @NewCode() batch!: string;
  @Code() verifiedBy!: string;
  @Nested(() => Document) report!: Document;
  @Rows(() => VerifiedComponent, { max: 250 }) components!: VerifiedComponent[];
}

/** the days of a component are verified once, in order, by an independent DOE, in time. */
@CommandHandler(VerifyReductions, {
  emits: [ReductionsVerified, ReplacementObligationRaised],
  reads: [ReductionsVerified1],
  refuses: [
    'already-exists',
    'unknown-party',
    'unknown-programme',
    'unknown-component',
    'host-mismatch',
    'no-host-approval',
    'programme-not-active',
    'component-not-active',
    'period-not-over',
    'double-verification',
    'already-credited-elsewhere',
    'verification-gap',
    'batch-period-mismatch',
    'previous-period-open',
    'doe-not-independent',
    'scheme-confirmation-missing',
    'assets-exceeded',
    'request-too-late',
    'threshold-missing',
    'nested-deduction-missing',
    'nested-headroom-exceeded',
  ],
})
export class VerifyReductionsHandler implements Handler<VerifyReductions> {
  check({ period, components }: VerifyReductions): FieldError[] {
    const years = yearsOf(period.from, period.to);
    const lines = components.reduce((sum, { verified, vintages }) => sum + (verified === undefined ? vintages.length : years.length), 0);
    if (lines > MOST_LINES) return [{ pointer: '/components', code: 'too-many', detail: 'More lines than a verification may have' }];
    if (period.to < period.from) return [{ pointer: '/period/to', code: 'period-reversed', detail: 'The end is before the start' }];
    return components.flatMap(({ component, verified, vintages }, i) => {
      const twice = components.findIndex((other) => other.component === component) < i;
      const listed = vintages
        .map(({ vintage }) => vintage)
        .sort()
        .join();
      return [
        ...(twice
          ? [{ pointer: `/components/${i}/component`, code: 'duplicate', detail: 'The component stands in the batch already' }]
          : []),
        ...((verified === undefined ? listed === years.join() : vintages.length === 0)
          ? []
          : [{ pointer: `/components/${i}/vintages`, code: 'vintages-incomplete', detail: incomplete(verified) }]),
        ...vintages.flatMap((line, j) => resultErrors(line, period, components.length).map(at(`/components/${i}/vintages/${j}`))),
      ];
    });
  }

  decide(book: ReadonlyBook, command: VerifyReductions, context: Context): Act {
    const { verification, host, period, verifiedBy, report } = command;
    checkFigures(book, command.components);
    const known = book.verifications.get(verification);
    if (known) refuse('already-exists', { conflictsWith: known.since });
    partyOf(book, host);
    const programme = programmeOf(book, command.programme);
    const components = command.components.map(({ component }) => componentOf(book, programme, component));
    if (components.some((component) => component.host !== host)) refuse('host-mismatch');
    const approval = approvalOf(book, programme.programme, host);
    if (period.from < programme.start || period.to > programme.end) refuse('programme-not-active', { conflictsWith: programme.since });
    for (const component of components) checkActive(component, approval, period);
    const today = dayOf(context.at);
    if (period.to >= today) refuse('period-not-over');
    for (const component of components) checkDays(book, component, period, report);
    for (const component of components) checkNotCredited(component, period);
    for (const component of components) checkNoGap(component, period);
    checkBatchPeriod(book, programme, components, period);
    checkPreviousPeriod(book, programme, components, period);
    for (const component of components) checkIndependence(programme, component, verifiedBy);
    const batch = command.components.map((line) => ({ line, component: componentOf(book, programme, line.component) }));
    for (const { line, component } of batch) checkSchemes(component, line, period);
    for (const { line, component } of batch) checkAssets(book, component, line, period);
    const late = programme.mode === 'cdm' ? undefined : components.find(({ crediting }) => today > addYears(crediting.end, 2));
    if (late) refuse('request-too-late', { component: late.component });
    checkActuals(book, command);
    return this.act(book, command, batch, context);
  }

  private act(
    book: ReadonlyBook,
    command: VerifyReductions,
    batch: readonly { readonly line: VerifiedComponent; readonly component: ComponentRow }[],
    { at, revision }: Context,
  ): Act {
    const results = groupedBy(deducted(book, command), ({ component }) => component);
    checkHeadroom(book, command, [...results.values()].flat());
    const all = batch.map(({ line, component }, i) => ({
      component,
      revision: revision + BigInt(i),
      ...verified(book, command, line, component, results.get(line.component) ?? []),
    }));
    const last = all.filter(({ component }) => command.period.to === lastDayOf(component));
    const raised = obligationsOf(book, last, revision + BigInt(all.length), at);
    const [first, ...rest] = [...all.map(({ event }) => event), ...raised];
    return first ? [first, ...rest] : refuse('nothing-to-change');
  }
}

/** the results less what is deducted of them beyond what the report states, in the order in which each takes what the one before leaves. */
const deducted = (book: ReadonlyBook, command: VerifyReductions): Result[] => {
  const { programme, host } = command;
  const own = withOwnContribution(book, programme, host, resultsOf(book, command));
  return withFinance(book, command, withNestedDeductions(book, programme, host, own));
};

const incomplete = (figure: string | undefined): string =>
  figure === undefined ? 'Each calendar year of the period once' : 'None beside one figure for the period';

/** The errors of a member, at their place in the whole. */
const at =
  (place: string) =>
  ({ pointer, ...error }: FieldError): FieldError => ({ pointer: `${place}${pointer}`, ...error });

const componentOf = (book: ReadonlyBook, { programme }: ProgrammeRow, code: string): ComponentRow => {
  const component = book.components.get(code);
  return component?.programme === programme ? component : refuse('unknown-component');
};

/** What the batch certifies of one component, with what of its negative results stays open. */
const verified = (
  book: ReadonlyBook,
  command: VerifyReductions,
  line: VerifiedComponent,
  component: ComponentRow,
  results: readonly Result[],
): { readonly event: ReductionsVerified; readonly open: bigint; readonly nested: bigint } => {
  const { verification, programme, host, period, batch, verifiedBy, report } = command;
  const unissued = linesOf(book, component).map((earlier) => ({ ...earlier, left: leftOf(earlier) }));
  const { vintages, settled, deficit } = settle(results, component.deficit, unissued);
  const event = happened(ReductionsVerified, {
    ...{ verification, programme, host, period, batch, verifiedBy, report },
    component: line.component,
    assetsInOperation: line.assetsInOperation ?? null,
    vintages,
    schemeConfirmations: line.schemeConfirmations ?? null,
    settled,
    deficit: String(period.to === lastDayOf(component) ? 0n : deficit),
  });
  return { event, open: deficit, nested: nestedOf(book, component, vintages, deficit) };
};
