import { day, flag, list, oneOf, orNull, record, text, whole, year } from './form.js';

// What hosts let leave, and what acquiring Parties take in.

export const transferLimitsSet = record({
  host: text,
  period: record({ first: year, last: year }),
  budget: orNull(whole),
  classes: list(record({ class: text, programmes: list(text), ratioBps: whole })),
  otherwiseBps: orNull(whole),
  countsLevies: flag,
  effective: day,
});

export const acceptanceSet = record({
  party: text,
  cooperativeApproach: orNull(text),
  programmes: orNull(list(text)),
  methodologies: orNull(list(text)),
  nesting: orNull(list(oneOf('shared', 'baseline-only', 'outer-only'))),
  storageYearsAtLeast: orNull(whole),
  vintagesFrom: orNull(year),
  effective: day,
});
