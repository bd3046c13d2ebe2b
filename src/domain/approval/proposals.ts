import { hasRole } from '../message/may.js';
import type { ReadonlyBook } from '../book/readonly-book.js';
import type { ProposalRow } from '../book/rows.js';
import { authorityOf } from '../message/authority.js';
import type { Caller, AuthorityRule } from '../message/message.js';
import { refuse } from '../kernel/refusal.js';
import { approvalRule, receiverOf } from './approval-rule.js';

export const proposalOf = (book: ReadonlyBook, proposal: string): ProposalRow => book.proposals.get(proposal) ?? refuse('unknown-proposal');

/** open, and not expired at `at`. Throws `proposal-closed`. */
export const checkOpen = ({ state, expires, since }: ProposalRow, at: string): void => {
  if (state !== 'open' || at >= expires) refuse('proposal-closed', { conflictsWith: since });
};

interface Named {
  readonly proposal: string;
}

/**
 * Who may approve or decline: one with the proposer's own authority, or, as the rule says, the counterparty: the holder of the receiving
 * account, and of a use of the adaptation share the Party that uses.
 */
export const approver: AuthorityRule = {
  says: 'an approver: a colleague with the same authority, or the counterparty, as the policy says',
  authority: (book: ReadonlyBook, { proposal }: Named, { actor, at }: Caller): string => {
    const { command, data, authority } = proposalOf(book, proposal);
    const { to } = receiverOf(book, command, data);
    const counterparty = approvalRule(book, command, data)?.by === 'counterparty' && to !== '';
    const other = command === 'use-units' ? ['party', book.accounts.get(to)?.party ?? ''] : ['holder', to];
    const [role = '', scope] = counterparty ? other : authority.split(':');
    return hasRole(book, actor, role, scope, at) ? authorityOf(role, scope) : refuse('forbidden');
  },
};

export const proposer: AuthorityRule = {
  says: 'who proposed it',
  authority: (book: ReadonlyBook, { proposal }: Named, { actor }: Caller): string => {
    const row = proposalOf(book, proposal);
    return row.proposer === actor ? row.authority : refuse('forbidden');
  },
};
