// The sample data of this topic: for each command a filled one.

export const reportReversal = {
  reversal: 'RV-1',
  component: 'CP-30',
  quantity: '20',
  avoidable: true,
  kinds: [{ kind: 'AER', quantity: '20' }],
} as const;

export const confirmReversal = { reversal: 'RV-1', quantity: '15' } as const;
