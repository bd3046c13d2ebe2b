import { schemeKey } from '../reckoning/schemes.js';
import type { Fold } from './event-fold.js';

export const programmeRegistered: Fold<'ProgrammeRegistered'> = ({ data }, state) => {
  const { programme, mode, outcome, start, end, validatedBy, riskRatingBps, scale = 'activity' } = data;
  if (state.programmes.has(programme)) return;
  const row = { programme, mode, outcome, start, end, validatedBy, riskRatingBps, scale };
  state.programmes.set(programme, { ...row, components: [], standing: 0 });
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
  });
};

/** A component that is included again stays as it is: what was verified of it must not be forgotten. */
export const componentIncluded: Fold<'ComponentIncluded'> = ({ event, data }, state) => {
  const { component, programme, host, site, location, technology, crediting, validatedBy, otherSchemes: schemes } = data;
  if (state.components.has(component)) return;
  const row = {
    ...{ component, programme, host, site, location, technology, crediting, validatedBy, schemes, since: event.revision },
    ...{ verified: [], lines: [], reports: new Map<string, string>(), deficit: 0n, issued: 0n, debts: [] },
  };
  state.components.set(component, row);
  state.places.add(row);
  state.programmes.get(programme)?.components.push(row);
  const cap = `${programme} ${host}`;
  state.expected.set(cap, (state.expected.get(cap) ?? 0n) + BigInt(data.expectedAnnual));
  for (const scheme of schemes) {
    const key = schemeKey(scheme);
    state.schemes.set(key, [...(state.schemes.get(key) ?? []), row]);
  }
};

export const obligationRaised: Fold<'ReplacementObligationRaised'> = ({ data }, state) => {
  const { obligation, kind, component, debtor, cause } = data;
  const row = { obligation, kind, component, debtor, cause, quantity: BigInt(data.quantity), discharged: 0n };
  state.obligations.set(obligation, row);
  state.components.get(component)?.debts.push(row);
};

export const obligationDischarged: Fold<'ReplacementObligationDischarged'> = ({ data: { obligation, quantity } }, state) => {
  const row = state.obligations.get(obligation);
  if (row) row.discharged += BigInt(quantity);
};
