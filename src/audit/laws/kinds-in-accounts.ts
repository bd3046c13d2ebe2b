import { accountType } from '../../domain/book/account-types.js';
import { idOf } from '../../domain/book/block.js';
import { law } from '../law.js';

export const kindsInAccounts = law({
  name: 'kinds-in-accounts',
  rule: 'R-06, R-61',
  says: 'Every account holds only kinds of units that its type may hold; contributions are never used or cancelled as authorized units.',
  *ofBook(book) {
    let blocks = 0;
    for (const [code, holding] of book.units.accounts()) {
      const account = book.accounts.get(code);
      const kinds = account ? accountType(account.type).holds : [];
      for (const block of holding) {
        blocks += 1;
        if (!kinds.includes(block.kind))
          yield { detail: `${code} may not hold ${block.kind} units`, revision: block.since, blocks: [idOf(block)] };
        if (account?.state === 'closed')
          yield { detail: `${code} is closed and holds units`, revision: block.since, blocks: [idOf(block)] };
      }
    }
    return `${blocks} blocks in ${book.accounts.size} accounts`;
  },
});
