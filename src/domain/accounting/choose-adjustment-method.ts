import { partyOf } from '../book/questions.js';
import type { ReadonlyBook } from '../book/readonly-book.js';
import type { AdjustmentMethod } from '../book/rows.js';
import type { FieldError } from '../kernel/field-error.js';
import { Nested, OneOf, Optional, Party, Rows } from '../kernel/fields.js';
import { invalid, refuse } from '../kernel/refusal.js';
import { YearSpan } from '../kernel/values.js';
import { party } from '../message/authority.js';
import { Command, CommandHandler, happened, type Act, type Handler } from '../message/message.js';
import { finalPeriodOf, ndcPeriodOf, periodKey, permittedMethods } from './accounts.js';
import { AdjustmentMethodChosen, METHODS, TrajectoryYear } from './adjustment-method-chosen.js';
import { chooseAdjustmentMethod } from './examples.js';

@Command('choose-adjustment-method', {
  by: [party((c: ChooseAdjustmentMethod) => c.party)],
  summary: 'Choose how a Party adjusts the years of an NDC period, for the whole of it',
  example: chooseAdjustmentMethod,
})
export class ChooseAdjustmentMethod {
  @Party() party!: string;
  @Nested(() => YearSpan) ndcPeriod!: YearSpan;
  @OneOf(...METHODS) method!: AdjustmentMethod;
  @Optional() @Rows(() => TrajectoryYear, { max: 300 }) trajectory?: TrajectoryYear[];
}

/** one method for a Party and NDC period, kept to its end, and none after it became final without one; only a period with one target year has a trajectory or averages. */
@CommandHandler(ChooseAdjustmentMethod, { emits: [AdjustmentMethodChosen], refuses: ['already-exists'] })
export class ChooseAdjustmentMethodHandler implements Handler<ChooseAdjustmentMethod> {
  check({ ndcPeriod: { first, last }, trajectory = [] }: ChooseAdjustmentMethod): FieldError[] {
    const reversed =
      last < first ? [{ pointer: '/ndcPeriod/last', code: 'period-reversed', detail: 'The last year is before the first' }] : [];
    const wrong = trajectory.flatMap(({ year }, i): FieldError[] => {
      const pointer = `/trajectory/${i}/year`;
      if (year < first || year > last) return [{ pointer, code: 'outside-period', detail: 'The year is not one of the period' }];
      const twice = trajectory.findIndex((other) => other.year === year) < i;
      return twice ? [{ pointer, code: 'duplicate', detail: 'The year stands in the list already' }] : [];
    });
    return [...reversed, ...wrong];
  }

  decide(book: ReadonlyBook, { party, ndcPeriod, method, trajectory }: ChooseAdjustmentMethod): Act {
    const { type } = ndcPeriodOf(partyOf(book, party), ndcPeriod);
    if (!permittedMethods(type).includes(method))
      invalid('/method', 'method-not-allowed', 'Of a period with several target years the sums of each year count');
    const known = book.methods.get(periodKey(party, ndcPeriod)) ?? finalPeriodOf(book, party, ndcPeriod);
    if (known) refuse('already-exists', { conflictsWith: known.since });
    return [happened(AdjustmentMethodChosen, { party, ndcPeriod, method, trajectory: trajectory ?? null })];
  }
}
