import type { CheckedEvent } from '../events/events.js';
import type { Find } from '../law.js';
import type { Acceptance } from '../state/limit-rows.js';
import type { Account } from '../state/rows.js';
import type { State } from '../state/state.js';
import type { Lot } from '../units/segment.js';

/** What terms ask of units. */
type Asked = Pick<Lot, 'host' | 'activity' | 'vintage' | 'authorization'>;

/** the terms of a Party that bind units of an approach on that day: of those for all units, and of those for it, the ones set last. */
const termsOn = (state: State, party: string, approach: string | null, day: string): Acceptance[] => {
  const bound = new Map<string | null, Acceptance>();
  for (const terms of state.acceptances.get(party) ?? [])
    if (terms.effective <= day && (terms.approach === null || terms.approach === approach)) bound.set(terms.approach, terms);
  return [...bound.values()];
};

/** What of the terms these units don't meet, in words; undefined where they meet all. Nothing is nested, so terms about that bind nothing. */
const unmet = (state: State, { activity, vintage }: Asked, terms: Acceptance): string | undefined => {
  const programme = state.programmes.get(activity);
  if (terms.programmes && !terms.programmes.includes(activity)) return `units of ${terms.programmes.join(', ')}`;
  if (terms.methodologies && !terms.methodologies.includes(programme?.methodology ?? '')) return terms.methodologies.join(', ');
  const stored = programme?.outcome === 'removals' ? (programme.storageYears ?? 0n) : 0n;
  if (terms.storageYears !== null && stored < terms.storageYears) return `removals stored for ${terms.storageYears} years`;
  return terms.from !== null && vintage < terms.from ? `vintages from ${terms.from} on` : undefined;
};

/** units of others that come into an account of a Party from one that isn't its own meet its terms. */
export const checkAccepted = (
  event: CheckedEvent,
  lots: Iterable<Asked>,
  { from, to }: { readonly from: Pick<Account, 'party'> | undefined; readonly to: Pick<Account, 'party'> | undefined },
  state: State,
  find: Find,
): void => {
  const party = to?.party ?? null;
  if (state.acceptances.size === 0 || party === null || from?.party === party) return;
  for (const lot of new Set(lots)) {
    if (lot.host === party) continue;
    for (const terms of termsOn(state, party, lot.authorization?.cooperativeApproach ?? null, event.at.slice(0, 10))) {
      const expected = unmet(state, lot, terms);
      if (expected !== undefined)
        find(event, { rule: 'R-103', expected: `${party} takes ${expected}`, actual: `${lot.activity} ${lot.vintage}` });
    }
  }
};
