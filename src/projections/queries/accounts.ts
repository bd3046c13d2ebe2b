import { ACCOUNT_TYPES } from '../../domain/book/account-types.js';
import type { AccountRow } from '../../domain/book/rows.js';
import { refuse } from '../../domain/kernel/refusal.js';
import { cursor } from '../answers/as-of.js';
import { blockAnswer } from '../answers/block.js';
import { list, nullable, oneOf, record, text } from '../answers/shape.js';
import { code, party, quantity, year } from '../answers/types.js';
import { blocksFound, HOLDING_FILTERS } from '../find/blocks.js';
import { byCode, byParty, byWord, filtersOf } from '../find/filter.js';
import { boundIn } from '../view/bound-units.js';
import { fact, facts, type Stored } from '../view/facts-at.js';
import { touchOf } from '../view/touches-at.js';
import type { View } from '../view/view.js';
import { codeInPath } from './parameters.js';
import { question } from './question.js';
import { count, listed, resource, single } from './resource.js';

const named = codeInPath('unknown-account', 'Code of the account', 'GHA-H1');
const state = oneOf('State of the account', 'active', 'suspended', 'closed');

const answer = record({
  account: code('Code of the account'),
  type: text('Type of the account'),
  party: nullable(party('Its Party; null for accounts of the administrator')),
  holder: nullable(code('The entity that holds it; null where the Party does')),
  state,
  ndcPeriod: nullable(record({ first: year('First year'), last: year('Last year') })),
  quantity: quantity('Units it holds'),
  available: quantity('What of them is neither reserved nor frozen'),
  reserved: quantity('What of them open proposals reserve'),
  frozen: quantity('What of them is frozen'),
  pending: quantity('What open proposals would bring to it, on top'),
  trusts: list(code('An account'), 'The accounts it trusts (R-80)'),
  moveTo: nullable(code('Where its units go when it is closed, as its holder instructed (R-10)')),
});

const quantityOf = ({ names, totals }: View, account: string): string =>
  String(names.positionsOf(account).reduce((sum, { id }) => sum + totals.of(id), 0n));

/** What it holds, what of that can move, and what is on its way. */
const figuresOf = (view: View, account: string): Record<'quantity' | 'available' | 'reserved' | 'frozen' | 'pending', string> => {
  const quantity = quantityOf(view, account);
  const { reserved, frozen, bound, pending } = boundIn(view, account);
  const available = String(BigInt(quantity) - bound);
  return { quantity, available, reserved: String(reserved), frozen: String(frozen), pending: String(pending) };
};

/** The accounts that `account` trusts. */
const trustedBy = (view: View, account: string): string[] => {
  const trusts: string[] = [];
  for (const { body } of facts<{ counterparty: string; trusted: boolean }>(view, 'trust', { prefix: `${account} ` }))
    if (body.trusted) trusts.push(body.counterparty);
  return trusts;
};

const accounts = resource({
  ...{ kind: 'account', named, answer },
  filters: filtersOf<Stored<AccountRow>>({
    type: byWord('Only accounts of this type', Object.keys(ACCOUNT_TYPES), ({ type }) => type),
    party: byParty('Only accounts of this Party', 'GHA', ({ party }) => party),
    holder: byCode('Only accounts that this entity holds', 'E-1', ({ holder }) => holder),
    state: byWord('Only accounts in this state', ['active', 'suspended', 'closed'], ({ state }) => state),
  }),
  names: ({ type, party, holder }: Stored<AccountRow>) => [type, party, holder],
  item: (view, { account, type, party, holder, state, ndcPeriod, closure }: Stored<AccountRow>) => ({
    ...{ account, type, party, holder, state, ndcPeriod, ...figuresOf(view, account), trusts: trustedBy(view, account) },
    moveTo: closure?.moveTo ?? null,
  }),
});

const holdings = question({
  name: 'holdings',
  path: '/accounts/:account/holdings',
  summary: 'The blocks an account holds',
  names: { account: named },
  query: HOLDING_FILTERS,
  pages: 'blocks',
  answer: record({
    account: code('Code of the account'),
    type: text('Type of the account'),
    party: nullable(party('Its Party')),
    state,
    quantity: quantity('Units in the whole account'),
    blocks: list(blockAnswer, 'By activity, vintage and first serial'),
    count,
    cursor,
  }),
  find: (view, params, page) => {
    const { account, type, party, state } = fact<AccountRow>(view, 'account', params.account) ?? refuse('unknown-account');
    const found = blocksFound(view, view.names.positionsOf(account), { ...params, account }, page);
    const blocks = found.blocks.map(({ account: _, ...block }) => block);
    const answer = { account, type, party, state, quantity: quantityOf(view, account), ...found, blocks };
    return { answer, touched: touchOf(view, `account:${account}`) ?? view.revision };
  },
});

export const questions = [
  listed('accounts', 'All accounts', accounts),
  single('account', 'accounts', 'One account', accounts),
  holdings,
] as const;
