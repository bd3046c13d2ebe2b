import { accountOf } from '../book/questions.js';
import type { ReadonlyBook } from '../book/readonly-book.js';
import { holder, party } from '../message/authority.js';
import { Code } from '../kernel/fields.js';
import { Command, CommandHandler, happened, type Act, type Handler } from '../message/message.js';
import { refuse } from '../kernel/refusal.js';
import { ClosureInstructed } from './closure-instructed.js';
import { instructClosure } from './examples.js';

@Command('instruct-closure', {
  by: [holder((c: InstructClosure) => c.account), party((c: InstructClosure, book) => book.accounts.get(c.account)?.party ?? undefined)],
  summary: 'Say where the units of an account go when it is closed',
  example: instructClosure,
})
export class InstructClosure {
  @Code('account') account!: string;
  @Code('account') moveTo!: string;
}

/** R-10, REG 36: who closes an account doesn't choose where its units go; whoever they belong to has said so before. */
@CommandHandler(InstructClosure, { emits: [ClosureInstructed], refuses: ['unknown-account', 'same-account'] })
export class InstructClosureHandler implements Handler<InstructClosure> {
  decide(book: ReadonlyBook, { account, moveTo }: InstructClosure): Act {
    const { state, closure } = accountOf(book, account);
    accountOf(book, moveTo);
    if (account === moveTo) refuse('same-account');
    if (state === 'closed' || closure?.moveTo === moveTo) refuse('nothing-to-change');
    return [happened(ClosureInstructed, { account, moveTo })];
  }
}
