import { idOf, type Block } from '../../domain/book/block.js';
import type { ReadonlyBook } from '../../domain/book/readonly-book.js';
import { quantityOf } from '../../domain/kernel/block-id.js';
import { law } from '../law.js';

/** The book keeps its blocks twice, by series and by account. The two must tell the same. */
export const holdingsAgree = law({
  name: 'holdings-agree',
  rule: 'R-04',
  says: 'What an account is said to hold is what the blocks say of their account.',
  *ofBook(book) {
    const expected = byAccount(book);
    let accounts = 0;
    for (const [account, holding] of book.units.accounts()) {
      const lists = expected.get(account) ?? new Map<string, Block[]>();
      const seen = new Map<string, number>();
      let quantity = 0n;
      for (const block of holding) {
        const { series } = block.lot;
        const place = seen.get(series) ?? 0;
        seen.set(series, place + 1);
        quantity += quantityOf(block);
        if (!isSame(lists.get(series)?.[place], block)) yield { detail: `${account} lists a block that isn't its`, blocks: [idOf(block)] };
      }
      for (const [series, list] of lists) for (const block of list.slice(seen.get(series) ?? 0)) yield missing(account, block);
      if (quantity !== holding.quantity) yield { detail: `${account} says ${holding.quantity} units and lists ${quantity}` };
      expected.delete(account);
      accounts += 1;
    }
    for (const [account, lists] of expected) for (const list of lists.values()) for (const block of list) yield missing(account, block);
    return `${accounts} accounts`;
  },
});

const missing = (account: string, block: Block): { detail: string; blocks: string[] } => ({
  detail: `${account} doesn't list a block that is its`,
  blocks: [idOf(block)],
});

const byAccount = (book: ReadonlyBook): Map<string, Map<string, Block[]>> => {
  const accounts = new Map<string, Map<string, Block[]>>();
  for (const [series, ranges] of book.units.all())
    for (const block of ranges) {
      let lists = accounts.get(block.account);
      if (!lists) accounts.set(block.account, (lists = new Map<string, Block[]>()));
      const list = lists.get(series);
      if (list) list.push(block);
      else lists.set(series, [block]);
    }
  return accounts;
};

const isSame = (a: Block | undefined, b: Block): boolean =>
  a === b ||
  (a !== undefined &&
    a.first === b.first &&
    a.last === b.last &&
    a.kind === b.kind &&
    a.firstTransferred === b.firstTransferred &&
    a.frozen === b.frozen &&
    a.reservedBy === b.reservedBy);
