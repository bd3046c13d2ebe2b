import { afterEach, describe, expect, it } from '@jest/globals';
import { contributed } from '../worked-cases/contributed.js';
import { bring, ghana, itmos } from '../domain/movement/imports.js';
import type { Scenario } from '../support/scenario.js';
import { Recorded } from './support/recorded.js';
import { eventsOf } from './support/stories.js';

let recorded: Recorded | undefined;
afterEach(async () => {
  await recorded?.discard();
  recorded = undefined;
});

interface Report {
  readonly actions: readonly Record<string, string>[];
  readonly holdings: readonly Record<string, string>[];
}
const reportOf = async (story: Scenario, party: string, year = '2026', at?: string): Promise<Report> => {
  recorded = new Recorded(story.book.code, eventsOf(story));
  const model = await recorded.open();
  const { answer } = await model.ask('aef', { party, year, ...(at === undefined ? {} : { at }) });
  await recorded.discard();
  recorded = undefined;
  return answer.tables as unknown as Report;
};
const said = (rows: readonly Record<string, string>[], ...headers: string[]): (string | undefined)[][] =>
  rows.map((row) => headers.map((header) => row[header]));
const QUANTITY = 'Quantity (t CO2 eq)';

describe('the rows of an annual report', () => {
  it('stand in both books where units cross a border, each from the same event, and those used in the book of the user (R-75)', async () => {
    const story = await ghana();
    await bring(story, [itmos('100', '0')]);
    await story.accept('transfer-units', { from: 'GHA-H1', to: 'CHE-H1', units: { quantity: '30' } });
    await story.accept('use-units', { from: 'CHE-H1', to: 'CHE-NDC', year: '2025', units: { quantity: '10' } });
    const [host, buyer] = [await reportOf(story, 'GHA'), await reportOf(story, 'CHE')];
    expect(said(host.actions, 'Action type', 'Action subtype', QUANTITY, 'Acquiring Party ID')).toEqual([
      ['Authorization', 'Authorization', '100', 'NA'],
      ['First transfer', 'First transfer to another Party', '30', 'CHE'],
    ]);
    expect(host.holdings).toEqual([]);
    expect(said(buyer.actions, 'Action type', QUANTITY, 'Transferring Party ID', 'Using/cancelling Party ID')).toEqual([
      ['Acquisition', '30', 'GHA', 'NA'],
      ['Use', '10', 'NA', 'CHE'],
    ]);
    expect(buyer.actions[0]?.['events']).toEqual(host.actions[1]?.['events']);
    expect(said(buyer.actions, 'Calendar year for which used towards the NDC')).toEqual([['NA'], ['2025']]);
    expect(said(buyer.holdings, 'First ID', 'Last ID', 'Quantity t CO2 eq', 'Vintage')).toEqual([
      ['CA0001-GHA01-GHA-1-2021', 'CA0001-GHA01-GHA-20-2021', '20', '2021'],
    ]);
  });

  it('are dated by the action, whatever the vintage is, and by the day of first transfer where units came in later (R-74)', async () => {
    const story = await ghana();
    await bring(story, [itmos('10', '0', { authorization: 'A-ALL', firstTransferredOn: '2025-03-01' }), itmos('20', '100')]);
    const last = await reportOf(story, 'GHA', '2025');
    expect(said(last.actions, 'Action date', 'Action subtype', QUANTITY)).toEqual([['2025-03-01T00:00:00.000Z', 'Authorization', '10']]);
    expect(said(last.holdings, 'Quantity t CO2 eq')).toEqual([['10']]);
    expect((await reportOf(story, 'GHA', '2024')).holdings).toEqual([]);
    expect(said((await reportOf(story, 'GHA', '2026')).actions, 'Action type', QUANTITY)).toEqual([['Authorization', '20']]);
    expect((await reportOf(story, 'GHA', '2021')).actions).toEqual([]);
  });

  it('know purposes as the set they are', async () => {
    const story = await ghana();
    recorded = new Recorded('GHA01', eventsOf(story));
    const { answer } = await (await recorded.open()).ask('aef', { party: 'GHA', year: '2026' });
    const rows = answer.tables.authorizations as unknown as Record<string, string>[];
    expect(said(rows, 'Authorization ID', 'Purposes for authorization', 'OIMP authorized by the Party')).toEqual([
      ['A-ALL', 'NDC and OIMP', 'OIMP'],
      ['A-FEW', 'NDC', 'NA'],
      ['A-MWH', 'NDC', 'NA'],
      ['A-NDC', 'NDC', 'NA'],
      ['A-OP', 'OP', 'OP'],
    ]);
  });

  it('are none for MCUs, whatever moves them (R-76)', async () => {
    const story = await contributed();
    await story.accept('transfer-units', { from: 'GHA-H1', to: 'CHE-H1', units: { quantity: '1000' } });
    expect(await reportOf(story, 'GHA')).toMatchObject({ actions: [], holdings: [] });
    expect(await reportOf(story, 'CHE')).toMatchObject({ actions: [], holdings: [] });
  });
});
