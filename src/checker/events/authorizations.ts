import { day, flag, list, oneOf, orNull, record, text, whole, year } from './form.js';

// What hosts state of their units, change and take back, and whom Parties authorize.

const statement = {
  authorization: text,
  host: text,
  statement: oneOf('all', 'part', 'none', 'later'),
  activities: list(text),
  cooperativeApproach: orNull(text),
  purposes: list(oneOf('NDC', 'IMP', 'OP')),
  firstTransfer: orNull(record({ oimp: oneOf('authorization', 'issuance', 'use-or-cancellation', 'first-international-transfer') })),
  quantity: orNull(whole),
  vintages: record({ first: year, last: year }),
  issuedUntil: orNull(day),
  usedUntil: orNull(day),
  parties: orNull(list(text)),
  entities: orNull(list(text)),
  metric: oneOf('GHG', 'non-GHG'),
  nonGhgMetric: orNull(text),
  changesAfterFirstTransfer: flag,
  date: day,
};

export const unitsAuthorized = record(statement);
export const authorizationRevised = record({ ...statement, effective: day, citesTerm: text });
export const authorizationRevoked = record({ authorization: text, effective: day, citesTerm: text });
export const entityAuthorized = record({ entity: text, cooperativeApproach: text, date: day });
