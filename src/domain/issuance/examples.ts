// The sample data of this topic: for each command a filled one.

/** What was verified for 2025. Of its 93,000 units for the participants 50,000 are handed out at once. */
export const issueUnits = {
  issuance: 'I-1',
  verification: 'V-1',
  lines: [{ component: 'CP-1', vintage: '2025', quantity: '100000', authorization: 'A-1' }],
  distribution: [{ account: 'GHA-H1', quantity: '50000' }],
} as const;

export const distributeUnits = { issuance: 'I-1', distribution: [{ account: 'GHA-H1', quantity: '40000' }] } as const;

/** Of units that were issued as a contribution the first ten. */
export const authorizeIssuedUnits = { authorization: 'A-1', blocks: ['UN01-GHA-10471-2024-1-10'] } as const;
