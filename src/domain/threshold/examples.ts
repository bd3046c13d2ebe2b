// The sample data of this topic: for each command a filled one.

/** A year of the sample programme that is not verified yet. */
export const setCreditingThreshold = {
  programme: '10471',
  host: 'GHA',
  years: [{ vintage: '2027', baseline: '10000000', threshold: '9400000' }],
  mode: 'no-lose',
  document: { sha256: '7b901'.padEnd(64, '0') },
} as const;
