import { schemeKey } from '../reckoning/schemes.js';
import type { VerifiedLine } from '../state/rows.js';
import type { Fold } from './event-fold.js';

export const programmeRegistered: Fold<'ProgrammeRegistered'> = ({ data }, state) => {
  const { programme, mode, outcome, start, end, validatedBy, riskRatingBps } = data;
  if (state.programmes.has(programme)) return;
  const row = { programme, mode, outcome, start, end, validatedBy, riskRatingBps };
  state.programmes.set(programme, { ...row, components: [], verified: false, renewals: [], heldSince: null });
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
    ...{ verified: [], lines: [], reports: new Map<string, string>(), deficit: 0n, issued: 0n, firstIssuedOn: null, owed: 0n },
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
export const componentExcluded: Fold<'ComponentExcluded'> = ({ event, data: { component, cause, effective } }, state) => {
  const row = state.components.get(component);
  if (!row) return;
  const cap = `${row.programme} ${row.host}`;
  if (!row.excluded) state.expected.set(cap, (state.expected.get(cap) ?? 0n) - row.expectedAnnual);
  row.excluded = { cause, effective, revision: event.revision };
  row.deficit = 0n;
};

/** Version 1 states no deficit: it is what the last vintage carried out. */
export const reductionsVerified: Fold<'ReductionsVerified'> = ({ event, data }, state) => {
  const { verification, programme, host, period, component, vintages, settled = [], deficit = vintages.at(-1)?.carriedOut ?? '0' } = data;
  const known = state.verifications.get(verification);
  const row = known ?? { verification, programme, host, ...period, since: event.revision, lines: new Map(), paid: new Map() };
  if (!known) state.verifications.set(verification, row);
  const of = state.components.get(component);
  for (const { vintage, issuable } of vintages) {
    const line: VerifiedLine = { verification, vintage, issuable: BigInt(issuable), issued: 0n, settled: 0n };
    if (row.lines.has(`${component} ${vintage}`)) continue;
    row.lines.set(`${component} ${vintage}`, line);
    of?.lines.push(line);
  }
  for (const { verification: earlier, vintage, quantity } of settled) {
    const line = state.verifications.get(earlier)?.lines.get(`${component} ${vintage}`);
    if (line) line.settled += BigInt(quantity);
  }
  const programmeRow = state.programmes.get(programme);
  if (programmeRow) programmeRow.verified = true;
  if (!of) return;
  of.verified.push({ ...period, revision: event.revision });
  of.reports.set(data.report.sha256, event.revision);
  of.deficit = BigInt(deficit);
  state.count('verified lines', BigInt(vintages.length));
};

export const obligationRaised: Fold<'ReplacementObligationRaised'> = ({ data }, state) => {
  const { obligation, kind, component, debtor, quantity } = data;
  state.obligations.set(obligation, { obligation, kind, component, debtor, quantity: BigInt(quantity), discharged: 0n });
  const of = state.components.get(component);
  if (of && kind === 'replacement') of.owed += BigInt(quantity);
};

export const obligationDischarged: Fold<'ReplacementObligationDischarged'> = ({ data: { obligation, quantity } }, state) => {
  const row = state.obligations.get(obligation);
  if (row) row.discharged += BigInt(quantity);
  const of = row?.kind === 'replacement' ? state.components.get(row.component) : undefined;
  if (of) of.owed -= BigInt(quantity);
};
