// The sample data of this topic: for each command a filled one.

const reason = { code: 'other' } as const;

export const propose = {
  proposal: 'P-1',
  command: 'transfer-units',
  data: { from: 'GHA-H1', to: 'CHE-H1', units: { quantity: '100' } },
} as const;

/** The hash is that of what is proposed: whoever approves names what they saw. */
export const approve = { proposal: 'P-1', hash: '0KH367ZJyTwGCwfVGVphVtvqjd8BI3dQtG7rUt7lnh0' } as const;

export const decline = { proposal: 'P-2', reason } as const;

export const withdraw = { proposal: 'P-3', reason } as const;
