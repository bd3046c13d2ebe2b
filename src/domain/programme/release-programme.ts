import { programmeOf } from '../book/questions.js';
import type { ReadonlyBook } from '../book/readonly-book.js';
import { Activity, Nested } from '../kernel/fields.js';
import { refuse } from '../kernel/refusal.js';
import { Reason } from '../kernel/values.js';
import { supervisor } from '../message/authority.js';
import { Command, CommandHandler, happened, type Act, type Handler } from '../message/message.js';
import { releaseProgramme } from './examples.js';
import { ProgrammeReleased } from './programme-released.js';

@Command('release-programme', {
  by: [supervisor],
  summary: 'Release a programme that is on hold',
  example: releaseProgramme,
})
export class ReleaseProgramme {
  @Activity() programme!: string;
  @Nested(() => Reason) reason!: Reason;
}

/** what is on hold is released. */
@CommandHandler(ReleaseProgramme, { emits: [ProgrammeReleased], refuses: ['unknown-programme'] })
export class ReleaseProgrammeHandler implements Handler<ReleaseProgramme> {
  decide(book: ReadonlyBook, { programme, reason }: ReleaseProgramme): Act {
    if (!programmeOf(book, programme).held) refuse('nothing-to-change');
    return [happened(ProgrammeReleased, { programme, reason })];
  }
}
