import type { AmountRow, ComponentRow, HostApprovalRow, ProgrammeRow, VerifiedLineRow } from '../../domain/book/rows.js';
import { dayOf } from '../../domain/kernel/days.js';
import type { Component, ComponentLife, HostApproval, Programme } from '../answers/resources.js';
import { timeOf } from './acts.js';
import { touchesOf } from './touches-at.js';
import { fact, facts, type Stored } from './facts-at.js';
import { stateOn, type Resource } from './resources.js';
import type { View } from './view.js';

const MOST_EVENTS = 1000;

interface Members {
  readonly components: string;
  readonly expectedAnnual: string;
}

export const programmes: Resource<Stored<ProgrammeRow>, Programme> = {
  kind: 'programme',
  unknown: 'unknown-programme',
  item: (view, { programme, title, mode, outcome, start, end, methodology, sector, validatedBy, riskRatingBps, since }) => ({
    ...{ programme, title, mode, outcome, start, end },
    state: stateOn({ start, end }, dayOf(view.time)),
    ...{ methodology, sector, validatedBy, riskRatingBps },
    components: fact<Members>(view, 'members', programme)?.components ?? '0',
    approvals: [...facts<Stored<HostApprovalRow>>(view, 'approval', { prefix: `${programme} ` })].map(({ body }) =>
      approvalOf(view, programme, body),
    ),
    since,
  }),
};

const approvalOf = (view: View, programme: string, row: Stored<HostApprovalRow>): HostApproval => {
  const { host, maximumAnnualAmount, renewalsAllowed, waivesAdaptationExemption, maximumCreditingYears, since } = row;
  const prefix = `${programme} ${host} `;
  const issued = [...facts<Stored<AmountRow>>(view, 'issued-by-year', { prefix })].map(({ subject, body }) => ({
    vintage: subject.slice(prefix.length),
    quantity: body.amount,
  }));
  return {
    ...{ host, maximumAnnualAmount, renewalsAllowed, waivesAdaptationExemption },
    maximumCreditingYears: maximumCreditingYears === null ? null : String(maximumCreditingYears),
    includedAnnual: fact<Members>(view, 'members', `${programme} ${host}`)?.expectedAnnual ?? '0',
    issued,
    since,
  };
};

export const components: Resource<Stored<ComponentRow>, Component, ComponentLife> = {
  kind: 'component',
  unknown: 'unknown-component',
  item: (view, { component, programme, host, site, location, technology, crediting, expectedAnnual, ...row }) => ({
    ...{ component, programme, host, site, location, technology, crediting },
    state: stateOn(crediting, dayOf(view.time)),
    expectedAnnual,
    ...{
      validatedBy: row.validatedBy,
      otherSchemes: row.otherSchemes,
      verifiedTo: row.verified.at(-1)?.to ?? null,
      deficit: row.deficit,
      since: row.since,
    },
  }),
  more: (view, { component }) => ({ vintages: vintagesOf(view, component), timeline: timelineOf(view, component) }),
};

const vintagesOf = (view: View, component: string): ComponentLife['vintages'] =>
  [...facts<Stored<VerifiedLineRow>>(view, 'verified-line', { prefix: `${component} ` })].map(
    ({ body: { vintage, verification, issuable, issued } }) => ({ vintage, verification, issuable, issued }),
  );

const timelineOf = (view: View, component: string): ComponentLife['timeline'] =>
  touchesOf(view, `component:${component}`, MOST_EVENTS).map(({ revision, event }) => ({
    revision: String(revision),
    at: timeOf(view.db, revision),
    event: view.names.word(event),
  }));
