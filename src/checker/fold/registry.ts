import type { Fold } from './event-fold.js';
import type { Account } from '../state/rows.js';

export const registryOpened: Fold<'RegistryOpened'> = ({ data }, state) => {
  const { kind, trial, administrators, policyNumber, policy } = data;
  state.registry = { kind, trial, administrators: new Set(administrators), policyNumber: BigInt(policyNumber), policy };
  for (const actor of administrators) state.roles.set(`${actor} administrator`, { held: true, until: null });
};

export const historyRestored: Fold<'HistoryRestored'> = ({ data }, state) => {
  state.epoch = BigInt(data.epoch);
};

export const policySet: Fold<'PolicySet'> = ({ data: { policyNumber, policy } }, state) => {
  if (!state.registry) return;
  state.registry.policyNumber = BigInt(policyNumber);
  state.registry.policy = policy;
};

const roleKey = ({ actor, role, scope }: { actor: string; role: string; scope: string | null }): string =>
  scope === null ? `${actor} ${role}` : `${actor} ${role}:${scope}`;

export const roleGranted: Fold<'RoleGranted'> = ({ data }, state) => state.roles.set(roleKey(data), { held: true, until: data.until });

export const roleRevoked: Fold<'RoleRevoked'> = ({ data }, state) => state.roles.set(roleKey(data), { held: false, until: null });

export const partyStated: Fold<'PartyRegistered' | 'PartyUpdated'> = ({ data }, state) => {
  const { party, participating, leastDevelopedOrIsland, waivesAdaptationExemption, ndcPeriods } = data;
  state.parties.set(party, { party, participating, leastDevelopedOrIsland, waivesAdaptationExemption, ndcPeriods });
};

/** An account that is opened again stays as it is: what it holds must not be forgotten. */
export const accountOpened: Fold<'AccountOpened'> = ({ data }, state) => {
  const { account, type, party, holder, ndcPeriod } = data;
  if (state.accounts.has(account)) return;
  state.accounts.set(account, { ...state.accountFor(account), type, party, holder, ndcPeriod });
};

export const accountBecomes =
  (to: Account['state']): Fold<'AccountSuspended' | 'AccountReinstated' | 'AccountClosed'> =>
  ({ data: { account } }, state) => {
    state.accountFor(account).state = to;
  };

export const closureInstructed: Fold<'ClosureInstructed'> = ({ data: { account, moveTo } }, state) => {
  state.accountFor(account).moveTo = moveTo;
};

/** Version 1 took effect at once. */
export const trustChanged: Fold<'AccountTrustChanged'> = ({ event, data }, state) => {
  const { account, counterparty, trusted, effective = event.at } = data;
  state.trust.set(`${account} ${counterparty}`, { trusted, effective });
};
