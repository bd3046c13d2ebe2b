import { approvalOn, partyOf, policyOf, programmeOf } from '../book/questions.js';
import type { ReadonlyBook } from '../book/readonly-book.js';
import type { ComponentRow, HostApprovalRow, ProgrammeRow } from '../book/rows.js';
import { doe } from '../message/authority.js';
import { addYears, dayOf, endOfYears } from '../kernel/days.js';
import { Activity, Code, Day, Nested, NewCode, Optional, Party, Quantity, Rows, Text } from '../kernel/fields.js';
import { Command, CommandHandler, happened, type Act, type Context, type Handler } from '../message/message.js';
import type { FieldError } from '../kernel/field-error.js';
import { invalid, refuse } from '../kernel/refusal.js';
import { checkTakesComponents } from '../programme/takes-components.js';
import { creditingYears, earliestStart, lastCreditingDay } from '../programme/programme-life.js';
import { Crediting, Criterion, Location, locationErrors, OtherScheme } from './component-fields.js';
import { ComponentIncluded } from './component-included.js';
import { ComponentIncluded1 } from './component-included-1.js';
import { includeComponent } from './examples.js';
import { identityClaimedBy } from './scheme-identity.js';
import { siteClaimedBy } from './site.js';
import { hasLeft } from './standing.js';

@Command('include-component', {
  by: [doe((c: IncludeComponent) => c.validatedBy)],
  summary: 'Include a validated component in a programme',
  example: includeComponent,
})
export class IncludeComponent {
  @NewCode('component') component!: string;
  @Activity() programme!: string;
  @Party() host!: string;
  @Party() locatedIn!: string;
  @Optional() @Nested(() => Location) location?: Location;
  @Optional() @NewCode() site?: string;
  @Day() start!: string;
  @Optional() @Day() includedOn?: string;
  @Optional() @Code('component') formerly?: string;
  @Nested(() => Crediting) crediting!: Crediting;
  @Quantity() expectedAnnual!: string;
  @Text() technology!: string;
  @Code() validatedBy!: string;
  @Rows(() => Criterion, { max: 100 }) criteria!: Criterion[];
  @Rows(() => OtherScheme, { max: 20, least: 0 }) otherSchemes!: OtherScheme[];
}

/** the conditions of inclusion that a ledger can check. */
@CommandHandler(IncludeComponent, {
  emits: [ComponentIncluded],
  reads: [ComponentIncluded1],
  refuses: [
    'unknown-party',
    'unknown-programme',
    'unknown-component',
    'programme-not-active',
    'double-inclusion',
    'component-ended',
    'no-host-approval',
    'host-mismatch',
    'starts-too-early',
    'crediting-period-invalid',
    'criteria-not-met',
    'scheme-identity-claimed',
    'site-claimed',
    'cap-exceeded',
  ],
})
export class IncludeComponentHandler implements Handler<IncludeComponent> {
  check({ crediting: { start, end }, site, location }: IncludeComponent): FieldError[] {
    const reversed = { pointer: '/crediting/end', code: 'period-reversed', detail: 'The end is before the start' };
    const nowhere = { pointer: '/site', code: 'missing-field', detail: 'A place: a site, a location or both' };
    return [
      ...(end < start ? [reversed] : []),
      ...(site === undefined && location === undefined ? [nowhere] : []),
      ...(location === undefined ? [] : locationErrors(location)),
    ];
  }

  decide(book: ReadonlyBook, command: IncludeComponent, { at }: Context): Act {
    const { component, host, locatedIn, start, crediting, criteria } = command;
    const includedOn = command.includedOn ?? dayOf(at);
    if (includedOn > dayOf(at)) invalid('/includedOn', 'date-in-the-future', 'Inclusion is recorded on its day or later');
    partyOf(book, host);
    partyOf(book, locatedIn);
    const programme = programmeOf(book, command.programme);
    if (command.formerly !== undefined && !book.components.has(command.formerly)) refuse('unknown-component');
    checkTakesComponents(programme, includedOn);
    checkIdentity(book, programme, { ...command, includedOn }, dayOf(at));
    const approval = approvalOn(book, programme.programme, host, dayOf(at));
    if (host !== locatedIn) refuse('host-mismatch');
    if (start < programme.start || start < earliestStart(programme.mode)) refuse('starts-too-early');
    checkKept(command, includedOn, command.formerly === undefined ? undefined : book.components.get(command.formerly));
    checkCrediting(programme, approval, crediting, includedOn, policyOf(book).creditingStart);
    if (criteria.some(({ met }) => !met)) refuse('criteria-not-met');
    const one = { today: dayOf(at), start: crediting.start };
    const declared = identityClaimedBy(book, command.otherSchemes, one);
    if (declared) refuse('scheme-identity-claimed', { component: declared.component, conflictsWith: declared.since });
    const claimant = siteClaimedBy(book, command, one);
    if (claimant) refuse('site-claimed', { component: claimant.component, conflictsWith: claimant.since });
    const included = book.members.get(`${programme.programme} ${host}`)?.expectedAnnual ?? 0n;
    if (included + BigInt(command.expectedAnnual) > approval.maximumAnnualAmount) refuse('cap-exceeded', { conflictsWith: approval.since });
    const { location = null, site = null, formerly = null } = command;
    return [happened(ComponentIncluded, { ...command, component, location, site, formerly, includedOn })];
  }
}

/**
 * a component is in one programme at a time; a project is one component; after its final period nothing comes back. One that was
 * excluded comes back once, under another code.
 */
const checkIdentity = (
  book: ReadonlyBook,
  { programme, mode }: ProgrammeRow,
  { component, formerly, includedOn }: Pick<IncludeComponent, 'component' | 'formerly'> & { readonly includedOn: string },
  today: string,
): void => {
  const own = mode === 'project' ? book.components.get(book.members.get(programme)?.components.at(-1) ?? '') : undefined;
  const before = book.components.get(component) ?? (own && !hasLeft(own, includedOn) ? own : undefined);
  if (before) refuse('double-inclusion', { component: before.component, conflictsWith: before.since });
  const former = formerly === undefined ? undefined : book.components.get(formerly);
  if (!former) return;
  if (former.crediting.end < today) refuse('component-ended', { component: former.component, conflictsWith: former.since });
  const here = former.successor === null ? former : book.components.get(former.successor);
  if (here && (here !== former || !hasLeft(former, includedOn)))
    refuse('double-inclusion', { component: here.component, conflictsWith: here.since });
};

/** a component that comes back keeps the type and the end of its crediting, and earns for days from its new inclusion on. */
const checkKept = ({ crediting }: IncludeComponent, includedOn: string, former: ComponentRow | undefined): void => {
  if (!former) return;
  const kept = crediting.type === former.crediting.type && crediting.end === former.crediting.end;
  if (!kept || crediting.start < includedOn)
    refuse('crediting-period-invalid', { component: former.component, conflictsWith: former.since });
};

/** R-20, and the reading of AS 127 against 131 that the policy names (`docs/rules.md#where-the-sources-leave-something-open`). */
const checkCrediting = (
  programme: ProgrammeRow,
  approval: HostApprovalRow,
  { type, start, end }: Crediting,
  includedOn: string,
  rule: 'inclusion' | '2021',
): void => {
  const tooLong = end > endOfYears(start, creditingYears(programme, type, approval)) || end > lastCreditingDay(programme, approval);
  const earliest = rule === 'inclusion' ? includedOn : '2021-01-01';
  if (tooLong || start < earliest || start < programme.start || start > addYears(includedOn, 2)) refuse('crediting-period-invalid');
};
