// The sample data of this topic: for each command a filled one.

const reason = { code: 'other' } as const;

export const openRegistry = {
  kind: 'mechanism',
  operator: 'Trial operator',
  administrators: ['dev', 'dev-two'],
  trial: true,
} as const;

/** Ghana, which hosts the sample programme. */
export const registerParty = {
  party: 'GHA',
  participating: true,
  leastDevelopedOrIsland: false,
  waivesAdaptationExemption: false,
  ndcPeriods: [{ first: '2021', last: '2030', type: 'multi-year' }],
} as const;

export const updateParty = { party: 'CHE', waivesAdaptationExemption: true, reason } as const;

export const setPolicy = { replaces: '1', policy: { proposalHours: '96' }, reason } as const;

export const grantRole = { actor: 'verifier-two', role: 'doe', scope: 'DOE-2', until: '2099-12-31' } as const;

export const revokeRole = { actor: 'verifier-two', role: 'doe', scope: 'DOE-2' } as const;
