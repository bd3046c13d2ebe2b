import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { findingsOf } from '../../src/projections/aef/checks/checks.js';
import type { Checked, Finding } from '../../src/projections/aef/checks/check.js';
import { checkedOf } from '../../src/projections/aef/report.js';
import type { ReportRow } from '../../src/projections/aef/rows.js';
import type { Statement } from '../../src/projections/aef/statements.js';
import { tablesOf } from '../../src/projections/aef/tables.js';
import { tanzania } from '../worked-cases/tanzania.js';
import { Recorded } from './support/recorded.js';
import { eventsOf } from './support/stories.js';
import { viewOf } from './support/view.js';

let recorded: Recorded;
let checked: Checked;
let end: () => void;
beforeAll(async () => {
  recorded = new Recorded('TZA01', eventsOf(await tanzania()));
  await recorded.open();
  const view = viewOf(recorded);
  end = () => view.db.close();
  checked = checkedOf(view, 'TZA', '2025', tablesOf(view, 'TZA', '2025', { version: '1.0', on: '2026-06-01' }));
});
afterAll(async () => {
  end();
  await recorded.discard();
});

type Cells = Readonly<Record<string, string>>;
const PARTY = 'Using/cancelling Party ID';
const ENTITY = 'Using/cancelling authorized entity ID';
const SUBTYPE = 'Action subtype';
const QUANTITY = 'Quantity (t CO2 eq)';
const APPROACH = 'Cooperative approach ID';

const the = (row: ReportRow | undefined, cells: Cells = {}): ReportRow => {
  if (!row) throw new Error('no such row');
  return { ...row, cells: { ...row.cells, ...cells } };
};
/** The first action, with these cells in place of its own. */
const action = (cells: Cells = {}): ReportRow => the(checked.tables.actions[0], cells);
const holding = (cells: Cells = {}): ReportRow => the(checked.tables.holdings[0], cells);

/** What `check` finds in the report where something of it is this instead. */
const found = (check: string, of: Partial<Checked>): Finding[] => findingsOf({ ...checked, ...of }).filter((one) => one.check === check);
/** What it finds where the first action has these cells. */
const inAction = (check: string, cells: Cells, of: Partial<Checked> = {}): Finding[] => {
  const tables = { ...checked.tables, actions: [action(cells), ...checked.tables.actions.slice(1)] };
  return found(check, { tables, ...of });
};
/** The statements, with these terms in place of theirs. */
const withTerms =
  (terms: Partial<Statement['terms']>): Checked['statement'] =>
  (code) => {
    const said = checked.statement(code);
    return said && { ...said, terms: { ...said.terms, ...terms } };
  };
const error = (row: string, column: string, more: Partial<Finding> = {}): object => ({ severity: 'error', row, column, ...more });

describe('a row that is wrong is found by its check, and named (R-105)', () => {
  it('before, none is', () => {
    expect(findingsOf(checked)).toEqual([]);
  });

  it('duplicate-action: the same action twice, in this report or in one that was filed', () => {
    const [first, ...rest] = checked.tables.actions;
    const twice = { ...checked.tables, actions: [the(first), the(first), ...rest] };
    expect(found('duplicate-action', { tables: twice })).toMatchObject([error('2', 'First ID')]);
    expect(found('duplicate-action', { filed: [{ actions: [action()], holdings: [] }] })).toMatchObject([
      error('1', 'First ID', { found: 'CA0046-TZA01-TZA-1-2022' }),
    ]);
    const onAnotherDay = [{ actions: [action({ 'Action date': '2024-06-01T00:00:00.000Z' })], holdings: [] }];
    expect(found('duplicate-action', { filed: onAnotherDay })).toEqual([]);
  });

  it('holdings-differ: units that never came, and units that left', () => {
    const { units } = holding();
    if (!units) throw new Error('no units');
    const more = { ...holding(), units: { ...units, first: 900_001n, last: 900_005n } };
    const tables = { ...checked.tables, holdings: [...checked.tables.holdings, more] };
    expect(found('holdings-differ', { tables })).toMatchObject([
      error('24', 'First ID', { expected: null, found: 'TZA01-TZA-GS11732-2022-900001-900005' }),
    ]);
    const left = { ...checked.tables, actions: [...checked.tables.actions, { ...action(), effect: 'goes' as const }] };
    expect(found('holdings-differ', { tables: left })).toMatchObject([error('1', 'First ID', { found: 'TZA01-TZA-GS11732-2022-1-100' })]);
    expect(found('holdings-differ', { heldBefore: [{ ...units, first: 900_001n, last: 900_005n }] as never })).toMatchObject([
      error('0', 'First ID', { expected: 'TZA01-TZA-GS11732-2022-900001-900005', found: null }),
    ]);
  });

  it('first-transfer-form: no subtype, no acquiring Party, and a definition that is not that of the authorization', () => {
    const check = 'first-transfer-form';
    expect(inAction(check, { [SUBTYPE]: 'NA' })).toMatchObject([error('1', SUBTYPE, { expected: 'a subtype' })]);
    expect(inAction(check, { [SUBTYPE]: 'First transfer to another Party' })).toMatchObject([error('1', 'Acquiring Party ID')]);
    expect(inAction(check, { [SUBTYPE]: 'Issuance' })).toMatchObject([
      error('1', SUBTYPE, { expected: 'Authorization', found: 'Issuance' }),
    ]);
  });

  it('year: an action of another year, and use for a year outside the NDC period', () => {
    expect(inAction('year', { 'Action date': '2026-01-01T00:00:00.000Z' })).toMatchObject([
      error('1', 'Action date', { expected: '2025' }),
    ]);
    const column = 'Calendar year for which used towards the NDC';
    expect(inAction('year', { [column]: '2031' })).toMatchObject([error('1', column, { expected: '2021 to 2030', found: '2031' })]);
    expect(inAction('year', { [column]: '2030' })).toEqual([]);
  });

  it('purpose: a use that is not authorized; one of several is a warning, for the platform compares words', () => {
    const used = { 'Action type': 'Use', [PARTY]: 'TZA' };
    expect(inAction('purpose', used)).toMatchObject([error('1', 'Action type', { expected: 'OP', found: 'NDC' })]);
    const several = { statement: withTerms({ purposes: ['NDC', 'OP'] }) };
    expect(inAction('purpose', used, several)).toEqual([]);
    expect(inAction('carp-may-flag', used, several)).toContainEqual(
      expect.objectContaining({ severity: 'warning', row: '1', found: 'NDC' }),
    );
  });

  it('approach: another than the ids have, and another than the statement has', () => {
    expect(inAction('approach', { [APPROACH]: 'CA0047' })).toMatchObject([error('1', APPROACH, { expected: 'CA0046', found: 'CA0047' })]);
    expect(inAction('approach', { 'Authorization ID': 'TZ-2026' })).toMatchObject([error('1', APPROACH, { expected: 'CA0047' })]);
    expect(inAction('approach', { 'Authorization ID': 'TZ-NONE' })).toMatchObject([error('1', 'Authorization ID')]);
  });

  it('attributes: another vintage than the id has, another metric than the statement, and another type than in a year that was filed', () => {
    expect(inAction('attributes', { Vintage: '2023' })).toContainEqual(
      expect.objectContaining(error('1', 'Vintage', { expected: '2022', found: '2023' })),
    );
    expect(inAction('attributes', { Metric: 'non-GHG' })).toContainEqual(
      expect.objectContaining(error('1', 'Metric', { found: 'non-GHG' })),
    );
    const filed = [{ actions: [action({ 'Mitigation type': 'Removals' })], holdings: [] }];
    expect(found('attributes', { filed })).toContainEqual(
      expect.objectContaining(error('1', 'Mitigation type', { expected: 'Removals', found: 'Emission reductions' })),
    );
  });

  it('underlying: one id alone, ids of two series, one too few, and another offset than in a year that was filed', () => {
    const [first, last] = ['First unit ID', 'Last unit ID'];
    const end_ = action().cells[last] ?? '';
    expect(inAction('underlying', { [first]: 'NA' })).toContainEqual(
      expect.objectContaining(error('1', last, { expected: 'both ids, or neither' })),
    );
    expect(inAction('underlying', { [last]: `X${end_}` })).toContainEqual(expect.objectContaining(error('1', last, { found: `X${end_}` })));
    const short = end_.replace(/\d+$/, (digits) => String(Number(digits) - 1));
    expect(inAction('underlying', { [last]: short })).toContainEqual(
      expect.objectContaining(error('1', last, { expected: end_, found: short })),
    );
    const moved = (id: string): string => (action().cells[id] ?? '').replace(/\d+$/, (digits) => String(Number(digits) + 7));
    const filed = [{ actions: [action({ [first]: moved(first), [last]: moved(last) })], holdings: [] }];
    expect(found('underlying', { filed })).toContainEqual(expect.objectContaining(error('1', first, { expected: moved(first) })));
  });

  it('user: a use by nobody, by a Party and by an entity that are not among those authorized', () => {
    const use = (cells: Cells, terms: Partial<Statement['terms']> = {}): Finding[] =>
      inAction('user', { 'Action type': 'Use', ...cells }, { statement: withTerms(terms) });
    expect(use({ [PARTY]: 'NA' })).toMatchObject([error('1', PARTY, { expected: 'the Party' })]);
    expect(use({ [PARTY]: 'KEN' }, { parties: ['CHE', 'JPN'] })).toMatchObject([error('1', PARTY, { expected: 'CHE; JPN', found: 'KEN' })]);
    expect(use({ [PARTY]: 'CHE', [ENTITY]: 'E-9' }, { entities: ['E-1'] })).toMatchObject([
      error('1', ENTITY, { expected: 'E-1', found: 'E-9' }),
    ]);
  });

  it('totals: more than is authorized, other sums than the adjustments of the year, and other sectors within one approach', () => {
    expect(found('totals', { statement: withTerms({ quantity: '180866' }) })).toMatchObject([
      { ...error('1', 'Authorized quantity', { expected: '180866' }), table: 'authorizations', found: '180867' },
    ]);
    expect(inAction('totals', { [QUANTITY]: '101' })).toMatchObject([error('0', QUANTITY, { expected: '180867', found: '180868' })]);
    const statement = checked.tables.authorizations[0];
    const authorizations = [the(statement), the(statement, { 'Sector(s)': 'Waste' })];
    expect(found('totals', { tables: { ...checked.tables, authorizations } })).toMatchObject([
      { severity: 'warning', table: 'authorizations', row: '2', column: 'Sector(s)', found: 'Waste' },
    ]);
  });
});
