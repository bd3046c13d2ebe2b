/** A command as an example: `as` names the login where it isn't the first administrator. */
export interface CommandExample {
  readonly command: string;
  readonly data: object;
  readonly as?: string;
}

const document = { sha256: 'a'.repeat(64) };
const reason = { code: 'other' };
const party = (code: string): object => ({
  party: code,
  participating: true,
  leastDevelopedOrIsland: false,
  waivesAdaptationExemption: false,
  ndcPeriods: [{ first: '2021', last: '2030', type: 'multi-year' }],
});
const transfer = { from: 'GHA-H1', to: 'CHE-H1', units: { quantity: '100' } };

/**
 * The life of a small trial programme, command by command: the first of a name is its example in the document. The tests give all of them to a
 * node, in this order, and each must be accepted.
 */
export const COMMAND_EXAMPLES: readonly CommandExample[] = [
  { command: 'open-registry', data: { kind: 'mechanism', operator: 'Trial operator', administrators: ['dev', 'dev-two'], trial: true } },
  { command: 'register-party', data: party('GHA') },
  { command: 'register-party', data: party('CHE') },
  { command: 'update-party', data: { party: 'CHE', waivesAdaptationExemption: true, reason } },
  { command: 'set-policy', data: { replaces: '1', policy: { proposalHours: '96' }, reason } },
  { command: 'grant-role', data: { actor: 'verifier-two', role: 'doe', scope: 'DOE-2', until: '2099-12-31' } },
  { command: 'revoke-role', data: { actor: 'verifier-two', role: 'doe', scope: 'DOE-2' } },
  { command: 'open-account', data: { account: 'GHA-H1', type: 'holding', party: 'GHA' } },
  { command: 'open-account', data: { account: 'GHA-H2', type: 'holding', party: 'GHA' } },
  { command: 'open-account', data: { account: 'CHE-H1', type: 'holding', party: 'CHE' } },
  {
    command: 'open-account',
    data: { account: 'CHE-R1', type: 'retirement-ndc', party: 'CHE', ndcPeriod: { first: '2021', last: '2030' } },
  },
  { command: 'trust-account', data: { account: 'GHA-H1', counterparty: 'CHE-H1', trusted: true } },
  { command: 'suspend-account', data: { account: 'GHA-H2', reason } },
  { command: 'reinstate-account', data: { account: 'GHA-H2', reason } },
  {
    command: 'register-programme',
    data: {
      programme: '10471',
      title: 'Improved cookstoves',
      mode: 'pacm',
      outcome: 'reductions',
      start: '2024-01-01',
      end: '2028-12-31',
      methodology: 'A6.4-AM-001',
      sector: 'Energy generation',
      validatedBy: 'DOE-1',
    },
  },
  { command: 'record-host-approval', data: { programme: '10471', host: 'GHA', maximumAnnualAmount: '1000000', renewalsAllowed: true } },
  {
    command: 'include-component',
    data: {
      component: 'CP-1',
      programme: '10471',
      host: 'GHA',
      locatedIn: 'GHA',
      start: '2024-01-01',
      includedOn: '2024-01-01',
      crediting: { type: 'renewable', start: '2024-01-01', end: '2028-12-31' },
      expectedAnnual: '100000',
      technology: 'Improved cookstoves',
      validatedBy: 'DOE-1',
      criteria: [{ criterion: 'C-1', met: true, evidence: document }],
      otherSchemes: [],
    },
  },
  {
    command: 'authorize-units',
    data: {
      authorization: 'A-1',
      host: 'GHA',
      statement: 'all',
      activities: ['10471'],
      cooperativeApproach: 'CA0001',
      purposes: ['NDC'],
      vintages: { first: '2024', last: '2030' },
      metric: 'GHG',
      sectors: ['Energy generation'],
      changesAfterFirstTransfer: false,
      terms: document,
      date: '2024-01-01',
    },
  },
  {
    command: 'verify-reductions',
    data: {
      verification: 'V-1',
      programme: '10471',
      host: 'GHA',
      period: { from: '2024-01-01', to: '2025-12-31' },
      batch: 'B-1',
      verifiedBy: 'DOE-2',
      report: document,
      components: [
        {
          component: 'CP-1',
          vintages: [
            { vintage: '2024', verified: '0' },
            { vintage: '2025', verified: '100000' },
          ],
        },
      ],
    },
  },
  {
    command: 'issue-units',
    data: {
      issuance: 'I-1',
      verification: 'V-1',
      lines: [{ component: 'CP-1', vintage: '2025', quantity: '100000', authorization: 'A-1' }],
      distribution: [{ account: 'GHA-H1', quantity: '50000' }],
    },
  },
  { command: 'distribute-units', data: { issuance: 'I-1', distribution: [{ account: 'GHA-H1', quantity: '40000' }] } },
  { command: 'transfer-units', data: { from: 'GHA-H1', to: 'CHE-H1', units: { quantity: '10000' }, reference: 'ORDER-17' } },
  { command: 'use-units', data: { from: 'CHE-H1', to: 'CHE-R1', year: '2025', units: { quantity: '2000' } } },
  {
    command: 'cancel-units',
    data: {
      from: 'GHA-H1',
      purpose: 'administrative',
      to: 'CANCELLATION-ADMINISTRATIVE',
      units: { quantity: '500' },
      document,
    },
  },
  { command: 'freeze-units', data: { blocks: ['UN01-GHA-10471-2025-1-100'], reason } },
  { command: 'unfreeze-units', data: { blocks: ['UN01-GHA-10471-2025-1-100'], reason } },
  {
    command: 'import-opening-balance',
    data: {
      import: 'OB-1',
      account: 'GHA-H1',
      kind: 'CER',
      controlTotal: '1000',
      rows: [
        {
          host: 'GHA',
          activity: '10471',
          vintage: '2024',
          quantity: '1000',
          underlying: { registry: 'CDM', series: 'GH', first: '1', last: '1000' },
          mitigationType: 'Emission reductions',
        },
      ],
    },
  },
  { command: 'propose', data: { proposal: 'P-1', command: 'transfer-units', data: transfer } },
  { command: 'approve', data: { proposal: 'P-1', hash: '0KH367ZJyTwGCwfVGVphVtvqjd8BI3dQtG7rUt7lnh0' }, as: 'dev-two' },
  { command: 'propose', data: { proposal: 'P-2', command: 'transfer-units', data: transfer } },
  { command: 'decline', data: { proposal: 'P-2', reason }, as: 'dev-two' },
  { command: 'propose', data: { proposal: 'P-3', command: 'transfer-units', data: transfer } },
  { command: 'withdraw', data: { proposal: 'P-3', reason } },
  { command: 'propose', data: { proposal: 'P-4', command: 'transfer-units', data: transfer } },
  { command: 'close-account', data: { account: 'GHA-H2' } },
];
