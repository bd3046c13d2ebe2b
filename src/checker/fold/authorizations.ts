import type { EventData } from '../events/events.js';
import type { Authorization, Terms } from '../state/rows.js';
import type { State } from '../state/state.js';
import type { Fold } from './event-fold.js';

const termsIn = (data: EventData<'UnitsAuthorized'>, from: string | null): Terms => {
  const { statement, activities, purposes, firstTransfer, quantity, vintages, issuedUntil, usedUntil, parties, entities, date } = data;
  return {
    ...{ statement, purposes, vintages, issuedUntil, usedUntil, parties, entities, date, from, revoked: false },
    ...{ activities: new Set(activities), oimp: firstTransfer?.oimp ?? null, changes: data.changesAfterFirstTransfer },
    quantity: quantity === null ? null : BigInt(quantity),
  };
};

const speaksOf = (state: State, row: Authorization, activities: Iterable<string>): void => {
  for (const activity of activities) {
    const key = `${activity} ${row.host}`;
    const known = state.statements.get(key) ?? [];
    if (!known.includes(row)) state.statements.set(key, [...known, row]);
  }
};

/** A statement that is made again stays as it is: a law has said so. */
export const unitsAuthorized: Fold<'UnitsAuthorized'> = ({ data }, state) => {
  const { authorization, host, cooperativeApproach, metric, nonGhgMetric } = data;
  if (state.authorizations.has(authorization)) return;
  const row: Authorization = {
    ...{ authorization, host, cooperativeApproach, metric, nonGhgMetric, used: 0n, firstTransferred: 0n },
    versions: [termsIn(data, null)],
  };
  state.authorizations.set(authorization, row);
  speaksOf(state, row, data.activities);
};

export const authorizationRevised: Fold<'AuthorizationRevised'> = ({ data }, state) => {
  const row = state.authorizations.get(data.authorization);
  if (!row) return;
  const { cooperativeApproach, metric, nonGhgMetric } = data;
  Object.assign(row, { cooperativeApproach, metric, nonGhgMetric });
  row.versions.push(termsIn(data, data.effective));
  speaksOf(state, row, data.activities);
};

export const authorizationRevoked: Fold<'AuthorizationRevoked'> = ({ data: { authorization, effective } }, state) => {
  const versions = state.authorizations.get(authorization)?.versions;
  const last = versions?.at(-1);
  if (last) versions?.push({ ...last, from: effective, revoked: true });
};

export const entityAuthorized: Fold<'EntityAuthorized'> = ({ data: { entity, cooperativeApproach } }, state) => {
  if (!state.entities.has(entity)) state.entities.set(entity, cooperativeApproach);
};
