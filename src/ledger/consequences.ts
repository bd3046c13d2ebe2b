import { CorrespondingAdjustmentApplied } from '../domain/adjustment/corresponding-adjustment-applied.js';
import type { Book } from '../domain/book/book.js';
import type { DomainEvent } from '../domain/message/message.js';
import { resourcesNamed } from '../domain/kernel/references.js';
import type { Consequences } from './request.js';

/** What an act does to balances and adjustments: `happen` lets it happen, between a look before and a look after. */
export const consequencesOf = (book: Book, act: readonly DomainEvent[], happen: () => void): Consequences => {
  const before = new Map([...accountsOf(book, act)].map((account) => [account, book.units.heldBy(account).quantity]));
  happen();
  const balances = [...accountsOf(book, act)].sort().flatMap((account) => {
    const was = before.get(account) ?? 0n;
    const is = book.units.heldBy(account).quantity;
    return was === is ? [] : [{ account, before: String(was), after: String(is) }];
  });
  return { balances, adjustments: adjustmentsOf(act) };
};

/** The accounts an act can move units to or from: those it names, and the administrator's. */
const accountsOf = function* (book: Book, act: readonly DomainEvent[]): IterableIterator<string> {
  const seen = new Set<string>();
  for (const event of act)
    for (const resource of resourcesNamed(event.constructor, event)) if (resource.startsWith('account:')) seen.add(resource.slice(8));
  for (const { account, party } of book.accounts.values()) if (party === null) seen.add(account);
  yield* seen;
};

const adjustmentsOf = (act: readonly DomainEvent[]): Consequences['adjustments'] => {
  const sums = new Map<string, { party: string; vintage: string; additions: bigint; subtractions: bigint }>();
  for (const event of act) {
    if (!(event instanceof CorrespondingAdjustmentApplied)) continue;
    for (const { vintage, quantity } of event.vintages) {
      const key = `${event.party} ${vintage}`;
      const sum = sums.get(key) ?? { party: event.party, vintage, additions: 0n, subtractions: 0n };
      if (event.kind === 'addition') sum.additions += BigInt(quantity);
      else sum.subtractions += BigInt(quantity);
      sums.set(key, sum);
    }
  }
  return [...sums.values()].map((sum) => ({ ...sum, additions: String(sum.additions), subtractions: String(sum.subtractions) }));
};
