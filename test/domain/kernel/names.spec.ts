import { describe, expect, it } from '@jest/globals';
import { COUNTRIES, PARTY_CODES } from '../../../src/domain/kernel/countries.js';
import { isLegible } from '../../../src/domain/kernel/wording.js';
import type { ProgrammeRow } from '../../../src/domain/book/rows.js';
import { catalogue, Scenario } from '../../support/scenario.js';
import { holdingAccount, party, programme } from '../../support/samples.js';

const codesOf = (command: string, data: object): unknown =>
  catalogue()
    .errors(command, data)
    ?.map(({ pointer, code }) => [pointer, code]);

describe('a new code', () => {
  it.each(['0012', '12', '0', '12E5', '0E0', '1'.repeat(40)])('is no number to a spreadsheet: %s', (account) => {
    expect(codesOf('open-account', holdingAccount(account, 'GHA'))).toEqual([['/account', 'identifier-format']]);
  });

  it.each(['A12', '12-5', 'E5', '12E', '1E2E3', '12F5', 'GHA-H1'])('may be %s', (account) => {
    expect(codesOf('open-account', holdingAccount(account, 'GHA'))).toEqual([]);
  });

  it('that stands in the book is used on in every command that refers to it', async () => {
    const story = await Scenario.trial();
    await story.accept('register-party', party('GHA'));
    await story.accept('open-account', holdingAccount('GHA-H1', 'GHA', { holder: 'H-1' }));
    const old = story.book.accounts.get('GHA-H1');
    if (!old) throw new Error('the account was opened');
    story.book.begin();
    story.book.accounts.set('0012', { ...old, account: '0012', holder: '77' });
    story.book.programmes.set('5000', programmeRow);
    story.book.commit();
    expect((await story.give('suspend-account', { account: '0012', reason: { code: 'other' } })).refusal).toBeNull();
    expect((await story.give('open-account', holdingAccount('GHA-H2', 'GHA', { holder: '77' }))).refusal).toBeNull();
    expect((await story.give('open-account', holdingAccount('GHA-H3', 'GHA', { holder: '78' }))).refusal).toBe('invalid-input');
    expect((await story.give('register-programme', programme('10471', { validatedBy: '007' }))).refusal).toBeNull();
    expect((await story.give('register-programme', programme('10472', { validatedBy: '008' }))).refusal).toBe('invalid-input');
    const grant = (scope: string): object => ({ actor: 'verifier', role: 'doe', scope });
    expect((await story.give('grant-role', grant('008'))).refusal).toBe('invalid-input');
    expect((await story.give('grant-role', grant('007'))).refusal).toBeNull();
    await story.file.close();
  });
});

const programmeRow: ProgrammeRow = {
  programme: '5000',
  title: 'Old',
  mode: 'pacm',
  outcome: 'reductions',
  start: '2021-01-01',
  end: '2025-12-31',
  methodology: 'M',
  sector: 'S',
  validatedBy: '007',
  riskRatingBps: null,
  verified: false,
  renewals: [],
  held: null,
  since: 1n,
};

describe('a Party', () => {
  it('is one of 249 countries, or the European Union', () => {
    expect([COUNTRIES.length, PARTY_CODES.length, new Set(PARTY_CODES).size]).toEqual([249, 250, 250]);
    for (const code of ['GHA', 'CHE', 'EUE', 'SSD', 'TLS', 'ZWE']) expect(codesOf('register-party', party(code))).toEqual([]);
  });

  it.each(['ZZZ', 'AAA', 'GHN', 'SWI', 'EUU', 'EUR', 'ENG', 'SUN', 'YUG', 'ROM', 'UNK', 'XKX', 'gha', 'GH'])('is not %s', (code) => {
    expect(codesOf('register-party', party(code))).toEqual([['/party', 'identifier-format']]);
  });

  it('that is no country any more stays usable where it was registered, and is unknown elsewhere', async () => {
    const story = await Scenario.trial();
    await story.accept('register-party', party('GHA'));
    const old = story.book.parties.get('GHA');
    if (!old) throw new Error('the Party was registered');
    story.book.begin();
    story.book.parties.set('SUN', { ...old, party: 'SUN' });
    story.book.commit();
    expect((await story.give('open-account', holdingAccount('SUN-H1', 'SUN'))).refusal).toBeNull();
    expect((await story.give('open-account', holdingAccount('YUG-H1', 'YUG'))).refusal).toBe('unknown-party');
    await story.file.close();
  });

  it.each([
    ['KEN', []],
    ['ZZZ', [['/beneficiary/country', 'identifier-format']]],
    ['EUE', [['/beneficiary/country', 'identifier-format']]],
  ])('is not the country of a legal entity, which is any of the world: %s', (country, found) => {
    const beneficiary = { scheme: 'LEI', identifier: '5493001KJTIIGC8Y1R12', country };
    const data = { from: 'GHA-H1', purpose: 'voluntary', to: 'CANCELLATION-VOLUNTARY', units: { quantity: '1' }, beneficiary };
    expect(codesOf('cancel-units', data)).toEqual(found);
  });
});

describe('wording', () => {
  it.each([
    ['Arabic', '\u0645\u0634\u0631\u0648\u0639 \u0627\u0644\u0637\u0627\u0642\u0629'],
    ['a joiner that Persian needs', '\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645'],
    ['a joiner that Hindi needs', '\u0915\u094d\u200d\u0937'],
    ['a number sign of Arabic', '\u0600\u0661'],
    ['a symbol', '\u2660'],
    ['two scripts', 'Caf\u00e9 \u0928\u092e\u0938\u094d\u0924\u0947'],
  ])('may have %s', (_, text) => {
    expect(isLegible(text)).toBe(true);
  });

  it.each([
    ['nothing to see', '\u200b'],
    ['white space alone', '\u00a0'],
    ['a filler', '\u3164'],
    ['a blank of Braille alone', '\u2800'],
    ['an accent alone', '\u0301'],
    ['a soft hyphen', 'so\u00adlar'],
    ['a right-to-left override', 'Solar \u202edetcejer\u202c'],
    ['an isolate', 'Wind\u2067 farm'],
    ['a mark of direction', 'a\u200e'],
    ['a byte order mark', '\ufeffHydro'],
    ['a code point that is no character', 'a\ufffe'],
    ['an interlinear annotation', 'Biogas\ufff9x'],
    ['a tag', 'a\u{e0041}'],
    ['a variation selector', 'a\ufe0f'],
    ['a joiner between Latin letters', 'Sol\u200dar'],
    ['a joiner at an end', '\u0645\u200c'],
    ['a space at the beginning', ' a'],
    ['a space at the end', 'a '],
    ['a line separator', 'a\u2028b'],
    ['a control', 'a\u0007b'],
  ])('may not have %s', (_, text) => {
    expect(isLegible(text)).toBe(false);
  });
});
