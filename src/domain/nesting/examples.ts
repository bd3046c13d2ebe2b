// The sample data of this topic: for each command a filled one.

/** The sample programme inside one that credits a whole sector. */
export const nestProgramme = {
  inner: '10471',
  outer: 'GHASECTOR',
  from: '2027-01-01',
  mode: 'shared',
  area: 'VOLTA',
  agreement: { sha256: '9b901'.padEnd(64, '0') },
} as const;
