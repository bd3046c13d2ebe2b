// The sample data of this topic: for each command a filled one.

/** In the life that the examples tell, event 59 raised it. */
export const dischargeReplacementObligation = { obligation: 'O-59', from: 'GHA-H1', units: { quantity: '60' } } as const;
