import type { RegistryRow } from '../../domain/book/rows.js';
import { refuse } from '../../domain/kernel/refusal.js';
import { DIMENSIONS, type BalanceRow, type Balances, type Dimension, type RegistryTotals } from '../answers/balances.js';
import { fact, type Stored } from './facts-at.js';
import { malformed } from './malformed.js';
import type { Position } from './names.js';
import { registryTotals } from './totals.js';
import { positionsHeld, type Found, type View } from './view.js';

const VALUE: Readonly<Record<Dimension, (position: Position) => string | null>> = {
  kind: ({ kind }) => kind,
  account: ({ account }) => account.account,
  'account-type': ({ account }) => account.type,
  party: ({ account }) => account.party,
  host: ({ host }) => host,
  activity: ({ activity }) => activity,
  vintage: ({ vintage }) => vintage,
  status: ({ firstTransferred }) => (firstTransferred ? 'first-transferred' : 'not-first-transferred'),
};

interface Asked {
  readonly by: readonly string[];
  readonly account?: string;
  readonly party?: string;
  readonly activity?: string;
}

/**
 * What is held, by any dimensions together, of one account, Party (that of the account) or activity if one is named; no zero rows. Throws
 * `malformed-request` for what is no dimension, `unknown-account`, `unknown-party`, `unknown-programme`.
 */
export const balances = (view: View, { by = [], account, party, activity }: Partial<Asked>): Found<Balances> => {
  const dimensions = by.map(dimensionOf);
  if (new Set(dimensions).size < dimensions.length) malformed('by', 'duplicate', 'Each dimension once');
  if (account !== undefined && !fact(view, 'account', account)) refuse('unknown-account');
  if (party !== undefined && !fact(view, 'party', party)) refuse('unknown-party');
  if (activity !== undefined && !fact(view, 'programme', activity)) refuse('unknown-programme');
  const sums = new Map<string, { values: (string | null)[]; quantity: bigint }>();
  for (const [position, quantity] of positionsHeld(view)) {
    if (account !== undefined && position.account.account !== account) continue;
    if (party !== undefined && position.account.party !== party) continue;
    if (activity !== undefined && position.activity !== activity) continue;
    const values = dimensions.map((dimension) => VALUE[dimension](position));
    const key = values.length === 1 ? (values[0] ?? '') : values.join('\n');
    const sum = sums.get(key);
    if (sum) sum.quantity += quantity;
    else sums.set(key, { values, quantity });
  }
  const rows = [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, sum]) => rowOf(dimensions, sum));
  return { answer: { by: dimensions, rows, totals: registryTotals(view) }, touched: view.revision };
};

/** The registry itself. The root of the tree isn't in the read file. */
export const registry = (view: View): Found<RegistryTotals> => {
  const row = fact<Stored<RegistryRow>>(view, 'registry', view.registry);
  const { kind, operator, trial, policyNumber, policy } = row ?? refuse('unknown-registry');
  return { answer: { kind, operator, trial, policyNumber, policy, root: null, totals: registryTotals(view) }, touched: view.revision };
};

const dimensionOf = (name: string): Dimension =>
  DIMENSIONS.find((dimension) => dimension === name) ?? malformed('by', 'enum', `One or more of ${DIMENSIONS.join(', ')}`);

const rowOf = (by: readonly Dimension[], { values, quantity }: { values: (string | null)[]; quantity: bigint }): BalanceRow => ({
  ...Object.fromEntries(by.map((dimension, i) => [dimension, values[i] ?? null])),
  quantity: String(quantity),
});
