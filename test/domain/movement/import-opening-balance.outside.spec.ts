import { describe, expect, it } from '@jest/globals';
import { bring, ghana, itmos } from './imports.js';
import { movements, PARTIES_AND_ACCOUNTS, trial, VERIFIED_PROGRAMME } from '../../support/movements.js';
import { findings, lastRevision } from '../../support/outcome.js';
import { everyStoryReplays } from '../../support/replay.js';
import { authorization, balanceRow as row, component, programme } from '../../support/samples.js';
import { Scenario, type Outcome } from '../../support/scenario.js';
import { play } from '../../support/world.js';

const underlying = (members: object): object => ({
  underlying: { registry: 'ACR', series: 'KE-5-1', first: '0', last: '9', ...members },
});
const MOST = '999999999999999';

describe('the units behind an opening balance', () => {
  everyStoryReplays();

  it('are of a registry of the closed list and of a series as that registry writes it, each row named', async () => {
    const story = await ghana();
    const rows = [
      itmos('10', '0', underlying({ registry: 'acr' })),
      itmos('10', '0', underlying({ series: 'KE-5-01' })),
      itmos('10', '0', underlying({ registry: 'VCS', series: '70001-VCS-VCU-9999-VER-RW-3-9003-01012023-31122023-0' })),
      itmos('10', '0', underlying({ registry: 'CDM', series: 'GH-5-1135' })),
    ];
    expect(findings(await bring(story, rows))).toEqual([['/rows/0/underlying/registry', 'enum']]);
    expect(findings(await bring(story, rows.slice(1)))).toEqual([0, 1, 2].map((i) => [`/rows/${i}/underlying/series`, 'series-format']));
    const right = [itmos('10', '0', underlying({})), itmos('10', '0', underlying({ registry: 'VCS', series: 'VER' }))];
    expect((await bring(story, right)).refusal).toBeNull();
  });

  it('of one registry are no units of another with the same series', async () => {
    const rows = [itmos('10', '0', underlying({})), itmos('10', '0', underlying({ registry: 'CAR' }))];
    expect((await bring(await ghana(), rows)).refusal).toBeNull();
  });

  it('are found in a row that spans several others, and both rows are named', async () => {
    const long = itmos('100', '0', { underlying: { registry: 'ACR', series: 'KE-5-1', first: '0', last: '99' } });
    const rows = [
      long,
      itmos('10', '0', underlying({ first: '5', last: '14' })),
      itmos('10', '0', underlying({ first: '50', last: '59' })),
    ];
    expect(await bring(await ghana(), [rows[0]!, rows[2]!])).toMatchObject({
      refusal: 'serial-overlap',
      names: { line: 2, conflictsWithLine: 1 },
    });
    expect(await bring(await ghana(), rows)).toMatchObject({ refusal: 'serial-overlap', names: { line: 2, conflictsWithLine: 1 } });
  });

  it.each([
    ['the CDM', 'CER', { registry: 'CDM', series: 'RW' }, { registry: 'CDM', series: 'GH' }],
    ['a country there is not', 'CER', { registry: 'CDM', series: 'XX' }, { registry: 'CDM', series: 'GH' }],
    [
      'Gold Standard',
      'CER',
      { registry: 'GS', series: 'GS1-1-TZ-GS11732-16-2022-25700' },
      { registry: 'GS', series: 'GS1-1-GH-GS11732-16-2022-25700' },
    ],
    [
      'a serial that Verra printed',
      'CER',
      { registry: 'VCS', series: 'VER', serial: '19000-1-10-VCS-VCU-1289-VER-ML-3-99002-01012023-31122023-0' },
      { registry: 'VCS', series: 'VER', serial: '19000-1-10-VCS-VCU-1289-VER-GH-3-99002-01012023-31122023-0' },
    ],
  ])('say another country than the host, by %s: the row is named (R-16)', async (_, kind, wrong, right) => {
    const story = await ghana();
    const rows = [row('10', '100'), row('10', '0', underlying(wrong))];
    expect(await bring(story, rows, { kind })).toMatchObject({ refusal: 'host-mismatch', names: { line: 2 } });
    expect((await bring(story, [row('10', '0', underlying(right))], { kind })).refusal).toBeNull();
  });

  it('keep the serial as it is printed and the ITMO ids they have', async () => {
    const story = await ghana();
    const itmo = { registry: 'GHA01', first: '501' };
    const { events } = await bring(story, [itmos('10', '0', { ...underlying({ serial: 'KE-5-1 0 to 9' }), itmo })]);
    const { rows } = events[0]?.data['rows'] as { rows: string[][] };
    expect(rows[0]?.slice(-3)).toEqual(['KE-5-1 0 to 9', 'GHA01', '501']);
  });

  it('bring no ITMO id in twice, under one approach, registry, host and vintage (R-104)', async () => {
    const story = await ghana();
    const ids = (first: string, from: string, members: object = {}): object =>
      itmos('10', from, { itmo: { registry: 'GHA01', first }, ...members });
    const conflictsWith = lastRevision(await bring(story, [ids('1', '0')]));
    expect(await bring(story, [ids('21', '100'), ids('30', '200')], { import: 'IM-2' })).toMatchObject({
      refusal: 'itmo-id-exists',
      names: { line: 2, conflictsWithLine: 1 },
    });
    const names = { line: 1, blocks: ['GHA01-GHA-10471-2021-1-10'], conflictsWith };
    expect(await bring(story, [ids('10', '100')], { import: 'IM-2' })).toMatchObject({ refusal: 'itmo-id-exists', names });
    const right = [ids('11', '100'), ids('1', '200', { vintage: '2022' }), itmos('10', '300', { itmo: { registry: 'CHE01', first: '1' } })];
    expect((await bring(story, right, { import: 'IM-2' })).refusal).toBeNull();
  });

  it('have ITMO ids only where they are ITMOs, and none beyond 18 digits', async () => {
    const story = await ghana();
    const cer = row('10', '0', { itmo: { registry: 'GHA01', first: '1' } });
    expect(findings(await bring(story, [cer], { kind: 'CER' }))).toEqual([['/rows/0/itmo', 'unknown-field']]);
    const beyond = (first: string): object => itmos('10', '0', { itmo: { registry: 'GHA01', first } });
    expect(findings(await bring(story, [beyond('999999999999999991')]))).toEqual([['/rows/0/itmo/first', 'serial-too-large']]);
    expect((await bring(story, [beyond('999999999999999990')])).refusal).toBeNull();
  });
});

describe('import-opening-balance and what is issued here (R-46)', () => {
  everyStoryReplays();

  it('refuses units of an activity and vintage that were issued here, naming the block', async () => {
    const story = await movements();
    const cers = (vintage: string): object => row('10', '900', { vintage });
    expect(await bring(story, [cers('2018'), cers('2021')], { kind: 'CER', import: 'IM-2', controlTotal: '20' })).toMatchObject({
      refusal: 'serial-overlap',
    });
    const issued = await bring(story, [cers('2018'), row('10', '910', { vintage: '2021' })], { kind: 'CER', import: 'IM-2' });
    expect(issued).toMatchObject({ refusal: 'already-issued-here', names: { line: 2, blocks: ['UN01-GHA-10471-2021-1-1000'] } });
    expect((await bring(story, [cers('2018')], { kind: 'CER', import: 'IM-2' })).refusal).toBeNull();
  });

  it.each([
    ['registered', '2022-07-01', undefined, '2022', '2021'],
    ['deregistered', '2022-07-01', undefined, '2022', '2023'],
    ['deregistered', '2020-07-01', '2022-12-31', '2022', '2023'],
  ])(
    'refuses what a component here is declared under: %s since %s, credited until %s',
    async (state, since, creditedUntil, wrong, right) => {
      const story = await trial('GHA01', 'party');
      await play(story, PARTIES_AND_ACCOUNTS);
      await story.accept('register-programme', programme('10471'));
      await story.accept('record-host-approval', { programme: '10471', host: 'GHA', maximumAnnualAmount: '1000', renewalsAllowed: true });
      const scheme = { scheme: 'GOLD-STANDARD', identifier: 'GS10471', state, since, ...(creditedUntil ? { creditedUntil } : {}) };
      await story.accept('include-component', component('CP-1', '10471', 'GHA', { otherSchemes: [scheme] }));
      await story.accept('authorize-units', authorization('A-NDC', 'GHA', '10471'));
      expect(await bring(story, [itmos('10', '0', { vintage: wrong })])).toMatchObject({
        refusal: 'already-issued-here',
        names: { line: 1, component: 'CP-1' },
      });
      expect((await bring(story, [itmos('10', '0', { vintage: right })])).refusal).toBeNull();
      const other = itmos('10', '0', { vintage: wrong, ...underlying({}) });
      expect((await bring(story, [other], { import: 'IM-2' })).refusal).toBeNull();
    },
  );
});

describe('issue-units and what came in by import (R-46)', () => {
  everyStoryReplays();

  it('after they were imported none are issued of that activity and vintage, and the block is named', async () => {
    const story = await movements();
    const conflictsWith = lastRevision(await bring(story, [row('10', '900', { vintage: '2024' })], { kind: 'CER', import: 'IM-2' }));
    const issue = (vintage: string): Promise<Outcome> =>
      story.give('issue-units', {
        ...{ issuance: `I-${vintage}`, verification: 'V-1' },
        lines: [{ component: 'CP-1', vintage, quantity: '10', authorization: 'A-NDC' }],
      });
    const names = { line: 1, blocks: ['UN01-GHA-10471-2024-1-10'], conflictsWith };
    expect(await issue('2024')).toMatchObject({ refusal: 'already-issued-here', names });
    expect((await issue('2025')).refusal).toBeNull();
  });
});

describe('serials (R-03)', () => {
  everyStoryReplays();

  it('end at 18 digits: what would pass them is refused by name, and what meets them passes', async () => {
    const story = await ghana();
    const rows = Array.from({ length: 1_000 }, (_, i) => row(MOST, String(i * 1_000_000_000_000_000), { activity: '10472' }));
    const rest = (quantity: string): object =>
      row(quantity, '0', { activity: '10472', underlying: { registry: 'CDM', series: 'GH', first: '1', last: quantity } });
    const sum = (last: bigint): object => ({ kind: 'CER', controlTotal: String(1_000n * BigInt(MOST) + last) });
    const exhausted = await bring(story, [...rows, rest('1000')], sum(1_000n));
    expect(exhausted).toMatchObject({ refusal: 'serials-exhausted', names: { line: 1_001 } });
    expect((await bring(story, [...rows, rest('999')], sum(999n))).refusal).toBeNull();
    const next = row('1', '0', { activity: '10472', underlying: { registry: 'CDM', series: 'GH', first: '5000', last: '5000' } });
    expect((await bring(story, [next], { kind: 'CER', import: 'IM-2' })).refusal).toBe('serials-exhausted');
    expect((await bring(story, [{ ...next, vintage: '2018' }], { kind: 'CER', import: 'IM-2' })).refusal).toBeNull();
  });
});

describe('serials of units that are issued', () => {
  it('end at 18 digits, too', async () => {
    const story = await Scenario.trial();
    await play(story, PARTIES_AND_ACCOUNTS);
    await play(story, VERIFIED_PROGRAMME);
    story.book.begin();
    story.book.serials.set('10471 2021', { next: 10n ** 18n - 10n, issued: null, imported: null });
    story.book.commit();
    const issue = (quantity: string): Promise<{ refusal: string | null }> =>
      story.give('issue-units', {
        ...{ issuance: 'I-1', verification: 'V-1' },
        lines: [{ component: 'CP-1', vintage: '2021', quantity, authorization: 'A-NDC' }],
      });
    expect((await issue('11')).refusal).toBe('serials-exhausted');
    expect((await issue('10')).refusal).toBeNull();
    await story.file.close();
  });
});

describe('when imported units came about', () => {
  everyStoryReplays();

  it('no vintage is after this year, and no ITMO of a year before 2021; both rows are named', async () => {
    const story = await ghana();
    const rows = [itmos('10', '0', { vintage: '2027' }), itmos('10', '10', { vintage: '2020' })];
    expect(findings(await bring(story, rows))).toEqual([
      ['/rows/0/vintage', 'vintage-in-the-future'],
      ['/rows/1/vintage', 'vintage-too-early'],
    ]);
    expect((await bring(story, [itmos('10', '0', { vintage: '2026' }), itmos('10', '10', { vintage: '2021' })])).refusal).toBeNull();
    expect((await bring(story, [row('10', '90', { vintage: '2012' })], { kind: 'CER', import: 'IM-2' })).refusal).toBeNull();
  });

  it.each([
    ['before its vintage', { vintage: '2023', firstTransferredOn: '2022-12-31' }, { vintage: '2023', firstTransferredOn: '2023-01-01' }],
    [
      'before its authorization',
      { authorization: 'A-LATE', firstTransferredOn: '2024-05-31' },
      { authorization: 'A-LATE', firstTransferredOn: '2024-06-01' },
    ],
  ])('nothing was first transferred %s', async (_, wrong, right) => {
    const story = await ghana();
    await story.accept('authorize-units', authorization('A-LATE', 'GHA', '10471', { date: '2024-06-01' }));
    expect(findings(await bring(story, [itmos('10', '0', wrong)]))).toEqual([['/rows/0/firstTransferredOn', 'date-too-early']]);
    expect((await bring(story, [itmos('10', '0', right)])).refusal).toBeNull();
  });

  it.each([
    ['the day it states', '2021-03-01', '2024', '2024-02-01', '2024'],
    ['the authorization', '2023-03-01', '2021', '2021-02-01', '2023'],
    ['the beginning of its year', '2021-03-01', '2024', '2022-02-01', '2024'],
  ])('what the definition alone first transfers: the latest is %s', async (_, date, vintage, firstTransferredOn, year) => {
    const story = await ghana();
    await story.accept(
      'authorize-units',
      authorization('A-DATE', 'GHA', '10471', { purposes: ['OP'], firstTransfer: { oimp: 'authorization' }, date }),
    );
    const { events } = await bring(story, [itmos('10', '0', { authorization: 'A-DATE', vintage, firstTransferredOn })]);
    expect(events[1]?.data).toMatchObject({ trigger: 'authorization', actionYear: year });
  });
});

describe('what comes in to the account of another Party than its host (R-62, R-63)', () => {
  everyStoryReplays();
  const leave = (party: string): object => ({ party, participating: false, reason: { code: 'other' } });
  const abroad = (members: object = {}): object[] => [itmos('10', '100'), itmos('10', '0', { account: 'CHE-H1', ...members })];

  it.each(['CHE', 'GHA'])('needs both Parties to participate: %s does not', async (party) => {
    const story = await ghana();
    await story.accept('update-party', leave(party));
    expect(await bring(story, abroad())).toMatchObject({ refusal: 'party-not-participating', names: { line: 2, account: 'CHE-H1' } });
    expect((await bring(story, [itmos('10', '0')])).refusal).toBeNull();
  });

  it('needs an authorization that names the Party, where it names any, and that can still be used', async () => {
    const story = await ghana();
    await story.accept('authorize-units', authorization('A-RWA', 'GHA', '10471', { parties: ['RWA'] }));
    await story.accept('authorize-units', authorization('A-OLD', 'GHA', '10471', { usedUntil: '2026-05-31' }));
    for (const code of ['A-RWA', 'A-OLD'])
      expect(await bring(story, abroad({ authorization: code }))).toMatchObject({
        refusal: 'authorization-not-in-force',
        names: { line: 2 },
      });
    const right = [itmos('10', '0', { account: 'RWA-H1', authorization: 'A-RWA' }), itmos('10', '10', { authorization: 'A-OLD' })];
    expect((await bring(story, right)).refusal).toBeNull();
  });

  it('needs nothing of today where it was first transferred before: by a stated day, or by its definition', async () => {
    const story = await ghana();
    await story.accept('update-party', leave('CHE'));
    const rows = abroad({ firstTransferredOn: '2023-05-01' });
    expect((await bring(story, rows)).refusal).toBeNull();
    expect(
      (await bring(story, [itmos('10', '500', { account: 'CHE-H1', authorization: 'A-ALL' })], { import: 'IM-2' })).refusal,
    ).toBeNull();
  });
});
