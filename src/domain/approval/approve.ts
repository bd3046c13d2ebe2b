import type { ReadonlyBook } from '../book/readonly-book.js';
import type { ProposalRow } from '../book/rows.js';
import { hasRole } from '../message/may.js';
import { Code, Token } from '../kernel/fields.js';
import {
  Command,
  CommandHandler,
  happened,
  type Act,
  type Authorship,
  type CommandRunner,
  type Context,
  type Handler,
  type ReportOf,
} from '../message/message.js';
import { refuse } from '../kernel/refusal.js';
import { CommandApproved } from './command-approved.js';
import { approve } from './examples.js';
import { approver, checkOpen, proposalOf } from './proposals.js';

@Command('approve', {
  by: approver,
  summary: 'Approve a proposal: its command is decided on the book of now',
  byPersonsOnly: true,
  example: approve,
})
export class Approve {
  @Code('proposal') proposal!: string;
  @Token(/^[A-Za-z0-9_-]{43}$/, 'The hash of the proposal that was seen') hash!: string;
}

/** another person, after the delay, of exactly what was proposed; the command's whole decision on today's book. */
@CommandHandler(Approve, {
  emits: [CommandApproved],
  refuses: ['unknown-proposal', 'same-person', 'proposal-closed', 'proposal-changed', 'delay-not-over'],
})
export class ApproveHandler implements Handler<Approve> {
  actsFor(book: ReadonlyBook, { proposal }: Approve): Authorship {
    const { proposer, authority } = proposalOf(book, proposal);
    return { actor: proposer, authority };
  }

  reports(book: ReadonlyBook, { proposal }: Approve, commands: CommandRunner): ReportOf | undefined {
    const row = book.proposals.get(proposal);
    return row && commands.reports(book, row.command, row.data);
  }

  decide(book: ReadonlyBook, { proposal, hash }: Approve, context: Context): Act {
    const row = proposalOf(book, proposal);
    const { at, commands } = context;
    if (row.proposer === context.actor) refuse('same-person');
    checkOpen(row, at);
    if (hash !== row.hash) refuse('proposal-changed', { conflictsWith: row.since });
    checkInstruction(book, row);
    if (at < row.notBefore) refuse('delay-not-over', { conflictsWith: row.since, notBefore: row.notBefore });
    checkProposer(book, row, context);
    // What a command names in another way, such as the transfer it corrects, was reserved and moves the same.
    const chosen = row.blocks.length > 0 && 'units' in row.data;
    const data = chosen ? { ...row.data, units: { blocks: row.blocks } } : row.data;
    const inner = {
      ...context,
      givenAt: row.proposedAt,
      actor: row.proposer,
      authority: row.authority,
      proposal,
      revision: context.revision + 1n,
    };
    return [happened(CommandApproved, { proposal, hash }), ...commands.decide(book, row.command, data, inner)];
  }
}

/** what an account's holder instructed after the proposal is not what was proposed. Throws `proposal-changed`. */
const checkInstruction = (book: ReadonlyBook, { command, data, since }: ProposalRow): void => {
  if (command !== 'close-account') return;
  const instructed = book.accounts.get((data as { account: string }).account)?.closure?.since ?? -1n;
  if (instructed > since) refuse('proposal-changed', { conflictsWith: instructed });
};

/** the proposer may still give the command, and under the very authority that was proposed. Throws `forbidden`. */
const checkProposer = (book: ReadonlyBook, row: ProposalRow, { at, commands }: Context): void => {
  const [role = '', scope] = row.authority.split(':');
  if (!hasRole(book, row.proposer, role, scope, at)) refuse('forbidden');
  commands.authority(book, row.command, row.data, { actor: row.proposer, at, commands });
};
