import { AccountOpened } from '../account/account-opened.js';
import { programmeOf, registryOf } from '../book/questions.js';
import type { ReadonlyBook } from '../book/readonly-book.js';
import { Activity, Bps } from '../kernel/fields.js';
import { refuse } from '../kernel/refusal.js';
import { supervisor } from '../message/authority.js';
import { Command, CommandHandler, happened, type Act, type Handler } from '../message/message.js';
import { REVERSED_INTO } from '../reversal/buffer-units-cancelled.js';
import { BuffersSet } from './buffers-set.js';
import { setBuffers } from './examples.js';
import { BUFFERS } from './rates.js';

@Command('set-buffers', {
  by: [supervisor],
  summary: 'Say how much of the units of a programme goes into buffers against uncertainty and reversals, before any is issued',
  example: setBuffers,
})
export class SetBuffers {
  @Activity() programme!: string;
  @Bps() uncertaintyBps!: string;
  @Bps() reversalBps!: string;
  @Bps() pooledBps!: string;
}

/** the buffers of a programme are set before anything of it is issued. What their units can go to is opened with them. */
@CommandHandler(SetBuffers, {
  emits: [BuffersSet, AccountOpened],
  refuses: ['unknown-programme', 'kind-not-allowed', 'already-issued', 'already-exists'],
})
export class SetBuffersHandler implements Handler<SetBuffers> {
  decide(book: ReadonlyBook, { programme, uncertaintyBps, reversalBps, pooledBps }: SetBuffers): Act {
    programmeOf(book, programme);
    if (registryOf(book).kind === 'mechanism') refuse('kind-not-allowed');
    const issued = book.members.get(programme)?.components.find((code) => book.components.get(code)?.firstIssuedOn !== null);
    if (issued !== undefined) refuse('already-issued', { component: issued });
    const { uncertainty, reversal, pooled } = book.buffers.get(programme)?.bps ?? {};
    const opened = accountsOf(book);
    if (uncertainty === uncertaintyBps && reversal === reversalBps && pooled === pooledBps) refuse('nothing-to-change');
    return [happened(BuffersSet, { programme, uncertaintyBps, reversalBps, pooledBps }), ...opened];
  }
}

/** The accounts that aren't there yet. Throws `already-exists` where a Party has one under such a code. */
const accountsOf = (book: ReadonlyBook): AccountOpened[] =>
  [...BUFFERS.map(([, account]) => ({ account, type: 'buffer' })), { account: REVERSED_INTO, type: 'cancellation-reversal' }].flatMap(
    ({ account, type }) => {
      const known = book.accounts.get(account);
      if (known && known.type !== type) refuse('already-exists', { account });
      return known ? [] : [happened(AccountOpened, { account, type, party: null, holder: null, ndcPeriod: null })];
    },
  );
