import type { ReportRow } from '../rows.js';
import { findingIn, type Check, type Checked, type Finding } from './check.js';

const sumOf = (rows: readonly ReportRow[]): bigint => rows.reduce((sum, { cells }) => sum + BigInt(cells['Quantity (t CO2 eq)'] ?? 0), 0n);
const ofType = ({ tables }: Pick<Checked, 'tables'>, type: string): ReportRow[] =>
  tables.actions.filter(({ cells }) => cells['Action type'] === type);

/** The report adds up to what the balance of the Party has, and stays within what is authorized. */
export const totals: Check = {
  name: 'totals',
  says: 'First transfers stay within what is authorized; report and adjustments agree by year; sectors and activity types agree within one approach.',
  find: (of) => [...overAuthorized(of), ...unlikeBalance(of), ...unlikeWithin(of)],
};

const overAuthorized = ({ tables, statement }: Checked): Finding[] =>
  tables.authorizations.flatMap((row, i): Finding[] => {
    const said = statement(row.cells['Authorization ID'] ?? '');
    const quantity = said?.terms.quantity ?? null;
    const gone = BigInt(said?.row.firstTransferred ?? 0);
    if (quantity === null || gone <= BigInt(quantity)) return [];
    return [
      findingIn('authorizations', i, row, { check: 'totals', column: 'Authorized quantity', expected: quantity, found: String(gone) }),
    ];
  });

const unlikeBalance = (of: Checked): Finding[] => {
  const own = ofType(of, 'First transfer').filter(({ cells }) => cells['First transferring participating Party ID'] === of.party);
  const pairs = [
    [sumOf(own), of.adjusted.additions],
    [sumOf(ofType(of, 'Use')), of.adjusted.subtractions],
  ] as const;
  return pairs.flatMap(([found, expected]): Finding[] => {
    if (found === expected) return [];
    const column = 'Quantity (t CO2 eq)';
    return [findingIn('actions', 0, undefined, { check: 'totals', column, expected: String(expected), found: String(found) })];
  });
};

const unlikeWithin = ({ tables }: Checked): Finding[] =>
  ['Sector(s)', 'Activity type(s)'].flatMap((column) => {
    const known = new Map<string, string>();
    return tables.authorizations.flatMap((row, i): Finding[] => {
      const approach = row.cells['Cooperative approach ID'] ?? '';
      const said = row.cells[column] ?? '';
      const expected = known.get(approach);
      if (expected === undefined) known.set(approach, said);
      if (expected === undefined || expected === said) return [];
      return [findingIn('authorizations', i, row, { check: 'totals', severity: 'warning', column, expected, found: said })];
    });
  });
