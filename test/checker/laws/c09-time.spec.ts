import { describe, it } from '@jest/globals';
import { adjustment, transfer, use } from '../forged-events.js';
import { expectFound } from '../forge.js';
import { genuine, units } from '../genuine.js';
import { second } from '../second-versions.js';

const some = [units(301, 310)];

describe('C9 time', () => {
  it('finds an act before the one that it follows', async () => {
    const back = (await genuine()).append([transfer('JPN-H1', 'CHE-H1', [units(601, 610)])], { at: '2026-05-31T23:59:59.999Z' });

    expectFound(back, 'time', 'R-12');
  });

  it('finds a year of action that is invented', async () => {
    const act = [transfer('GHA-H1', 'CHE-H1', some, some), adjustment(10, some, { actionYear: '2030' })] as const;

    expectFound((await genuine()).append(act), 'time', 'R-75');
  });

  it('finds a year of use that is not the one of the use', async () => {
    const subtraction = { party: 'CHE', kind: 'subtraction', trigger: 'use', useYear: '2030' };
    const act = [use('CHE-H1', 'CHE-NDC', 'CHE', [units(601, 610)]), adjustment(10, [units(601, 610)], subtraction)] as const;
    const held = (await genuine()).append([transfer('JPN-H1', 'CHE-H1', [units(601, 610)])]);

    expectFound(held.append(act), 'time', 'R-55');
  });

  it('finds an import first transferred on a day that is still to come', async () => {
    expectFound((await genuine()).change('OpeningBalanceImported', rows(12, '2026-06-02')), 'time');
  });

  it('finds an imported vintage that is still to come', async () => {
    const story = second((await genuine()).acts);
    const { rows: table, ...rest } = story.data<{ rows: { columns: string[]; rows: string[][] } }>('OpeningBalanceImported');
    const columns = [...table.columns.slice(0, 14), 'serial', 'itmoRegistry', 'itmoFirst'];
    const ahead = table.rows.map((row) => ['GHA-H1', 'GHA', '5000', '2199', ...row.slice(4, 14), null, null, null]);
    const data = { ...rest, import: 'IMPORT-2', rows: { columns, rows: ahead } };

    expectFound(story.append([{ type: 'OpeningBalanceImported', schema: '2', authority: 'administrator', data }]), 'time');
  });
});

/** An import whose rows have another cell. */
const rows =
  (place: number, cell: string) =>
  (data: { rows: { rows: string[][] } }): object => ({
    ...data,
    rows: { ...data.rows, rows: data.rows.rows.map((row) => row.map((old, i) => (i === place ? cell : old))) },
  });
