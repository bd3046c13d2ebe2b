// The sample data of this topic: for each command a filled one.

/** The one component of the sample programme, credited as long as that runs. */
export const includeComponent = {
  component: 'CP-1',
  programme: '10471',
  host: 'GHA',
  locatedIn: 'GHA',
  site: 'ASHANTI-1',
  start: '2024-01-01',
  includedOn: '2024-01-01',
  crediting: { type: 'renewable', start: '2024-01-01', end: '2028-12-31' },
  expectedAnnual: '100000',
  technology: 'Improved cookstoves',
  validatedBy: 'DOE-1',
  criteria: [{ criterion: 'ADDITIONAL', met: true, evidence: { sha256: '5e87a0'.padEnd(64, '0') } }],
  otherSchemes: [],
} as const;

/** Five years more for a component whose first crediting period ended with 2025. */
export const renewComponent = { component: 'CP-4', noticeOn: '2025-10-01', start: '2026-01-01', end: '2030-12-31' } as const;

/** A component that leaves of itself, when the last day it may be verified for is over. */
export const excludeComponent = { component: 'CP-3', cause: 'voluntary', effective: '2026-01-01' } as const;
