import type { Scenario } from './scenario.js';

/** Quantities of the administrator's accounts that levies go to, and of what is still pending. */
export const levied = (scenario: Scenario): Record<'adaptation' | 'omge' | 'buffer' | 'pending', bigint> => ({
  adaptation: scenario.holding('ADAPTATION-SHARE'),
  omge: scenario.holding('OMGE-MANDATORY'),
  buffer: scenario.holding('BUFFER'),
  pending: scenario.holding('PENDING'),
});

/** How many units of an account are first transferred. */
export const firstTransferred = (scenario: Scenario, account: string): bigint =>
  [...scenario.book.units.heldBy(account)].reduce((sum, b) => (b.firstTransferred ? sum + b.last - b.first + 1n : sum), 0n);

/** The blocks of an account, as they are printed. */
export const blocksIn = (scenario: Scenario, account: string): string[] =>
  [...scenario.book.units.heldBy(account)].map(({ lot, first, last }) => `${lot.series}-${first}-${last}`);
