import type { Book } from '../book/book.js';
import { Activity, Bps, Code, Day, OneOf, OrNull, Quantity, StoredText } from '../kernel/fields.js';
import { Event, type DomainEvent } from '../message/message.js';

/** What a programme credits. One that isn't `activity` contains others, or may. */
export const SCALES = ['activity', 'policy', 'sector', 'jurisdiction'] as const;
export type Scale = (typeof SCALES)[number];

/** A programme, or a stand-alone project, is registered with its first period. */
@Event('ProgrammeRegistered', 2)
export class ProgrammeRegistered implements DomainEvent {
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
  @OneOf(...SCALES) scale!: Scale;
  @OrNull() @Code() area!: string | null;
  @OrNull() @Quantity() storageYears!: string | null;

  apply(book: Book, revision: bigint): void {
    const { programme, title, mode, outcome, start, end, methodology, sector, validatedBy, riskRatingBps } = this;
    const { scale, area, storageYears } = this;
    const facts = {
      programme,
      title,
      mode,
      outcome,
      start,
      end,
      methodology,
      sector,
      validatedBy,
      riskRatingBps,
      scale,
      area,
      storageYears,
    };
    book.programmes.set(programme, { ...facts, verified: false, renewals: [], held: null, since: revision });
  }
}
