import { refuse } from '../../domain/kernel/refusal.js';
import { list, nothing, oneOf, record, text, type TypeOf } from '../answers/shape.js';
import { amount, party, quantity, year } from '../answers/types.js';
import { byYear, sumsOf } from '../view/adjustment-sums.js';
import { fact } from '../view/facts-at.js';
import { malformed } from '../view/malformed.js';
import { touchOf } from '../view/touches-at.js';
import { PARTY } from './parties.js';
import { question } from './question.js';

const YEAR = '^(?:19|20|21)[0-9]{2}$';
const isYear = (text: string): boolean => new RegExp(YEAR).test(text);

const ofYear = record({
  year: year('The year'),
  inventory: nothing('No inventory is known'),
  firstTransferred: quantity('First transferred of that vintage'),
  used: quantity('Used for that year'),
  adjustment: amount('The adjustment of the year'),
  remainder: amount('What rounding left'),
  balance: nothing('Not known without an inventory'),
  state: oneOf('How firm it is', 'no-data'),
});

/**
 * First transfers of each year's vintage and use for it, in tCO2e for metric GHG, else in that metric, whose adjustment has the other sign
 * (2/CMA.3 annex 9). No inventory is known, so every year says `no-data`. It refuses years that are none as `malformed-request`.
 */
const emissionsBalance = question({
  name: 'emissions-balance',
  path: '/parties/:party/emissions-balance',
  summary: 'Inventory, first transfers, use and balance by year',
  names: { party: PARTY },
  query: {
    from: { description: 'First year', pattern: YEAR, example: '2021', required: true },
    to: { description: 'Last year', pattern: YEAR, example: '2025', required: true },
    metric: { description: 'GHG, or the metric of the authorizations; GHG if absent', pattern: '^[!-~ ]{1,200}$', example: 'GHG' },
  },
  answer: record({
    party: party('The Party'),
    method: nothing('No method is chosen in this build'),
    metric: text('GHG, or the metric of the authorizations'),
    years: list(ofYear),
  }),
  find: (view, { party, from, to, metric = 'GHG' }) => {
    if (!isYear(from)) malformed('from', 'year-format', 'A calendar year');
    if (!isYear(to) || to < from) malformed('to', 'year-format', 'A calendar year, not before the first');
    if (!fact(view, 'party', party)) refuse('unknown-party');
    const sums = sumsOf(view, party).filter((sum) => sum.metric === metric);
    const transferred = byYear(sums, metric === 'GHG' ? 'addition-vintage' : 'native-vintage');
    const used = byYear(sums, metric === 'GHG' ? 'subtraction-use' : 'native-use');
    const years: TypeOf<typeof ofYear>[] = [];
    for (let year = Number(from); year <= Number(to); year += 1) {
      const [first, use] = [transferred.get(String(year)) ?? 0n, used.get(String(year)) ?? 0n];
      const adjustment = metric === 'GHG' ? first - use : use - first;
      const figures = { firstTransferred: String(first), used: String(use), adjustment: String(adjustment), remainder: '0' };
      years.push({ year: String(year), inventory: null, ...figures, balance: null, state: 'no-data' });
    }
    return { answer: { party, method: null, metric, years }, touched: touchOf(view, `party:${party}`) ?? view.revision };
  },
});

export const questions = [emissionsBalance] as const;
