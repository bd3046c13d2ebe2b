import type { Forged } from './forge.js';

// Events as a forger would write them: well formed, each of the authority it should have.

export const transfer = (from: string, to: string, blocks: string[], firstTransferred: string[] = [], members: object = {}): Forged => ({
  type: 'UnitsTransferred',
  authority: `holder:${from}`,
  data: { from, to, blocks, firstTransferred, reference: null, corrects: null, ...members },
});

export const use = (from: string, to: string, party: string, blocks: string[], members: object = {}): Forged => ({
  type: 'UnitsUsed',
  authority: `holder:${from}`,
  data: { from, to, party, year: '2025', blocks, firstTransferred: [], ...members },
});

export const cancel = (from: string, to: string, purpose: string, blocks: string[], members: object = {}): Forged => ({
  type: 'UnitsCancelled',
  authority: `holder:${from}`,
  data: { from, to, purpose, blocks, firstTransferred: [], beneficiary: null, document: null, discharges: null, ...members },
});

export const distribute = (issuance: string, account: string, block: string, firstTransferred: string[] = []): Forged => ({
  type: 'UnitsDistributed',
  authority: 'participant:10471',
  data: { issuance, distributed: [{ account, block }], firstTransferred },
});

/** An adjustment for units of Ghana's vintage 2025 under A-1. */
export const adjustment = (quantity: number, blocks: string[], members: object = {}): Forged => ({
  type: 'CorrespondingAdjustmentApplied',
  data: {
    ...{ party: 'GHA', kind: 'addition', quantity: String(quantity), blocks, trigger: 'first-international-transfer' },
    vintages: [{ vintage: '2025', quantity: String(quantity), nonGhgQuantity: null }],
    ...{ authorization: 'A-1', cooperativeApproach: 'CA0001', actionYear: '2026', useYear: null, late: false, nonGhgQuantity: null },
    ...members,
  },
});

export const frozen = (type: 'UnitsFrozen' | 'UnitsUnfrozen', blocks: string[]): Forged => ({
  ...{ type, authority: 'administrator' },
  data: { blocks, reason: { code: 'other' } },
});

export const account = (type: 'AccountSuspended' | 'AccountReinstated', code: string): Forged => ({
  ...{ type, authority: 'administrator' },
  data: { account: code, reason: { code: 'other' } },
});
