/** Ghana files the annual report of 2025. */
export const fileAnnualReport = { party: 'GHA', year: '2025' } as const;
