import { list, matching, oneOf, record, text, whole, year } from './form.js';

// What Parties filed of a year.

export const annualReportFiled = record({
  party: text,
  year,
  version: matching(/^[1-9][0-9]{0,3}\.0$/),
  revision: whole,
  sha256: matching(/^[0-9a-f]{64}$/),
  despite: list(record({ check: text, table: oneOf('submission', 'authorizations', 'actions', 'holdings', 'entities'), row: whole })),
});
