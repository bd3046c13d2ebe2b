import type { AdjustmentMethodRow, FinalPeriodRow, InventoryRow } from '../../domain/book/rows.js';
import { refuse } from '../../domain/kernel/refusal.js';
import { cursor } from '../answers/as-of.js';
import { list, nullable, oneOf, record, reference, text } from '../answers/shape.js';
import { amount, method, party, quantity, revision, year } from '../answers/types.js';
import { fact, facts, type Stored } from '../view/facts-at.js';
import { takePage } from '../view/page.js';
import { touchOf } from '../view/touches-at.js';
import type { View } from '../view/view.js';
import { PARTY } from './parties.js';
import { question } from './question.js';

const ndcPeriod = record({ first: year('First year'), last: year('Last year') });
const since = revision('The event that made or last replaced it');

const known = (view: View, party: string): number =>
  fact(view, 'party', party) ? (touchOf(view, `party:${party}`) ?? view.revision) : refuse('unknown-party');

/** What a Party reported of its years, in each metric as it last said. */
const inventories = question({
  name: 'inventories',
  path: '/parties/:party/inventories',
  summary: 'Inventories that a Party reported, by year and metric',
  names: { party: PARTY },
  pages: 'items',
  answer: record({
    party: party('The Party'),
    items: list(
      record({
        year: year('The year'),
        metric: text('GHG, or the metric of the authorizations'),
        quantity: amount('What its NDC covers'),
        source: reference('Document'),
        since,
      }),
    ),
    cursor,
  }),
  find: (view, { party }, page) => {
    const touched = known(view, party);
    const [after] = page.after;
    const from = after === undefined ? {} : { after };
    const shown = takePage(facts<Stored<InventoryRow>>(view, 'inventory', { prefix: `${party} `, ...from }), page, ({ subject }) => [
      subject,
    ]);
    const items = shown.items.map(({ body: { year, metric, quantity, source, since } }) => ({ year, metric, quantity, source, since }));
    return { answer: { party, items, cursor: shown.cursor }, touched };
  },
});

/** How a Party adjusts its NDC periods: one method for each, for the whole of it. */
const adjustmentMethods = question({
  name: 'adjustment-methods',
  path: '/parties/:party/adjustment-methods',
  summary: 'The method of adjustment that a Party chose for each NDC period',
  names: { party: PARTY },
  answer: record({
    party: party('The Party'),
    items: list(
      record({
        ndcPeriod,
        method: method('The method'),
        trajectory: nullable(list(record({ year: year('The year'), quantity: amount('What it means to emit, or may') }))),
        since,
      }),
    ),
  }),
  find: (view, { party }) => {
    const touched = known(view, party);
    const items = [...facts<Stored<AdjustmentMethodRow>>(view, 'method', { prefix: `${party} ` })].map(({ body }) => {
      const { ndcPeriod, method, trajectory, since } = body;
      return { ndcPeriod, method, trajectory, since };
    });
    return { answer: { party, items }, touched };
  },
});

const finalYear = record({
  metric: text('GHG, or the metric of the authorizations'),
  year: year('The year'),
  inventory: nullable(amount('What was reported of it')),
  firstTransferred: quantity('First transferred'),
  used: quantity('Used'),
  adjustment: nullable(amount('The adjustment')),
  remainder: nullable(amount('What rounding left')),
  balance: nullable(amount('Null without an inventory')),
});

/** The NDC periods whose adjustments are final, with their figures as they stood after the event `asOf`. */
const finalPeriods = question({
  name: 'final-periods',
  path: '/parties/:party/final-periods',
  summary: 'NDC periods that a Party made final, with their figures',
  names: { party: PARTY },
  answer: record({
    party: party('The Party'),
    items: list(
      record({
        ndcPeriod,
        method: nullable(method('The method, where one was chosen')),
        averagingDenominator: oneOf('What averaging divides by', 'elapsed-years', 'inventory-years'),
        asOf: revision('The last event that counts'),
        totals: list(finalYear),
        since,
      }),
    ),
  }),
  find: (view, { party }) => {
    const touched = known(view, party);
    const { periods } = fact<{ periods: readonly Stored<FinalPeriodRow>[] }>(view, 'final-periods', party) ?? { periods: [] };
    return { answer: { party, items: periods }, touched };
  },
});

export const questions = [inventories, adjustmentMethods, finalPeriods] as const;
