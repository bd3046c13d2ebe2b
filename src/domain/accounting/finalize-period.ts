import { GHG } from '../adjustment/metrics.js';
import { partyOf, policyOf } from '../book/questions.js';
import type { ReadonlyBook } from '../book/readonly-book.js';
import { Nested, Party } from '../kernel/fields.js';
import { refuse } from '../kernel/refusal.js';
import { YearSpan } from '../kernel/values.js';
import { party } from '../message/authority.js';
import { Command, CommandHandler, happened, type Act, type Context, type Handler } from '../message/message.js';
import { figuresOf, finalPeriodOf, ndcPeriodOf, periodKey } from './accounts.js';
import { balancesOf, type YearBalance } from './balances.js';
import { finalizePeriod } from './examples.js';
import { PeriodFinalized, type FinalYear } from './period-finalized.js';

@Command('finalize-period', {
  by: [party((c: FinalizePeriod) => c.party)],
  summary: 'Make the adjustments of an NDC period final: what comes later is late',
  example: finalizePeriod,
})
export class FinalizePeriod {
  @Party() party!: string;
  @Nested(() => YearSpan) ndcPeriod!: YearSpan;
}

/** the period is closed once, with the figures of every year and metric as they stand. Periods that share a year with it are closed. */
@CommandHandler(FinalizePeriod, { emits: [PeriodFinalized], refuses: ['period-finalized'] })
export class FinalizePeriodHandler implements Handler<FinalizePeriod> {
  decide(book: ReadonlyBook, { party, ndcPeriod }: FinalizePeriod, { revision }: Context): Act {
    ndcPeriodOf(partyOf(book, party), ndcPeriod);
    const closed = finalPeriodOf(book, party, ndcPeriod);
    if (closed) refuse('period-finalized', { conflictsWith: closed.since });
    const method = book.methods.get(periodKey(party, ndcPeriod))?.method ?? null;
    const { averagingDenominator } = policyOf(book);
    const metrics = [GHG, ...(book.metrics.get(party)?.metrics ?? [])];
    const totals = metrics.flatMap((metric) => {
      const figures = figuresOf(book, party, metric, ndcPeriod);
      return balancesOf(figures, { method, metric, averagingDenominator }).map((year) => finalYear(metric, year));
    });
    return [happened(PeriodFinalized, { party, ndcPeriod, method, averagingDenominator, asOf: String(revision - 1n), totals })];
  }
}

const finalYear = (
  metric: string,
  { year, inventory, firstTransferred, used, adjustment, remainder, balance }: YearBalance,
): FinalYear => ({
  ...{ metric, year, inventory: digits(inventory), firstTransferred: String(firstTransferred), used: String(used) },
  ...{ adjustment: digits(adjustment), remainder: digits(remainder), balance: digits(balance) },
});

const digits = (figure: bigint | null): string | null => (figure === null ? null : String(figure));
