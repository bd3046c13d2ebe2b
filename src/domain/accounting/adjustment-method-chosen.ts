import type { Book } from '../book/book.js';
import type { AdjustmentMethod } from '../book/rows.js';
import { Amount, Nested, OneOf, OrNull, Party, Rows, Year } from '../kernel/fields.js';
import { YearSpan } from '../kernel/values.js';
import { Event, type DomainEvent } from '../message/message.js';
import { periodKey } from './accounts.js';

export const METHODS = ['trajectory', 'averaging', 'multi-year'] as const satisfies readonly AdjustmentMethod[];

/** What a Party means to emit in a year, or may. */
export class TrajectoryYear {
  @Year() year!: string;
  @Amount() quantity!: string;
}

/** A Party said how it adjusts the years of an NDC period, for the whole of it. */
@Event('AdjustmentMethodChosen', 1)
export class AdjustmentMethodChosen implements DomainEvent {
  @Party() party!: string;
  @Nested(() => YearSpan) ndcPeriod!: YearSpan;
  @OneOf(...METHODS) method!: AdjustmentMethod;
  @OrNull() @Rows(() => TrajectoryYear, { max: 300 }) trajectory!: readonly TrajectoryYear[] | null;

  apply(book: Book, revision: bigint): void {
    const { party, ndcPeriod, method, trajectory } = this;
    book.methods.set(periodKey(party, ndcPeriod), { party, ndcPeriod, method, trajectory, since: revision });
    if (!trajectory) return;
    const said = new Set(trajectory.map(({ year }) => year));
    const others = (book.targets.get(party)?.years ?? []).filter(({ year }) => !said.has(year));
    book.targets.set(party, { years: [...others, ...trajectory].sort((a, b) => (a.year < b.year ? -1 : 1)) });
  }
}
