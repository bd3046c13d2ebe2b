import { parse } from 'csv-parse/sync';
import { expect, it } from '@jest/globals';
import { checkedRows } from '../../src/cli/gs-verra/check-rows.js';
import { rawRows } from '../../src/cli/gs-verra/read-file.js';
import { holdingAccount, party } from '../support/samples.js';
import { Scenario } from '../support/scenario.js';
import { sextant } from '../cli/sextant.js';
import { describeWith, linesOf, shared, textOf } from './field.js';

// What went wrong for others, with the right values of the README beside the files.

const LOOK_ALIKE = 'field/look-alike-series.ndjson';
describeWith(LOOK_ALIKE)('the same outside units, written otherwise', () => {
  it('come in once: after what is right, none of the fourteen brings any in', async () => {
    const story = await Scenario.trial('INT01', 'international', '2026-11-01T00:00:00.000Z');
    const answers = [];
    for (const { command, data } of linesOf(LOOK_ALIKE)) answers.push((await story.give(command, data)).refusal);
    expect(answers.slice(0, 7)).toEqual(Array(7).fill(null));
    expect(answers.slice(7)).toEqual(Array(14).fill('invalid-input'));
    expect(story.holding('GHA-H1')).toBe(1_000n);
    await story.file.close();
  });
});

const NAMES = 'field/names.ndjson';
describeWith(NAMES)('titles', () => {
  it('that show nothing, or something else than they are, are refused; Arabic, Devanagari and Persian are not', async () => {
    const story = await Scenario.trial('INT01', 'international');
    const answers = [];
    for (const { command, data } of linesOf(NAMES)) answers.push((await story.give(command, data)).refusal);
    expect(answers).toEqual([...Array<string>(9).fill('invalid-input'), null, null, null]);
    await story.file.close();
  });
});

const NOTHING = 'field/nothing.ndjson';
describeWith(NOTHING)('a file without a byte', () => {
  it('is no import that went well', async () => {
    const { code, err } = await sextant(['import', shared(NOTHING), '--url', 'http://127.0.0.1:1']);
    expect([code, err]).toEqual([1, expect.stringContaining('holds no command')]);
  });
});

const HOSTS = 'field/host-and-serial.csv';
describeWith(HOSTS)('a column that says another country than the serial', () => {
  it('is refused, and both rows are named', () => {
    const read = (): unknown => checkedRows(rawRows(textOf(HOSTS), shared(HOSTS)), 'the file');
    expect(read).toThrow('row 0 (line 2): the serial is of TZA, the host country is Ghana (GHA)');
    expect(read).toThrow('row 1 (line 3): the serial is of MLI, the host country is Rwanda (RWA)');
    expect(read).toThrow('Nothing was written.');
  });
});

const PARTIES = 'field/party-codes.csv';
describeWith(PARTIES)('codes of three letters that are no country', () => {
  it('are no Parties; the European Union and countries are', async () => {
    const story = await Scenario.trial('INT01', 'international');
    const rows = parse<{ party: string }>(textOf(PARTIES), { columns: true });
    expect(rows).toHaveLength(13);
    for (const { party: code } of rows)
      expect([code, (await story.give('register-party', party(code))).refusal]).toEqual([code, 'invalid-input']);
    for (const code of ['EUE', 'GHA', 'CHE']) expect((await story.give('register-party', party(code))).refusal).toBeNull();
    await story.file.close();
  });
});

const CODES = 'field/codes-a-spreadsheet-changes.csv';
describeWith(CODES)('codes that are one number to a spreadsheet', () => {
  it('are no codes of new accounts', async () => {
    const story = await Scenario.trial('INT01', 'international');
    await story.accept('register-party', party('GHA'));
    const rows = parse<{ account: string }>(textOf(CODES), { columns: true });
    expect(rows).toHaveLength(6);
    for (const { account } of rows)
      expect([account, (await story.give('open-account', holdingAccount(account, 'GHA'))).refusal]).toEqual([account, 'invalid-input']);
    await story.file.close();
  });
});
