import { componentOf, programmeOf } from '../book/questions.js';
import type { ReadonlyBook } from '../book/readonly-book.js';
import type { ComponentRow } from '../book/rows.js';
import { counts } from '../book/taking-back.js';
import { addDays, addYears, dayOf, endOfYears } from '../kernel/days.js';
import type { FieldError } from '../kernel/field-error.js';
import { Code, Day } from '../kernel/fields.js';
import { invalid, refuse } from '../kernel/refusal.js';
import { Command, CommandHandler, happened, type Act, type Context, type Handler } from '../message/message.js';
import { creditingYears, lastCreditingDay, MOST_RENEWALS } from '../programme/programme-life.js';
import { checkNoGap } from '../programme/takes-components.js';
import { ComponentRenewed } from './component-renewed.js';
import { renewComponent } from './examples.js';
import { validator } from './validator.js';

/** Days before the end of crediting from which on notice of a renewal is accepted; the other way it is a year (ACP 303). */
const NOTICE_DAYS = 270;

@Command('renew-component', {
  by: [validator],
  summary: 'Renew the crediting of a component for one more period',
  example: renewComponent,
})
export class RenewComponent {
  @Code('component') component!: string;
  @Day() noticeOn!: string;
  @Day() start!: string;
  @Day() end!: string;
}

/** crediting that can be renewed goes on from the day after its end, twice at most, when notice was given in time. */
@CommandHandler(RenewComponent, {
  emits: [ComponentRenewed],
  refuses: ['unknown-component', 'programme-not-active', 'renewal-window', 'crediting-period-invalid'],
})
export class RenewComponentHandler implements Handler<RenewComponent> {
  check({ start, end }: RenewComponent): FieldError[] {
    return end < start ? [{ pointer: '/end', code: 'period-reversed', detail: 'The end is before the start' }] : [];
  }

  decide(book: ReadonlyBook, { component, noticeOn, start, end }: RenewComponent, { at }: Context): Act {
    const today = dayOf(at);
    if (noticeOn > today) invalid('/noticeOn', 'date-in-the-future', 'A renewal is recorded when notice was given');
    const row = componentOf(book, component);
    checkNoGap(programmeOf(book, row.programme), today);
    const { end: ends } = row.crediting;
    const last = row.takenBack?.revision ?? row.renewals.at(-1)?.revision ?? row.since;
    if (noticeOn < addDays(ends, -NOTICE_DAYS) || noticeOn > addYears(ends, 1))
      refuse('renewal-window', { component, conflictsWith: last });
    if (!mayBeCredited(book, row, { start, end }, today)) refuse('crediting-period-invalid', { component, conflictsWith: last });
    return [happened(ComponentRenewed, { component, noticeOn, start, end })];
  }
}

/** whether the component may go on for this period: it is in, can be renewed, its host approves, and its programme doesn't end before. */
const mayBeCredited = (
  book: ReadonlyBook,
  row: ComponentRow,
  { start, end }: { readonly start: string; readonly end: string },
  today: string,
): boolean => {
  const { programme: code, host, crediting, renewed, takenBack } = row;
  const programme = programmeOf(book, code);
  const approval = book.approvals.get(`${code} ${host}`);
  if (takenBack || crediting.type === 'fixed' || renewed >= MOST_RENEWALS) return false;
  if (!counts(approval, today) || !approval.renewalsAllowed) return false;
  const longest = endOfYears(start, creditingYears(programme, crediting.type, approval));
  return start === addDays(crediting.end, 1) && end <= longest && end <= lastCreditingDay(programme, approval);
};
