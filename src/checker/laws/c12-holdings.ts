import type { Law } from '../law.js';

/**
 * C12: what the node's book says of who holds what is what its events say. No event can break it: it is looked at when a book's digest is
 * set against the checker's (`Checker.agrees`).
 */
export const holdings: Law = {
  id: 'C12',
  name: 'holdings',
  rule: 'R-04, R-79',
  says: "The node's book holds exactly what its events say: account by account, series by series, with the status of every unit.",
  advice: 'The book in memory is not its events: stop the node, remove book.snapshot, and start it again.',
  figures: (state) => {
    let accounts = 0;
    let units = 0n;
    for (const { quantity } of state.accounts.values()) {
      if (quantity !== 0n) accounts += 1;
      units += quantity;
    }
    return { accounts: String(accounts), units: String(units) };
  },
};
