import type { AuthorizationRow, EntityRow, PartyRow, ProposalRow, RoleRow } from '../../domain/book/rows.js';
import { dayOf } from '../../domain/kernel/days.js';
import type { Authorization, Entity, Party, Proposal, Role } from '../answers/resources.js';
import { factsOf, type Stored } from './facts-at.js';
import type { Resource } from './resources.js';

export const parties: Resource<PartyRow, Party> = {
  kind: 'party',
  unknown: 'unknown-party',
  item: (_, { party, participating, leastDevelopedOrIsland, waivesAdaptationExemption, ndcPeriods }) => ({
    ...{ party, participating, leastDevelopedOrIsland, waivesAdaptationExemption, ndcPeriods },
  }),
};

type Stated = Pick<
  Authorization,
  'firstTransfer' | 'entities' | 'nonGhgMetric' | 'gwp' | 'sectors' | 'activityTypes' | 'changesAfterFirstTransfer' | 'terms'
>;

export const authorizations: Resource<Stored<AuthorizationRow>, Authorization> = {
  kind: 'authorization',
  unknown: 'unknown-authorization',
  item: (view, row) => {
    const stated = factsOf<Stated>(view, 'authorized', row.authorization).at(-1)?.body;
    if (!stated) return undefined;
    const { authorization, host, statement, activities, cooperativeApproach, purposes, quantity, used, vintages } = row;
    const { issuedUntil, usedUntil, parties: of, metric, date, since } = row;
    const { firstTransfer, entities, nonGhgMetric, gwp, sectors, activityTypes, changesAfterFirstTransfer, terms } = stated;
    const remaining = quantity === null ? null : String(BigInt(quantity) - BigInt(used));
    return {
      ...{ authorization, host, statement, activities, cooperativeApproach, purposes, firstTransfer, quantity, used, remaining },
      ...{ vintages, issuedUntil, usedUntil, parties: of, entities, metric, nonGhgMetric, gwp, sectors, activityTypes },
      ...{ changesAfterFirstTransfer, terms, date, since },
    };
  },
};

export const entities: Resource<Stored<EntityRow>, Entity> = {
  kind: 'entity',
  unknown: 'unknown-entity',
  item: (_, { entity, cooperativeApproach, since }) => ({ entity, cooperativeApproach, since }),
};

export const proposals: Resource<Omit<Stored<ProposalRow>, 'data'> & Pick<ProposalRow, 'data'>, Proposal> = {
  kind: 'proposal',
  unknown: 'unknown-proposal',
  item: (view, { proposal, command, data, hash, proposer, authority, expires, notBefore, blocks, state, since }) => ({
    ...{ proposal, command, data, hash, proposer, authority, expires, notBefore, blocks },
    state: state === 'open' && view.time >= expires ? 'expired' : state,
    since,
  }),
};

export const roles: Resource<RoleRow, Role> = {
  kind: 'role',
  // A role is a grant, not a resource with a code: a revoked one is no longer there.
  unknown: 'not-found',
  item: (view, { actor, role, scope, until, held }, id) =>
    held ? { id, actor, role, scope, until, inForce: until === null || dayOf(view.time) <= until } : undefined,
};
