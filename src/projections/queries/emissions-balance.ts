import type { PartyRow } from '../../domain/book/rows.js';
import { refuse } from '../../domain/kernel/refusal.js';
import { list, nullable, oneOf, record, text, type TypeOf } from '../answers/shape.js';
import { amount, method, party, quantity, year } from '../answers/types.js';
import { AccountsOfParty, type StatedYear } from '../view/accounts-of-party.js';
import { fact } from '../view/facts-at.js';
import { malformed } from '../view/malformed.js';
import { touchOf } from '../view/touches-at.js';
import { PARTY } from './parties.js';
import { question } from './question.js';

const YEAR = '(?:19|20|21)[0-9]{2}';
const isYear = (text: string): boolean => new RegExp(`^${YEAR}$`).test(text);

const METRIC = { description: 'GHG, or the metric of the authorizations; GHG if absent', pattern: '^[!-~ ]{1,200}$', example: 'GHG' };

const ofYear = record({
  year: year('The year'),
  inventory: nullable(amount('What was reported of it')),
  firstTransferred: quantity('First transferred of that vintage; late entries in the year in which they came'),
  used: quantity('Used for that year'),
  adjustment: nullable(amount('The adjustment of the year; null only where averaging has no year to divide by')),
  remainder: nullable(amount('What rounding left of the sum')),
  balance: nullable(amount('Inventory and adjustment; null without an inventory')),
  state: oneOf('How firm it is', 'indicative', 'final', 'no-data'),
});

/** A year as it is answered. */
const printed = ({
  year,
  inventory,
  firstTransferred,
  used,
  adjustment,
  remainder,
  balance,
  state,
}: StatedYear): TypeOf<typeof ofYear> => ({
  ...{ year, inventory: digits(inventory), firstTransferred: String(firstTransferred), used: String(used) },
  ...{ adjustment: digits(adjustment), remainder: digits(remainder), balance: digits(balance), state },
});

const digits = (figure: bigint | null): string | null => (figure === null ? null : String(figure));

/**
 * first transfers of each year's vintage and use for it, in tCO2e for metric GHG, else in that metric, whose adjustment has the other
 * sign; by the method of the NDC period that the year is in. Without an inventory a year says `no-data`. It refuses years that are none as
 * `malformed-request`.
 */
const emissionsBalance = question({
  name: 'emissions-balance',
  path: '/parties/:party/emissions-balance',
  summary: 'Inventory, first transfers, use and balance by year',
  names: { party: PARTY },
  query: {
    from: { description: 'First year', pattern: `^${YEAR}$`, example: '2021', required: true },
    to: { description: 'Last year', pattern: `^${YEAR}$`, example: '2025', required: true },
    metric: METRIC,
  },
  answer: record({
    party: party('The Party'),
    method: nullable(method('That of the NDC periods in these years; null where none is chosen, or they differ')),
    metric: text('GHG, or the metric of the authorizations'),
    years: list(ofYear),
  }),
  find: (view, { party, from, to, metric = 'GHG' }) => {
    if (!isYear(from)) malformed('from', 'year-format', 'A calendar year');
    if (!isYear(to) || to < from) malformed('to', 'year-format', 'A calendar year, not before the first');
    const accounts = new AccountsOfParty(view, fact<PartyRow>(view, 'party', party) ?? refuse('unknown-party'));
    const methods = new Set(accounts.periodsIn(from, to).map((period) => accounts.methodOf(period)));
    const [method = null] = methods.size === 1 ? methods : [];
    const years = accounts.years(metric, from, to).map(printed);
    return { answer: { party, method, metric, years }, touched: touchOf(view, `party:${party}`) ?? view.revision };
  },
});

/** What each method that may be chosen would make of the years of each NDC period, side by side; nothing is written, and what is chosen stays. */
const methodComparison = question({
  name: 'method-comparison',
  path: '/parties/:party/emissions-balance/methods',
  summary: 'The balances of each NDC period by every method that may be chosen for it',
  names: { party: PARTY },
  query: { metric: METRIC },
  answer: record({
    party: party('The Party'),
    metric: text('GHG, or the metric of the authorizations'),
    periods: list(
      record({
        ndcPeriod: record({ first: year('First year'), last: year('Last year') }),
        chosen: nullable(method('The method of the period, where it is chosen')),
        methods: list(record({ method: method('The method'), years: list(ofYear) })),
      }),
    ),
  }),
  find: (view, { party, metric = 'GHG' }) => {
    const row = fact<PartyRow>(view, 'party', party) ?? refuse('unknown-party');
    const accounts = new AccountsOfParty(view, row);
    const periods = row.ndcPeriods.map((period) => ({
      ndcPeriod: { first: period.first, last: period.last },
      chosen: accounts.methodOf(period),
      methods: accounts.byMethod(metric, period).map(({ method, years }) => ({ method, years: years.map(printed) })),
    }));
    return { answer: { party, metric, periods }, touched: touchOf(view, `party:${party}`) ?? view.revision };
  },
});

export const questions = [emissionsBalance, methodComparison] as const;
