import { describe, expect, it } from '@jest/globals';
import { bring, ghana, itmos } from './imports.js';
import { movements } from '../../support/movements.js';
import { findings, lastRevision } from '../../support/outcome.js';
import { everyStoryReplays } from '../../support/replay.js';
import { balanceRow } from '../../support/samples.js';

const reason = { code: 'other' };
const underlying = (members: object): object => ({
  underlying: { registry: 'GS', series: 'GS1-1-GH-GS10471-16-2019-1', first: '0', last: '9', ...members },
});

describe('import-opening-balance refuses, in this order,', () => {
  everyStoryReplays();

  it('a code that was used, naming the import', async () => {
    const story = await ghana();
    const conflictsWith = lastRevision(await bring(story, [itmos('10', '0')]));
    const again = await bring(story, [itmos('10', '0', { host: 'ZZZ' })]);
    expect(again).toMatchObject({ refusal: 'already-exists', names: { conflictsWith } });
  });

  it('a host that is no Party here, then an activity that is not registered', async () => {
    const story = await ghana();
    const rows = [itmos('10', '0', { activity: 'NONE1' }), itmos('10', '10', { host: 'ZZZ' })];
    expect((await bring(story, rows)).refusal).toBe('unknown-party');
    const other = [itmos('10', '0', { authorization: 'NONE' }), itmos('10', '10', { activity: 'NONE1' })];
    expect((await bring(story, other)).refusal).toBe('unknown-programme');
  });

  it.each([
    ['none at all', { authorization: undefined }],
    ['one there is not', { authorization: 'NONE' }],
    ["one of another host's", { host: 'RWA' }],
    ['one for another activity', { activity: '10472' }],
    ['one for other vintages', { authorization: 'A-FEW', vintage: '2023' }],
    ['one that authorizes nothing', { authorization: 'A-NONE' }],
  ])('ITMOs under %s, naming the line, and before the metric', async (_, members) => {
    const story = await ghana();
    const wrong = Object.fromEntries(Object.entries(itmos('10', '10', members)).filter(([, value]) => value !== undefined));
    const rows = [itmos('10', '0', { nonGhgQuantity: '5' }), wrong];
    expect(await bring(story, rows)).toMatchObject({ refusal: 'unknown-authorization', names: { line: 2 } });
    expect((await bring(story, [itmos('10', '0', { authorization: 'A-FEW', vintage: '2022' })])).refusal).toBeNull();
  });

  it('CERs under an authorization', async () => {
    const story = await ghana();
    const wrong = await bring(story, [balanceRow('10', '0'), itmos('10', '10')], { kind: 'CER' });
    expect(wrong).toMatchObject({ refusal: 'unknown-authorization', names: { line: 2 } });
    expect((await bring(story, [balanceRow('10', '0')], { kind: 'CER' })).refusal).toBeNull();
  });

  it("a quantity in another metric than the authorization's, or none where it has one (R-56)", async () => {
    const story = await ghana();
    const mwh = { authorization: 'A-MWH', nonGhgQuantity: '70' };
    const stray = await bring(story, [itmos('10', '0', mwh), itmos('10', '10', { nonGhgQuantity: '5' })], { controlTotal: '1' });
    expect(stray).toMatchObject({ refusal: 'metric-mismatch', names: { line: 2 } });
    const missing = await bring(story, [itmos('10', '0', { authorization: 'A-MWH' })]);
    expect(missing).toMatchObject({ refusal: 'metric-mismatch', names: { line: 1 } });
    expect((await bring(story, [itmos('10', '0', mwh), itmos('10', '10')])).refusal).toBeNull();
  });

  it('ITMOs in a mechanism (R-48), said before the totals', async () => {
    const story = await movements();
    expect((await bring(story, [itmos('10', '900')], { import: 'IM-2', controlTotal: '9' })).refusal).toBe('kind-not-allowed');
    expect((await bring(story, [balanceRow('10', '900')], { import: 'IM-2', kind: 'CER' })).refusal).toBeNull();
  });

  it.each([
    ['one unit short', { first: '10', last: '18' }],
    ['one unit long', { first: '10', last: '20' }],
  ])('a row whose range is %s of its quantity, naming the line, before any overlap (R-91)', async (_, range) => {
    const rows = [itmos('10', '0'), itmos('10', '0'), itmos('10', '10', underlying(range))];
    expect(await bring(await ghana(), rows)).toMatchObject({ refusal: 'total-mismatch', names: { line: 3 } });
  });

  it('rows that do not sum to the control total, before any overlap', async () => {
    const story = await ghana();
    const rows = [itmos('10', '0'), itmos('10', '0')];
    for (const controlTotal of ['19', '21']) {
      const wrong = await bring(story, rows, { controlTotal });
      expect([wrong.refusal, wrong.names]).toEqual(['total-mismatch', {}]);
    }
    expect((await bring(story, [itmos('10', '0'), itmos('10', '10')], { controlTotal: '20' })).refusal).toBeNull();
  });

  it('rows that share one underlying unit, naming both lines (R-14)', async () => {
    const rows = [itmos('10', '100'), itmos('10', '0'), itmos('10', '9')];
    const wrong = await bring(await ghana(), rows);
    expect(wrong).toMatchObject({ refusal: 'serial-overlap', names: { line: 3, conflictsWithLine: 2 } });
  });

  it('a row that shares one underlying unit with a block of the book, naming it and its event', async () => {
    const story = await ghana();
    const conflictsWith = lastRevision(await bring(story, [itmos('10', '100')]));
    const names = { line: 2, blocks: ['GHA01-GHA-10471-2021-1-10'], conflictsWith };
    for (const first of ['91', '109', '104']) {
      const quantity = first === '104' ? '1' : '10';
      const wrong = await bring(story, [itmos('1', '0'), itmos(quantity, first, { authorization: 'A-FEW' })], { import: 'IM-2' });
      expect(wrong).toMatchObject({ refusal: 'serial-overlap', names });
    }
    const rows = [itmos('10', '90'), itmos('10', '110'), itmos('10', '100', underlying({ registry: 'CAR', first: '100', last: '109' }))];
    expect((await bring(story, rows, { import: 'IM-2' })).refusal).toBeNull();
  });

  it('units whose origin was used long ago: an underlying unit belongs to one block, ever', async () => {
    const story = await ghana();
    await bring(story, [itmos('10', '100')]);
    const spend = { from: 'GHA-H1', to: 'CANCELLATION-ADMINISTRATIVE', purpose: 'administrative', units: { quantity: '10' } };
    await story.accept('cancel-units', spend);
    expect((await bring(story, [itmos('10', '100')], { import: 'IM-2' })).refusal).toBe('serial-overlap');
  });

  it('more than the authorization has left, over all its rows, naming the line that is too much (R-62)', async () => {
    const story = await ghana();
    const few = (quantity: string, first: string, members: object = {}): object =>
      itmos(quantity, first, { authorization: 'A-FEW', ...members });
    const conflictsWith = story.book.authorizations.get('A-FEW')?.since;
    const rows = [few('600', '0', { account: 'NONE' }), itmos('10', '5000'), few('401', '1000')];
    expect(await bring(story, rows)).toMatchObject({ refusal: 'authorization-exceeded', names: { line: 3, conflictsWith } });
    expect((await bring(story, [few('600', '0'), few('400', '1000')])).refusal).toBeNull();
    expect((await bring(story, [few('1', '9000')], { import: 'IM-2' })).refusal).toBe('authorization-exceeded');
  });

  it('a first transfer in the future, said before anything about the book', async () => {
    const story = await ghana();
    await bring(story, [itmos('10', '90')]);
    const rows = [itmos('10', '0'), itmos('10', '10', { firstTransferredOn: '2026-06-02', host: 'ZZZ' })];
    expect(findings(await bring(story, rows))).toEqual([['/rows/1/firstTransferredOn', 'date-in-the-future']]);
  });

  it('accounts that are not there, then not active, then not for holding', async () => {
    const story = await ghana();
    await story.accept('suspend-account', { account: 'GHA-H2', reason });
    const of = (...accounts: string[]): object[] => accounts.map((account, i) => itmos('1', String(i), { account }));
    expect((await bring(story, of('CHE-NDC', 'GHA-H2', 'NONE'))).refusal).toBe('unknown-account');
    expect((await bring(story, of('CHE-NDC'), { account: 'NONE' })).refusal).toBe('unknown-account');
    const suspended = { refusal: 'account-not-active', names: { account: 'GHA-H2' } };
    expect(await bring(story, of('CHE-NDC', 'GHA-H2'))).toMatchObject(suspended);
    for (const account of ['CHE-NDC', 'PENDING', 'CANCELLATION-ADMINISTRATIVE'])
      expect(await bring(story, of('GHA-H1', account))).toMatchObject({ refusal: 'account-not-entitled', names: { account } });
    expect((await bring(story, of('GHA-H1', 'CHE-H1'))).refusal).toBeNull();
  });

  it('every row, when one is wrong: nothing is imported', async () => {
    const story = await ghana();
    const before = story.ledger.revision;
    await bring(story, [...Array.from({ length: 50 }, (_, i) => itmos('1', String(i))), itmos('1', '0')]);
    expect([story.ledger.revision, story.holding('GHA-H1')]).toEqual([before, 0n]);
  });

  it.each([
    [
      'a range that runs backwards',
      itmos('10', '0', underlying({ first: '10', last: '9' })),
      ['/rows/0/underlying/last', 'serial-range-reversed'],
    ],
    ['a serial with a leading zero', itmos('10', '0', underlying({ first: '00' })), ['/rows/0/underlying/first', 'serial-format']],
    ['serials chosen by the caller', itmos('10', '0', { first: '7' }), ['/rows/0/first', 'unknown-field']],
    ['a day there is not', itmos('10', '0', { firstTransferredOn: '2023-02-29' }), ['/rows/0/firstTransferredOn', 'no-such-date']],
    ['a series that begins a formula', itmos('10', '0', underlying({ series: '=A1' })), ['/rows/0/underlying/series', 'series-format']],
  ])('%s, as input that is never valid', async (_, wrong, finding) => {
    expect(findings(await bring(await ghana(), [wrong]))).toEqual([finding]);
  });

  it('more than 2,500 rows', async () => {
    const rows = Array.from({ length: 2_501 }, (_, i) => itmos('1', String(i)));
    expect((await bring(await ghana(), rows)).refusal).toBe('too-large');
  });
});
