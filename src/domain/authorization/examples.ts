// The sample data of this topic: for each command a filled one.

/** Ghana lets every unit of the sample programme be used towards the NDC of another Party. */
export const authorizeUnits = {
  authorization: 'A-1',
  host: 'GHA',
  statement: 'all',
  activities: ['10471'],
  cooperativeApproach: 'CA0001',
  purposes: ['NDC'],
  vintages: { first: '2024', last: '2030' },
  metric: 'GHG',
  sectors: ['Energy'],
  changesAfterFirstTransfer: false,
  terms: { sha256: 'a0'.padEnd(64, '0') },
  date: '2024-01-01',
} as const;

/** A Swiss company may take part in the approach of the sample statement. */
export const authorizeEntity = {
  entity: 'E-1',
  legal: { scheme: 'registration', identifier: 'CHE-123.456.789', country: 'CHE', name: 'Buyer Ltd' },
  cooperativeApproach: 'CA0001',
  date: '2024-01-01',
} as const;

/** Far enough ahead for whoever sends it as it is. */
export const reviseAuthorization = {
  authorization: 'A-1',
  usedUntil: '2035-12-31',
  effective: '2099-01-01',
  citesTerm: 'Section 4',
} as const;

export const revokeAuthorization = { authorization: 'A-1', effective: '2099-07-01', citesTerm: 'Section 5' } as const;
