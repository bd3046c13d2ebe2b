import { refuse } from '../../domain/kernel/refusal.js';
import { list, nullable, oneOf, optional, record, text, type TypeOf } from '../answers/shape.js';
import { totals } from '../answers/totals.js';
import { quantity } from '../answers/types.js';
import { fact } from '../view/facts-at.js';
import { malformed } from '../view/malformed.js';
import { registryTotals } from '../view/totals.js';
import { positionsHeld, type View } from '../view/view.js';
import { DIMENSIONS, dimensionOf, valueIn, type Dimension } from './dimensions.js';
import { question } from './question.js';

const word = optional(nullable(text('Its value; null where there is none')));
const words = {
  ...{ kind: word, account: word, 'account-type': word, party: word, host: word, activity: word, vintage: word, status: word },
} satisfies Readonly<Record<Dimension, typeof word>>;
const row = record({
  ...words,
  quantity: quantity('Units; never zero'),
});

interface Sum {
  readonly values: readonly (string | null)[];
  quantity: bigint;
}

interface Filters {
  readonly account?: string;
  readonly party?: string;
  readonly activity?: string;
}

/** What is held by these dimensions together, of one account, Party (that of the account) or activity where one is named. */
const sumsBy = (view: View, dimensions: readonly Dimension[], { account, party, activity }: Filters): Sum[] => {
  const sums = new Map<string, Sum>();
  for (const [position, quantity] of positionsHeld(view)) {
    if (account !== undefined && position.account.account !== account) continue;
    if (party !== undefined && position.account.party !== party) continue;
    if (activity !== undefined && position.activity !== activity) continue;
    const values = dimensions.map((dimension) => valueIn(position, dimension));
    const key = values.length === 1 ? (values[0] ?? '') : values.join('\n');
    const sum = sums.get(key);
    if (sum) sum.quantity += quantity;
    else sums.set(key, { values, quantity });
  }
  return [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, sum]) => sum);
};

const rowOf = (by: readonly Dimension[], { values, quantity }: Sum): TypeOf<typeof row> => ({
  ...Object.fromEntries(by.map((dimension, i) => [dimension, values[i] ?? null])),
  quantity: String(quantity),
});

const DIMENSION = DIMENSIONS.join('|');

/** Refuses what is no dimension, or stands there twice, as `malformed-request`. */
const balances = question({
  name: 'balances',
  path: '/balances',
  summary: 'Sums of units',
  names: {},
  query: {
    by: {
      description: `${DIMENSIONS.join(', ')}; several with commas`,
      pattern: `^(?:${DIMENSION})(?:,(?:${DIMENSION}))*$`,
      example: 'account-type',
      several: true,
    },
    account: { description: 'Only this account', pattern: '^[A-Z0-9-]{1,40}$', example: 'GHA-H1', unknown: 'unknown-account' },
    party: { description: 'Only accounts of this Party', pattern: '^[A-Z]{3}$', example: 'GHA', unknown: 'unknown-party' },
    activity: {
      description: 'Only units of this activity',
      pattern: '^[A-Z0-9]{1,20}$',
      example: '10471',
      unknown: 'unknown-programme',
    },
  },
  answer: record({ by: list(oneOf('A dimension', ...DIMENSIONS), 'What was asked by'), rows: list(row), totals }),
  find: (view, { by: names = [], ...filters }) => {
    const { account, party, activity } = filters;
    const by = names.map(dimensionOf);
    if (new Set(by).size < by.length) malformed('by', 'duplicate', 'Each dimension once');
    if (account !== undefined && !fact(view, 'account', account)) refuse('unknown-account');
    if (party !== undefined && !fact(view, 'party', party)) refuse('unknown-party');
    if (activity !== undefined && !fact(view, 'programme', activity)) refuse('unknown-programme');
    const rows = sumsBy(view, by, filters).map((sum) => rowOf(by, sum));
    return { answer: { by, rows, totals: registryTotals(view) }, touched: view.revision };
  },
});

export const questions = [balances] as const;
