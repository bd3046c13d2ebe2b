// The sample data of this topic: for each command a filled one.

/** Far enough ahead for whoever sends it as it is. */
export const setTransferLimits = {
  host: 'GHA',
  period: { first: '2031', last: '2035' },
  budget: '10000000',
  classes: [{ class: 'COOKING', programmes: ['10471'], ratioBps: '5000' }],
  otherwiseBps: '8000',
  countsLevies: false,
  document: { sha256: '98a01'.padEnd(64, '0') },
  effective: '2099-01-01',
} as const;
