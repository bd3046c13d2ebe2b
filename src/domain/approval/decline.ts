import type { ReadonlyBook } from '../book/readonly-book.js';
import { Code, Nested } from '../kernel/fields.js';
import { Command, CommandHandler, happened, type Act, type Context, type Handler } from '../message/message.js';
import { refuse } from '../kernel/refusal.js';
import { Reason } from '../kernel/values.js';
import { CommandDeclined } from './command-declined.js';
import { decline } from './examples.js';
import { approver, checkOpen, proposalOf } from './proposals.js';

@Command('decline', { by: approver, summary: 'Decline a proposal', example: decline })
export class Decline {
  @Code('proposal') proposal!: string;
  @Nested(() => Reason) reason!: Reason;
}

/** who may approve may decline. */
@CommandHandler(Decline, { emits: [CommandDeclined], refuses: ['unknown-proposal', 'same-person', 'proposal-closed'] })
export class DeclineHandler implements Handler<Decline> {
  decide(book: ReadonlyBook, { proposal, reason }: Decline, context: Context): Act {
    const row = proposalOf(book, proposal);
    if (row.proposer === context.actor) refuse('same-person');
    checkOpen(row, context.at);
    return [happened(CommandDeclined, { proposal, reason })];
  }
}
