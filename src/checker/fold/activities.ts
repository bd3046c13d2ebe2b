import { unitsNamed } from '../act.js';
import { schemeKey } from '../reckoning/schemes.js';
import { count } from '../units/range.js';
import { reversedKind } from '../units/segment.js';
import type { Fold } from './event-fold.js';

export const programmeRegistered: Fold<'ProgrammeRegistered'> = ({ data }, state) => {
  const { programme, mode, outcome, start, end, sector, validatedBy, riskRatingBps, scale = 'activity', area = null, methodology } = data;
  if (state.programmes.has(programme)) return;
  const storageYears = data.storageYears == null ? null : BigInt(data.storageYears);
  const row = { programme, mode, outcome, start, end, sector, validatedBy, riskRatingBps, scale, area, methodology, storageYears };
  state.programmes.set(programme, { ...row, components: [], standing: 0, renewals: [], heldSince: null });
};

export const creditingThresholdSet: Fold<'CreditingThresholdSet'> = ({ data: { programme, host, years, mode } }, state) => {
  for (const { vintage, baseline, threshold } of years)
    state.thresholds.set(`${programme} ${host} ${vintage}`, { baseline: BigInt(baseline), threshold: BigInt(threshold), mode });
};

export const hostApprovalRecorded: Fold<'HostApprovalRecorded'> = ({ event, data }, state) => {
  const { programme, host, renewalsAllowed, waivesAdaptationExemption, maximumAnnualAmount, maximumCreditingYears } = data;
  state.approvals.set(`${programme} ${host}`, {
    ...{ renewalsAllowed, waivesAdaptationExemption, since: event.revision },
    maximumAnnualAmount: BigInt(maximumAnnualAmount),
    maximumCreditingYears: maximumCreditingYears === null ? null : Number(maximumCreditingYears),
    withdrawn: null,
    until: state.programmes.get(programme)?.end ?? '',
  });
};

export const hostApprovalWithdrawn: Fold<'HostApprovalWithdrawn'> = ({ event, data: { programme, host, effective } }, state) => {
  const row = state.approvals.get(`${programme} ${host}`);
  if (row) row.withdrawn = { from: effective, revision: event.revision };
};

export const programmeRenewed: Fold<'ProgrammeRenewed'> = ({ event, data: { programme, start, end, deemedOn } }, state) => {
  const row = state.programmes.get(programme);
  if (!row) return;
  row.end = end;
  row.renewals.push({ start, deemedOn, revision: event.revision });
};

export const programmeHeld: Fold<'ProgrammeHeld'> = ({ event, data: { programme } }, state) => {
  const row = state.programmes.get(programme);
  if (row) row.heldSince = event.revision;
};

export const programmeReleased: Fold<'ProgrammeReleased'> = ({ data: { programme } }, state) => {
  const row = state.programmes.get(programme);
  if (row) row.heldSince = null;
};

/** A component that is included again stays as it is: what was verified of it must not be forgotten. */
export const componentIncluded: Fold<'ComponentIncluded'> = ({ event, data }, state) => {
  const { component, programme, host, site, location, technology, crediting, validatedBy, otherSchemes: schemes, includedOn } = data;
  if (state.components.has(component)) return;
  const row = {
    ...{ component, programme, host, site, location, technology, crediting, validatedBy, schemes, since: event.revision },
    ...{ includedOn, expectedAnnual: BigInt(data.expectedAnnual), excluded: null, successor: null },
    ...{ renewed: state.components.get(data.formerly ?? '')?.renewed ?? 0, renewedAt: null },
    ...{ verified: [], lines: [], reports: new Map<string, string>(), deficit: 0n, nested: 0n, issued: 0n, firstIssuedOn: null, debts: [] },
  };
  state.components.set(component, row);
  state.places.add(row);
  state.programmes.get(programme)?.components.push(row);
  const cap = `${programme} ${host}`;
  state.expected.set(cap, (state.expected.get(cap) ?? 0n) + row.expectedAnnual);
  const former = data.formerly === null ? undefined : state.components.get(data.formerly);
  if (former) former.successor = component;
  for (const scheme of schemes) {
    const key = schemeKey(scheme);
    state.schemes.set(key, [...(state.schemes.get(key) ?? []), row]);
  }
};

export const componentRenewed: Fold<'ComponentRenewed'> = ({ event, data: { component, end } }, state) => {
  const row = state.components.get(component);
  if (!row) return;
  row.crediting = { ...row.crediting, end };
  row.renewed += 1;
  row.renewedAt = event.revision;
};

/** It expects nothing more under its host's maximum, and what it owed of negative results is asked for in the same act. */
export const componentExcluded: Fold<'ComponentExcluded'> = ({ event, data: { component, cause, effective, responsible } }, state) => {
  const row = state.components.get(component);
  if (!row) return;
  const cap = `${row.programme} ${row.host}`;
  if (!row.excluded) state.expected.set(cap, (state.expected.get(cap) ?? 0n) - row.expectedAnnual);
  row.excluded = { cause, effective, atFault: responsible !== null, revision: event.revision };
  row.deficit = 0n;
  row.nested = 0n;
};

export const obligationRaised: Fold<'ReplacementObligationRaised'> = ({ data }, state) => {
  const { obligation, kind, component, debtor, quantity, cause } = data;
  const reversal = kind === 'replenishment' ? (state.confirmed.get(cause) ?? null) : null;
  const about = { obligation, kind, component, debtor, cause, reversal };
  const row = { ...about, quantity: BigInt(quantity), discharged: 0n, met: new Map<string, bigint>() };
  state.obligations.set(obligation, row);
  if (kind === 'replacement') state.components.get(component)?.debts.push(row);
};

export const obligationDischarged: Fold<'ReplacementObligationDischarged'> = ({ data: { obligation, quantity, blocks } }, state) => {
  const row = state.obligations.get(obligation);
  if (!row) return;
  row.discharged += BigInt(quantity);
  if (!row.reversal) return;
  for (const piece of unitsNamed(state, blocks).pieces) {
    const kind = reversedKind(piece.lot);
    row.met.set(kind, (row.met.get(kind) ?? 0n) + count(piece));
  }
};
