// The sample data of this topic: for each command a filled one.

const ndcPeriod = { first: '2021', last: '2030' } as const;

/** Ghana reports what its NDC covers of its emissions. */
export const reportInventory = {
  party: 'GHA',
  year: '2025',
  metric: 'GHG',
  quantity: '1000000',
  source: { sha256: 'e0'.padEnd(64, '0') },
} as const;

export const chooseAdjustmentMethod = { party: 'GHA', ndcPeriod, method: 'multi-year' } as const;

export const finalizePeriod = { party: 'GHA', ndcPeriod } as const;
