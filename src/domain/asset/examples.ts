// The sample data of this topic: for each command a filled one.

/** Stoves that the sample component was credited for from its start on. */
export const registerAssets = { component: 'CP-1', assets: ['STOVE-000001', 'STOVE-000002', 'STOVE-000003'], from: '2024-01-01' } as const;

/** One of them was given up. */
export const retireAssets = { component: 'CP-1', assets: ['STOVE-000003'], until: '2025-12-31' } as const;
