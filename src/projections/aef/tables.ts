import type { PartyRow } from '../../domain/book/rows.js';
import { refuse } from '../../domain/kernel/refusal.js';
import { fact, type Stored } from '../view/facts-at.js';
import type { View } from '../view/view.js';
import { actionsOf } from './actions.js';
import { authorizationRows } from './authorization-rows.js';
import { entityRows } from './entity-rows.js';
import { heldAt, holdingRows } from './holdings.js';
import { rowOf, type ReportRow, type Tables } from './rows.js';
import { reportedYear } from './span.js';
import { statementsOn } from './statements.js';
import type { SomeUnits } from './units.js';

/** The tables of a Party's year as the registry knew them at a revision, with what it held before the year. */
export interface ReportedTables {
  readonly tables: Tables;
  readonly heldBefore: readonly SomeUnits[];
}

/** the five tables. Version and day of submission are the filing's. Throws `unknown-party`. */
export const tablesOf = (
  view: View,
  party: string,
  year: string,
  filing: { readonly version: string; readonly on: string },
): ReportedTables => {
  const row = fact<Stored<PartyRow>>(view, 'party', party) ?? refuse('unknown-party');
  const span = reportedYear(view, party, year);
  const statement = statementsOn(view, span.day);
  const actions = actionsOf(view, span, statement);
  const held = heldAt(view, party, { end: span.end, year }, statement);
  const holdings = holdingRows(view, held, statement);
  const tables = {
    submission: [submissionRow(row, year, filing)],
    authorizations: authorizationRows(view, span, statement, [...actions, ...holdings]),
    ...{ actions, holdings, entities: entityRows(view, span) },
  };
  return { tables, heldBefore: heldAt(view, party, { end: span.before, year: String(Number(year) - 1) }, statement) };
};

const submissionRow = (
  { party, ndcPeriods }: Stored<PartyRow>,
  year: string,
  { version, on }: { readonly version: string; readonly on: string },
): ReportRow => {
  const period = ndcPeriods.find(({ first, last }) => first <= year && year <= last);
  const values = {
    Party: party,
    Version: version,
    'Reported year': year,
    'Date of submission': on,
    'First year of the NDC implementation period': period?.first,
    'Last year of the NDC implementation period': period?.last,
  };
  return rowOf('submission', values, { events: [] });
};
