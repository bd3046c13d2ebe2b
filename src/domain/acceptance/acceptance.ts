import { idOf, type Block } from '../book/block.js';
import type { ReadonlyBook } from '../book/readonly-book.js';
import type { AcceptanceRow, AcceptanceTerms } from '../book/rows.js';
import { refuse } from '../kernel/refusal.js';
import { nestingModesOf } from './nesting-modes.js';

/** The key of a Party's terms for a cooperative approach, or for all units. */
export const acceptanceKey = (party: string, cooperativeApproach: string | null): string => `${party} ${cooperativeApproach ?? 'ALL'}`;

/** the terms that bind on `day`: the last set of those whose day has come. */
export const acceptanceOn = ({ versions }: Pick<AcceptanceRow, 'versions'>, day: string): AcceptanceTerms | undefined =>
  versions.findLast(({ effective }) => effective <= day);

/** Units that come into an account. */
export interface Entry {
  readonly block: Block;
  /** The Party of the account; null where it is no Party's. */
  readonly party: string | null;
}

type Term = 'programmes' | 'methodologies' | 'nesting' | 'storageYearsAtLeast' | 'vintagesFrom';

/**
 * what comes into an account of a Party from one that isn't its own meets the terms of that Party for all units and those for the
 * cooperative approach. Units of the Party itself are no entry. Throws `not-accepted-by-acquirer`, naming the term.
 */
export const checkAccepted = (book: ReadonlyBook, entries: readonly Entry[], day: string): void => {
  if (book.acceptances.size === 0) return;
  for (const { block, party } of entries) {
    if (party === null || party === block.lot.host) continue;
    for (const terms of termsFor(book, block, party, day)) {
      const term = failedOf(book, block, terms);
      if (term) refuse('not-accepted-by-acquirer', { party, term, blocks: [idOf(block)], conflictsWith: terms.since });
    }
  }
};

const termsFor = (book: ReadonlyBook, { authorization }: Block, party: string, day: string): AcceptanceTerms[] => {
  const approach = authorization === null ? null : (book.authorizations.get(authorization)?.cooperativeApproach ?? null);
  const keys = approach === null ? [null] : [null, approach];
  return keys.flatMap((key) => {
    const row = book.acceptances.get(acceptanceKey(party, key));
    return (row && acceptanceOn(row, day)) ?? [];
  });
};

/** The first term that the units don't meet. */
const failedOf = (book: ReadonlyBook, { lot }: Block, terms: AcceptanceTerms): Term | undefined => {
  const { programmes, methodologies, nesting, storageYearsAtLeast, vintagesFrom } = terms;
  const programme = book.programmes.get(lot.activity);
  if (programmes && !programmes.includes(lot.activity)) return 'programmes';
  if (methodologies && !methodologies.includes(programme?.methodology ?? '')) return 'methodologies';
  if (nesting && !nestingModesOf(book, lot).every((mode) => nesting.includes(mode))) return 'nesting';
  if (storageYearsAtLeast !== null) {
    const stored = programme?.outcome === 'removals' ? BigInt(programme.storageYears ?? '0') : 0n;
    if (stored < BigInt(storageYearsAtLeast)) return 'storageYearsAtLeast';
  }
  return vintagesFrom !== null && lot.vintage < vintagesFrom ? 'vintagesFrom' : undefined;
};
