// The sample data of this topic: for each command a filled one.

/** Five years of cookstoves in Ghana. */
export const registerProgramme = {
  programme: '10471',
  title: 'Improved cookstoves',
  mode: 'pacm',
  outcome: 'reductions',
  start: '2024-01-01',
  end: '2028-12-31',
  methodology: 'AMS-II.G',
  sector: 'Energy',
  validatedBy: 'DOE-1',
} as const;

export const recordHostApproval = {
  programme: '10471',
  host: 'GHA',
  maximumAnnualAmount: '150000',
  renewalsAllowed: true,
} as const;
