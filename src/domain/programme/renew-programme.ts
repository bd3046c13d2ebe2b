import { programmeOf } from '../book/questions.js';
import type { ReadonlyBook } from '../book/readonly-book.js';
import type { FieldError } from '../kernel/field-error.js';
import { Activity, Day } from '../kernel/fields.js';
import { refuse } from '../kernel/refusal.js';
import { supervisor } from '../message/authority.js';
import { Command, CommandHandler, happened, type Act, type Handler } from '../message/message.js';
import { renewProgramme } from './examples.js';
import { mayGoOn } from './programme-life.js';
import { ProgrammeRenewed } from './programme-renewed.js';

@Command('renew-programme', {
  by: [supervisor],
  summary: 'Renew a programme for one more period, with the day on which the renewal is deemed',
  example: renewProgramme,
})
export class RenewProgramme {
  @Activity() programme!: string;
  @Day() start!: string;
  @Day() end!: string;
  @Day() deemedOn!: string;
}

/** a programme goes on without a gap, for a period as long as its first may be, to the end of its life at the latest. */
@CommandHandler(RenewProgramme, { emits: [ProgrammeRenewed], refuses: ['unknown-programme', 'programme-period-exceeded'] })
export class RenewProgrammeHandler implements Handler<RenewProgramme> {
  check({ start, end }: RenewProgramme): FieldError[] {
    return end < start ? [{ pointer: '/end', code: 'period-reversed', detail: 'The end is before the start' }] : [];
  }

  decide(book: ReadonlyBook, { programme, start, end, deemedOn }: RenewProgramme): Act {
    const row = programmeOf(book, programme);
    const { revision } = row.renewals.at(-1) ?? { revision: row.since };
    if (!mayGoOn(row, { start, end })) refuse('programme-period-exceeded', { conflictsWith: revision });
    return [happened(ProgrammeRenewed, { programme, start, end, deemedOn })];
  }
}
