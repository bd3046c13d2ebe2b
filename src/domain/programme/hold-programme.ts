import { programmeOf } from '../book/questions.js';
import type { ReadonlyBook } from '../book/readonly-book.js';
import { Activity, Nested } from '../kernel/fields.js';
import { refuse } from '../kernel/refusal.js';
import { Reason } from '../kernel/values.js';
import { supervisor } from '../message/authority.js';
import { Command, CommandHandler, happened, type Act, type Handler } from '../message/message.js';
import { holdProgramme } from './examples.js';
import { ProgrammeHeld } from './programme-held.js';

@Command('hold-programme', {
  by: [supervisor],
  summary: 'Put a programme on hold: nothing is included in it until it is released',
  example: holdProgramme,
})
export class HoldProgramme {
  @Activity() programme!: string;
  @Nested(() => Reason) reason!: Reason;
}

/** a programme, or its methodology, is on hold once. What is included goes on. */
@CommandHandler(HoldProgramme, { emits: [ProgrammeHeld], refuses: ['unknown-programme'] })
export class HoldProgrammeHandler implements Handler<HoldProgramme> {
  decide(book: ReadonlyBook, { programme, reason }: HoldProgramme): Act {
    if (programmeOf(book, programme).held) refuse('nothing-to-change');
    return [happened(ProgrammeHeld, { programme, reason })];
  }
}
