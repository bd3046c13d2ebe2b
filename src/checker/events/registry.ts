import { day, flag, list, matching, oneOf, optional, orNull, record, text, whole, year } from './form.js';

// Registry, policy, roles and Parties.

const members = {
  adaptationBps: whole,
  omgeBps: whole,
  cdmAdaptationBps: whole,
  levyRounding: oneOf('ceil', 'floor', 'half-up'),
  bufferRounding: oneOf('ceil', 'floor', 'half-up'),
  creditingStart: oneOf('inclusion', '2021'),
  averagingDenominator: oneOf('elapsed-years', 'inventory-years'),
  postAuthorizationLevyShare: oneOf('proportional', 'refuse'),
  approvals: list(record({ command: text, by: oneOf('colleague', 'counterparty') })),
  transferDelayHours: whole,
  proposalHours: whole,
  requireAssets: flag,
};
/** Version 1 had fewer members; those that a law looks at it had all. */
const policy = {
  1: record(members),
  2: record({
    ...members,
    nextPeriodGate: oneOf('issued', 'submitted'),
    itmoIdForm: oneOf('full', 'serial'),
    nestingShortfall: oneOf('carry', 'ignore'),
    financeRounding: oneOf('ceil', 'half-up'),
    overselling: oneOf('off', 'warn', 'refuse'),
    overCrediting: oneOf('carry', 'replace'),
    longPeriods: oneOf('stated', 'by-day'),
  }),
};

const opened = {
  kind: oneOf('mechanism', 'party', 'international'),
  administrators: list(text),
  trial: flag,
  policyNumber: whole,
};
export const registryOpened = { 1: record({ ...opened, policy: policy[1] }), 2: record({ ...opened, policy: policy[2] }) };

const set = { replaces: whole, policyNumber: whole };
export const policySet = { 1: record({ ...set, policy: policy[1] }), 2: record({ ...set, policy: policy[2] }) };
export const writerStarted = record({ node: text, url: text, build: text, catalogue: text });
export const historyRestored = record({
  epoch: whole,
  lostRevision: whole,
  lostId: orNull(text),
  lostCheckpoint: orNull(record({ origin: text, size: whole, root: matching(/^[0-9a-f]{64}$/), signature: text })),
});

export const roleGranted = record({ actor: text, role: text, scope: orNull(text), until: orNull(day) });
export const roleRevoked = record({ actor: text, role: text, scope: orNull(text), until: optional(day) });

export const party = record({
  party: text,
  participating: flag,
  leastDevelopedOrIsland: flag,
  waivesAdaptationExemption: flag,
  ndcPeriods: list(record({ first: year, last: year, type: oneOf('single-year', 'multi-year') })),
});
