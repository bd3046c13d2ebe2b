import type { DemoRegistry } from './registry.js';

// Made-up sample data: a cookstove programme of Ghana; Switzerland buys, Japan too.

export const PROGRAMME = '10471';
/** A fingerprint where a document would be: the demo has none. */
const DOCUMENT = { sha256: '5e87a0'.padEnd(64, '0') };

const party = (code: string): object => ({
  party: code,
  participating: true,
  leastDevelopedOrIsland: false,
  waivesAdaptationExemption: false,
  ndcPeriods: [{ first: '2021', last: '2030', type: 'multi-year' }],
});

/** Opens the trial registry and brings in the Parties with their accounts: a holding account each, and retirement accounts. */
export const openRegistry = async (registry: DemoRegistry, actor: string): Promise<void> => {
  await registry.submit('open-registry', { kind: 'mechanism', operator: 'Sextant demo', administrators: [actor], trial: true });
  for (const code of ['GHA', 'CHE', 'JPN']) {
    await registry.submit('register-party', party(code));
    await registry.submit('open-account', { account: `${code}-H1`, type: 'holding', party: code });
  }
  const ndcPeriod = { first: '2021', last: '2030' };
  for (const code of ['CHE', 'JPN'])
    await registry.submit('open-account', { account: `${code}-NDC`, type: 'retirement-ndc', party: code, ndcPeriod });
};

/** Registers the programme, which Ghana approves, and includes one component in it. */
export const registerProgramme = async (registry: DemoRegistry): Promise<void> => {
  await registry.submit('register-programme', {
    programme: PROGRAMME,
    title: 'Efficient cookstoves',
    mode: 'pacm',
    outcome: 'reductions',
    start: '2024-01-01',
    end: '2028-12-31',
    methodology: 'Made up for the demo',
    sector: 'Energy',
    validatedBy: 'DOE-1',
  });
  await registry.submit('record-host-approval', {
    programme: PROGRAMME,
    host: 'GHA',
    maximumAnnualAmount: '150000',
    renewalsAllowed: true,
  });
  await registry.submit('include-component', {
    component: 'CP-1',
    programme: PROGRAMME,
    host: 'GHA',
    locatedIn: 'GHA',
    start: '2024-01-01',
    includedOn: '2024-01-01',
    crediting: { type: 'renewable', start: '2024-01-01', end: '2028-12-31' },
    expectedAnnual: '100000',
    technology: 'Improved cookstoves',
    validatedBy: 'DOE-1',
    criteria: [{ criterion: 'ADDITIONAL', met: true, evidence: DOCUMENT }],
    otherSchemes: [],
  });
};

/** Two years of the component, verified by somebody else than who validated it; Ghana authorizes their use towards NDCs. */
export const verifyAndAuthorize = async (registry: DemoRegistry, verified: Readonly<Record<string, string>>): Promise<void> => {
  await registry.submit('verify-reductions', {
    verification: 'V-1',
    programme: PROGRAMME,
    host: 'GHA',
    period: { from: '2024-01-01', to: '2025-12-31' },
    batch: 'B-1',
    verifiedBy: 'DOE-2',
    report: DOCUMENT,
    components: [{ component: 'CP-1', vintages: Object.entries(verified).map(([vintage, quantity]) => ({ vintage, verified: quantity })) }],
  });
  await registry.submit('authorize-units', {
    authorization: 'A-1',
    host: 'GHA',
    statement: 'all',
    activities: [PROGRAMME],
    cooperativeApproach: 'CA0001',
    purposes: ['NDC'],
    vintages: { first: '2021', last: '2030' },
    metric: 'GHG',
    sectors: ['Energy'],
    changesAfterFirstTransfer: false,
    terms: DOCUMENT,
    date: '2024-06-01',
  });
};

/** An issuance of one line of V-1, the participants' part to Ghana's account. */
export const issuance = (code: string, vintage: string, quantity: string, held: string): object => ({
  issuance: code,
  verification: 'V-1',
  lines: [{ component: 'CP-1', vintage, quantity, authorization: 'A-1' }],
  distribution: [{ account: 'GHA-H1', quantity: held }],
});
