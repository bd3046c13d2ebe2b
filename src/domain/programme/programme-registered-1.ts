import type { Book } from '../book/book.js';
import { Activity, Bps, Code, Day, OneOf, OrNull, StoredText } from '../kernel/fields.js';
import { Event, happened, type DomainEvent } from '../message/message.js';
import { ProgrammeRegistered } from './programme-registered.js';

/** Version 1: a programme of activities, since nothing else was credited. */
@Event('ProgrammeRegistered', 1)
export class ProgrammeRegistered1 implements DomainEvent {
  @Activity() programme!: string;
  @StoredText() title!: string;
  @OneOf('pacm', 'cdm', 'project') mode!: 'pacm' | 'cdm' | 'project';
  @OneOf('reductions', 'removals') outcome!: 'reductions' | 'removals';
  @Day() start!: string;
  @Day() end!: string;
  @StoredText() methodology!: string;
  @StoredText() sector!: string;
  @Code() validatedBy!: string;
  @OrNull() @Bps() riskRatingBps!: string | null;

  apply(book: Book, revision: bigint): void {
    happened(ProgrammeRegistered, { ...this, scale: 'activity', area: null, storageYears: null }).apply(book, revision);
  }
}
