// The sample data of this topic: for each command a filled one.

export const setBuffers = { programme: '10471', uncertaintyBps: '800', reversalBps: '1500', pooledBps: '500' } as const;

/** Half of what was held back for uncertainty. */
export const releaseBuffer = {
  programme: '10471',
  vintages: { first: '2024', last: '2025' },
  buffer: 'uncertainty',
  newBps: '400',
  report: { sha256: '64b01'.padEnd(64, '0') },
} as const;
