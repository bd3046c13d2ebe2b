import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { reportInventory } from '../../src/domain/accounting/examples.js';
import { checkedRows } from '../../src/cli/gs-verra/check-rows.js';
import { planned } from '../../src/cli/gs-verra/plan.js';
import { rawRows } from '../../src/cli/gs-verra/read-file.js';
import { summaryDocument } from '../../src/reports/structured-summary.js';
import type { StructuredSummary } from '../../src/projections/queries/structured-summary.js';
import { Scenario } from '../support/scenario.js';
import { party, reason } from '../support/samples.js';
import { tanzania } from '../worked-cases/tanzania.js';
import { Recorded } from './support/recorded.js';
import { eventsOf } from './support/stories.js';

const SHARED = process.env['SHARED_DATA'] ?? join(import.meta.dirname, '../../../shared/data');
const REAL = join(SHARED, 'gs-verra-authorised-2026-08-14.csv');

let recorded: Recorded | undefined;
afterEach(async () => {
  await recorded?.discard();
  recorded = undefined;
});
const summaries = async (story: Scenario, parties: readonly string[], from: string, to: string): Promise<StructuredSummary[]> => {
  recorded = new Recorded(story.book.code, eventsOf(story));
  const model = await recorded.open();
  const answers = [];
  for (const of of parties) answers.push((await model.ask('structured-summary', { party: of, from, to })).answer);
  return answers;
};
const rowOf = ({ rows }: StructuredSummary, row: string): (string | null)[] =>
  rows.find((of) => of.row === row)?.values.map(({ value }) => value) ?? [];

describe('the structured summary', () => {
  it('has first transfers by year of action, adjustments by vintage, and a balance where there is an inventory', async () => {
    const story = await tanzania();
    await story.accept('report-inventory', { ...reportInventory, party: 'TZA', year: '2023', quantity: '1000000' });
    const [summary] = await summaries(story, ['TZA'], '2022', '2026');
    if (!summary) throw new Error('no summary');
    expect(rowOf(summary, '5')).toEqual(['0', '0', '0', '0', '0']);
    expect(rowOf(summary, '6')).toEqual(['0', '0', '0', '180867', '142504']);
    expect(rowOf(summary, '8')).toEqual(rowOf(summary, '6'));
    expect(rowOf(summary, '10')).toEqual(['67497', '230126', '25748', '0', '0']);
    expect(rowOf(summary, '11')).toEqual(['0', '0', '0', '180867', '323371']);
    expect(rowOf(summary, '12')).toEqual([null, '1230126', null, null, null]);
    const { body, name } = await summaryDocument(summary, 'csv');
    expect(name).toBe('structured-summary-TZA-2022-2026.csv');
    expect(String(body).split('\n')[8]).toBe('8,Net annual quantity,row 5 + row 6 - row 7,0,0,0,180867,142504');
  });

  it('averages over the years of the NDC period, half-up', async () => {
    const story = await tanzania();
    const ndcPeriods = [{ first: '2021', last: '2030', type: 'single-year' }];
    await story.accept('update-party', { ...party('TZA'), ndcPeriods, reason });
    await story.accept('choose-adjustment-method', { party: 'TZA', ndcPeriod: { first: '2021', last: '2030' }, method: 'averaging' });
    const [summary] = await summaries(story, ['TZA'], '2025', '2026');
    if (!summary) throw new Error('no summary');
    expect(rowOf(summary, '9')).toEqual(['36173', '53895']);
    expect(rowOf(summary, '10')).toEqual(['36173', '53895']);
  });

  it('gives the published totals of the 601 real blocks', async () => {
    if (!existsSync(REAL)) return;
    const { rows } = checkedRows(rawRows(readFileSync(REAL, 'utf8'), REAL), REAL);
    const story = await Scenario.trial('INT01', 'international', '2026-08-14T00:00:00.000Z');
    const plan = planned(rows, 'a'.repeat(64));
    for (const { command, data } of [...plan.needs, { command: 'import-opening-balance', data: plan.balance }])
      await story.accept(command, data);
    const hosts = [...story.book.parties.keys()];
    const all = await summaries(story, hosts, '2021', '2026');
    const sum = (row: string): number =>
      all.flatMap((summary) => rowOf(summary, row)).reduce((total, value) => total + Number(value ?? 0), 0);
    expect([sum('5'), sum('6')]).toEqual([10_956_985, 12_085_135]);
    expect(sum('10')).toBe(23_042_120);
  });
});
