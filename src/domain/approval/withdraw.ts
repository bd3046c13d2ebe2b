import type { ReadonlyBook } from '../book/readonly-book.js';
import { Code, Nested } from '../kernel/fields.js';
import { Command, CommandHandler, happened, type Act, type Context, type Handler } from '../message/message.js';
import { Reason } from '../kernel/values.js';
import { CommandWithdrawn } from './command-withdrawn.js';
import { withdraw } from './examples.js';
import { proposer, checkOpen, proposalOf } from './proposals.js';

@Command('withdraw', { by: proposer, summary: "Withdraw one's own proposal", example: withdraw })
export class Withdraw {
  @Code('proposal') proposal!: string;
  @Nested(() => Reason) reason!: Reason;
}

/** who proposed may withdraw. */
@CommandHandler(Withdraw, { emits: [CommandWithdrawn], refuses: ['unknown-proposal', 'proposal-closed'] })
export class WithdrawHandler implements Handler<Withdraw> {
  decide(book: ReadonlyBook, { proposal, reason }: Withdraw, context: Context): Act {
    const row = proposalOf(book, proposal);
    checkOpen(row, context.at);
    return [happened(CommandWithdrawn, { proposal, reason })];
  }
}
