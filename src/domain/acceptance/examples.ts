// The sample data of this topic: for each command a filled one.

/** Far enough ahead for whoever sends it as it is. */
export const setAcceptance = {
  party: 'CHE',
  cooperativeApproach: 'CA0001',
  programmes: ['10471'],
  vintagesFrom: '2021',
  effective: '2099-01-01',
} as const;
