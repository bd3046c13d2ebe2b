import { componentOf } from '../book/questions.js';
import type { ReadonlyBook } from '../book/readonly-book.js';
import type { ComponentRow } from '../book/rows.js';
import { addDays, addYears, dayOf } from '../kernel/days.js';
import type { FieldError } from '../kernel/field-error.js';
import { Code, Day, OneOf, Optional } from '../kernel/fields.js';
import { invalid, refuse } from '../kernel/refusal.js';
import { supervisor } from '../message/authority.js';
import { Command, CommandHandler, happened, type Act, type Context, type Handler } from '../message/message.js';
import { obligationsAtExclusion } from '../replacement/at-exclusion.js';
import { ReplacementObligationRaised } from '../replacement/replacement-obligation-raised.js';
import { ComponentExcluded } from './component-excluded.js';
import { excludeComponent } from './examples.js';

@Command('exclude-component', {
  by: [supervisor],
  summary: 'Exclude a component from its programme: because it leaves, or because its inclusion was an error',
  example: excludeComponent,
})
export class ExcludeComponent {
  @Code('component') component!: string;
  @OneOf('voluntary', 'erroneous') cause!: 'voluntary' | 'erroneous';
  @Day() effective!: string;
  @Optional() @Code() responsible?: string;
}

/** what leaves of itself keeps the days before; an error that is found in time ends at once, and its DOE may owe for it. */
@CommandHandler(ExcludeComponent, {
  emits: [ComponentExcluded, ReplacementObligationRaised],
  refuses: ['unknown-component', 'review-window-closed'],
})
export class ExcludeComponentHandler implements Handler<ExcludeComponent> {
  check({ cause, responsible }: ExcludeComponent): FieldError[] {
    const nobody = { pointer: '/responsible', code: 'only-erroneous', detail: 'Nobody is at fault where a component leaves of itself' };
    return cause === 'voluntary' && responsible !== undefined ? [nobody] : [];
  }

  decide(book: ReadonlyBook, command: ExcludeComponent, { at, givenAt, revision }: Context): Act {
    const { cause, effective, responsible = null } = command;
    const today = dayOf(givenAt);
    if (cause === 'erroneous' && effective !== today)
      invalid(
        '/effective',
        effective < today ? 'date-in-the-past' : 'date-in-the-future',
        `An error ends on the day it is found, ${today}`,
      );
    const component = componentOf(book, command.component);
    if (responsible !== null && responsible !== component.validatedBy)
      invalid('/responsible', 'not-its-doe', 'The DOE that validated the inclusion');
    if (cause === 'erroneous' && effective > lastDayOfReview(component))
      refuse('review-window-closed', { component: component.component, conflictsWith: component.since });
    if (isOut(component, cause)) refuse('nothing-to-change');
    const excluded = happened(ComponentExcluded, { component: component.component, cause, effective, responsible });
    return [excluded, ...obligationsAtExclusion(book, component, excluded, { at, revision })];
  }
}

/** an inclusion is reviewed within a year, or within 180 days of the component's first issuance. */
const lastDayOfReview = ({ includedOn, firstIssuedOn }: ComponentRow): string => {
  const [afterInclusion, afterIssuance] = [addYears(includedOn, 1), firstIssuedOn === null ? '' : addDays(firstIssuedOn, 180)];
  return afterInclusion > afterIssuance ? afterInclusion : afterIssuance;
};

/** One that left of itself can still turn out to have been an error; nothing else comes after an exclusion. */
const isOut = ({ takenBack }: ComponentRow, cause: 'voluntary' | 'erroneous'): boolean =>
  takenBack !== null && (takenBack.reason === 'erroneous' || cause === 'voluntary');
