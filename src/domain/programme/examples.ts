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

const reason = { code: 'methodology' } as const;

/** The years after the first five. */
export const renewProgramme = { programme: '10471', start: '2029-01-01', end: '2033-12-31', deemedOn: '2026-01-01' } as const;

export const holdProgramme = { programme: '10471', reason } as const;

export const releaseProgramme = { programme: '10471', reason } as const;

/** Far enough ahead, whenever the example is given. */
export const withdrawHostApproval = { programme: '10471', host: 'GHA', effective: '2032-01-01', reason: { code: 'policy' } } as const;
