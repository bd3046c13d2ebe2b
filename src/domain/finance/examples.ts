// The sample data of this topic: for each command a filled one.

/** Tonnes of the sample programme that a bank pays for before their years are verified. */
export const recordFinance = {
  finance: 'F-1',
  programme: '10471',
  host: 'GHA',
  vintages: { first: '2027', last: '2028' },
  basis: 'payment',
  quantity: '15000',
  title: 'none',
  entity: { scheme: 'LEI', identifier: '529900T8BM49AURSDO55', name: 'Carbon Finance Bank' },
  document: { sha256: 'f1a901'.padEnd(64, '0') },
} as const;
