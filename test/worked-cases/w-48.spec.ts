import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { findingsOf } from '../../src/projections/aef/checks/checks.js';
import type { Checked, Finding } from '../../src/projections/aef/checks/check.js';
import { checkedOf } from '../../src/projections/aef/report.js';
import type { Tables } from '../../src/projections/aef/rows.js';
import { tablesOf } from '../../src/projections/aef/tables.js';
import type { View } from '../../src/projections/view/view.js';
import { Recorded } from '../projections/support/recorded.js';
import { eventsOf } from '../projections/support/stories.js';
import { viewOf } from '../projections/support/view.js';
import { expectLaws } from '../support/check-laws.js';
import type { Scenario } from '../support/scenario.js';
import { tanzania } from './tanzania.js';

let scenario: Scenario;
let recorded: Recorded;
let checked: Checked;
let view: View;

beforeAll(async () => {
  scenario = await tanzania();
  recorded = new Recorded('TZA01', eventsOf(scenario));
  await recorded.open();
  view = viewOf(recorded);
  checked = checkedOf(view, 'TZA', '2025', tablesOf(view, 'TZA', '2025', { version: '1.0', on: '2026-06-01' }));
});
afterAll(async () => {
  view.db.close();
  await recorded.discard();
});

/** What the checks find where the tables are these instead. */
const findingsWith = (tables: Partial<Tables>): Finding[] => findingsOf({ ...checked, tables: { ...checked.tables, ...tables } });

describe('W-48: the annual report of Tanzania for 2025', () => {
  it('has the 23 blocks of the Gold Standard, 180,867 units, and no finding', () => {
    const { actions, holdings } = checked.tables;
    const sum = actions.reduce((total, { cells }) => total + Number(cells['Quantity (t CO2 eq)']), 0);
    expect([actions.length, holdings.length, sum]).toEqual([23, 23, 180_867]);
    expect(findingsOf(checked)).toEqual([]);
  });

  it('has exactly one finding, which names its block, where one row of the holdings is left out', () => {
    expect(findingsWith({ holdings: checked.tables.holdings.slice(1) })).toMatchObject([
      { check: 'holdings-differ', severity: 'error', table: 'holdings', row: '0', expected: 'TZA01-TZA-GS11732-2022-1-100' },
    ]);
  });

  it('has exactly one finding where one action is dated 2024', () => {
    const [first, ...rest] = checked.tables.actions;
    if (!first) throw new Error('no action');
    const dated = { ...first, cells: { ...first.cells, 'Action date': '2024-06-01T00:00:00.000Z' } };
    expect(findingsWith({ actions: [dated, ...rest] })).toMatchObject([
      { check: 'year', severity: 'error', table: 'actions', row: '1', column: 'Action date', expected: '2025', found: '2024-06-01' },
    ]);
  });

  it('is filed with the hash of its JSON form, and an independent checker finds nothing', async () => {
    const { events } = await scenario.accept('file-annual-report', { party: 'TZA', year: '2025' });
    const sha256 = expect.stringMatching(/^[0-9a-f]{64}$/);
    expect(events[0]?.data).toEqual({ party: 'TZA', year: '2025', version: '1.0', revision: '15', sha256, despite: [] });
    expectLaws(scenario);
  });
});
