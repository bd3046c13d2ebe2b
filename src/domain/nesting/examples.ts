// The sample data of this topic: for each command a filled one.

/** The sample programme inside another, from a year that is not verified yet. */
export const nestProgramme = {
  inner: '10471',
  outer: '10472',
  from: '2027-01-01',
  mode: 'shared',
  area: 'VOLTA',
  agreement: { sha256: '9b901'.padEnd(64, '0') },
} as const;
