import type { ReadonlyBook } from '../book/readonly-book.js';
import { supervisor } from '../message/authority.js';
import { Activity, Bps, Code, Day, OneOf, Optional, Quantity, Text } from '../kernel/fields.js';
import { Command, CommandHandler, happened, type Act, type Handler } from '../message/message.js';
import type { FieldError } from '../kernel/field-error.js';
import { refuse } from '../kernel/refusal.js';
import { checkDoe } from '../registry/does.js';
import { registerProgramme } from './examples.js';
import { earliestStart, latestEndOfPeriod } from './programme-life.js';
import { ProgrammeRegistered1 } from './programme-registered-1.js';
import { ProgrammeRegistered, SCALES, type Scale } from './programme-registered.js';

@Command('register-programme', {
  by: [supervisor],
  summary: 'Register a programme of activities or a stand-alone project',
  example: registerProgramme,
})
export class RegisterProgramme {
  @Activity() programme!: string;
  @Text() title!: string;
  @OneOf('pacm', 'cdm', 'project') mode!: 'pacm' | 'cdm' | 'project';
  @OneOf('reductions', 'removals') outcome!: 'reductions' | 'removals';
  @Day() start!: string;
  @Day() end!: string;
  @Text() methodology!: string;
  @Text() sector!: string;
  @Code() validatedBy!: string;
  @Optional() @Bps() riskRatingBps?: string;
  /** What is credited: activities, or a whole policy, sector or jurisdiction. */
  @Optional() @OneOf(...SCALES) scale?: Scale;
  @Optional() @Code() area?: string;
  /** Years for which removals stay stored by the methodology. */
  @Optional() @Quantity() storageYears?: string;
}

/** a first period of at most 5 years (removals 15, CDM 7), not before the mechanism began. */
@CommandHandler(RegisterProgramme, {
  emits: [ProgrammeRegistered],
  reads: [ProgrammeRegistered1],
  refuses: ['already-exists', 'programme-period-exceeded', 'starts-too-early'],
})
export class RegisterProgrammeHandler implements Handler<RegisterProgramme> {
  check({ start, end }: RegisterProgramme): FieldError[] {
    return end < start ? [{ pointer: '/end', code: 'period-reversed', detail: 'The end is before the start' }] : [];
  }

  decide(book: ReadonlyBook, { riskRatingBps, scale = 'activity', area, storageYears, ...rest }: RegisterProgramme): Act {
    if (book.programmes.has(rest.programme)) refuse('already-exists');
    checkDoe(book, rest.validatedBy, '/validatedBy');
    if (rest.end > latestEndOfPeriod(rest, rest.start)) refuse('programme-period-exceeded');
    if (rest.start < earliestStart(rest.mode)) refuse('starts-too-early');
    return [
      happened(ProgrammeRegistered, {
        ...rest,
        ...{ riskRatingBps: riskRatingBps ?? null, scale, area: area ?? null, storageYears: storageYears ?? null },
      }),
    ];
  }
}
