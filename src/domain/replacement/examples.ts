// The sample data of this topic: for each command a filled one.

/** In the life that the examples tell, event 62 raised it. */
export const dischargeReplacementObligation = { obligation: 'O-62', from: 'GHA-H1', units: { quantity: '60' } } as const;
