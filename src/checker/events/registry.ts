import { day, flag, list, oneOf, orNull, record, text, whole, year } from './form.js';

// Registry, policy, roles and Parties.

const policy = record({
  adaptationBps: whole,
  omgeBps: whole,
  cdmAdaptationBps: whole,
  levyRounding: oneOf('ceil', 'floor', 'half-up'),
  bufferRounding: oneOf('ceil', 'floor', 'half-up'),
  creditingStart: oneOf('inclusion', '2021'),
  approvals: list(record({ command: text, by: oneOf('colleague', 'counterparty') })),
  transferDelayHours: whole,
  proposalHours: whole,
});

export const registryOpened = record({
  kind: oneOf('mechanism', 'party', 'international'),
  administrators: list(text),
  trial: flag,
  policyNumber: whole,
  policy,
});
export const policySet = record({ replaces: whole, policyNumber: whole, policy });
export const writerStarted = record({ node: text, url: text, build: text, catalogue: text });

export const role = record({ actor: text, role: text, scope: orNull(text), until: orNull(day) });

export const party = record({
  party: text,
  participating: flag,
  leastDevelopedOrIsland: flag,
  waivesAdaptationExemption: flag,
  ndcPeriods: list(record({ first: year, last: year })),
});
