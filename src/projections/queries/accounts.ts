import { refuse } from '../../domain/kernel/refusal.js';
import type { AccountRow } from '../../domain/book/rows.js';
import type { Account, Holdings } from '../answers/accounts.js';
import { fact, facts } from './facts-at.js';
import { touchOf } from './touches-at.js';
import { heldBlocks } from './held-blocks.js';
import type { Page } from './page.js';
import type { Found, View } from './view.js';

const quantityOf = ({ names, totals }: View, account: string): bigint =>
  names.positionsOf(account).reduce((sum, { id }) => sum + (totals[id] ?? 0n), 0n);

/** An account with what it holds and whom it trusts. */
export const accountAnswer = (view: View, row: AccountRow): Account => {
  const { account, type, party, holder, state, ndcPeriod } = row;
  const trusts: string[] = [];
  for (const { body } of facts<{ counterparty: string; trusted: boolean }>(view, 'trust', { prefix: `${account} ` }))
    if (body.trusted) trusts.push(body.counterparty);
  return { account, type, party, holder, state, ndcPeriod, quantity: String(quantityOf(view, account)), trusts };
};

/** What the account holds, a page of blocks. Throws `unknown-account`. */
export const holdings = (view: View, params: { account: string }, page: Page): Found<Holdings> => {
  const { account, type, party, state } = fact<AccountRow>(view, 'account', params.account) ?? refuse('unknown-account');
  const { blocks, cursor } = heldBlocks(view, account, page);
  const answer = { account, type, party, state, quantity: String(quantityOf(view, account)), cursor, blocks };
  return { answer, touched: touchOf(view, `account:${account}`) ?? view.revision };
};
