// The sample data of this topic: for each command a filled one.

/** Two years of the sample component, verified by another entity than the one that validated it. */
export const verifyReductions = {
  verification: 'V-1',
  programme: '10471',
  host: 'GHA',
  period: { from: '2024-01-01', to: '2025-12-31' },
  batch: 'B-1',
  verifiedBy: 'DOE-2',
  report: { sha256: '2e901'.padEnd(64, '0') },
  components: [
    {
      component: 'CP-1',
      vintages: [
        { vintage: '2024', verified: '1076' },
        { vintage: '2025', verified: '100000' },
      ],
    },
  ],
} as const;

/** Another batch of the sample, taken back. */
export const withdrawVerification = { verification: 'V-4', reason: { code: 'error-in-data' } } as const;

/** Less of 2024 than the sample had. */
export const restateVerification = {
  verification: 'V-1',
  lines: [{ component: 'CP-1', vintage: '2024', verified: '1000' }],
  reason: { code: 'error-in-data' },
  report: { sha256: '5e901'.padEnd(64, '0') },
} as const;
