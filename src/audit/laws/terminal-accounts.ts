import { accountType } from '../../domain/book/account-types.js';
import type { ReadonlyBook } from '../../domain/book/readonly-book.js';
import { UnitsCancelled } from '../../domain/movement/units-cancelled.js';
import { UnitsTransferred } from '../../domain/movement/units-transferred.js';
import { UnitsUsed } from '../../domain/movement/units-used.js';
import { law } from '../law.js';

/** Used, retired and cancelled units are gone for ever (REG 59). */
export const terminalAccounts = law({
  name: 'terminal-accounts',
  rule: 'R-07',
  says: 'Units never leave an account of retirement or cancellation.',
  *ofBook(book) {
    let accounts = 0;
    let quantity = 0n;
    for (const [account, holding] of book.units.accounts()) {
      if (!isTerminal(book, account)) continue;
      accounts += 1;
      quantity += holding.quantity;
      for (const { reservedBy } of holding)
        if (reservedBy !== null && book.proposals.get(reservedBy)?.state === 'open')
          yield { detail: `${account} holds units that a proposal would still move`, revision: book.proposals.get(reservedBy)?.since };
    }
    return `${quantity} units in ${accounts} accounts`;
  },
  *ofAct(book, act) {
    for (const { event, revision } of act) {
      const moves = event instanceof UnitsTransferred || event instanceof UnitsUsed || event instanceof UnitsCancelled;
      if (moves && isTerminal(book, event.from)) yield { detail: `units left ${event.from}`, revision, blocks: event.blocks };
    }
  },
});

const isTerminal = (book: ReadonlyBook, account: string): boolean => {
  const type = book.accounts.get(account)?.type;
  return type !== undefined && accountType(type).terminal;
};
