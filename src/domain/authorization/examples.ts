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
