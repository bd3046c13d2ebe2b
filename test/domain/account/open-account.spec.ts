import { describe, expect, it } from '@jest/globals';
import type { Scenario } from '../../support/scenario.js';
import { trial } from '../../support/movements.js';
import { eventsOf, findings } from '../../support/outcome.js';
import { everyStoryReplays } from '../../support/replay.js';
import { holdingAccount, party } from '../../support/samples.js';

const ndcPeriod = { first: '2021', last: '2030' };
const OPENABLE = ['holding', 'retirement-ndc', 'retirement-cer', 'cancellation-imp', 'cancellation-op'];
const ADMINISTRATIVE = [
  ...['pending', 'adaptation-share', 'omge-mandatory', 'omge-voluntary', 'cancellation-voluntary'],
  ...['cancellation-administrative', 'buffer', 'cancellation-reversal'],
];
const account = (type: string, of = 'GHA'): object => ({
  ...{ account: 'NEW-1', type, party: of },
  ...(type.startsWith('retirement') ? { ndcPeriod } : {}),
});

const withGhana = async (members: object = {}): Promise<Scenario> => {
  const story = await trial();
  await story.accept('register-party', party('GHA', members));
  return story;
};

describe('open-account', () => {
  everyStoryReplays();

  it.each(OPENABLE)('opens a %s account', async (type) => {
    const story = await withGhana();
    const data = account(type);
    expect(eventsOf(await story.accept('open-account', data))).toEqual([['AccountOpened', { holder: null, ndcPeriod: null, ...data }]]);
    expect(story.book.accounts.get('NEW-1')).toEqual({ holder: null, ndcPeriod: null, ...data, state: 'active', closure: null });
  });

  it('opens an account for an entity', async () => {
    const data = holdingAccount('ACME-1', 'GHA', { holder: 'ACME' });
    expect(eventsOf(await (await withGhana()).accept('open-account', data))).toEqual([['AccountOpened', { ...data, ndcPeriod: null }]]);
  });

  it('gives each account its own code, for ever', async () => {
    const story = await withGhana();
    await story.accept('open-account', account('holding'));
    await story.accept('close-account', { account: 'NEW-1' });
    expect((await story.give('open-account', account('cancellation-op'))).refusal).toBe('already-exists');
    expect((await story.give('open-account', { ...account('pending', 'ZZZ'), account: 'PENDING' })).refusal).toBe('already-exists');
  });

  it('is for a Party of the registry, which is said before what the type is', async () => {
    const story = await withGhana();
    expect((await story.give('open-account', account('pending', 'ZZZ'))).refusal).toBe('unknown-party');
    expect((await story.give('open-account', account('holding', 'GHA'))).refusal).toBeNull();
  });

  it.each(ADMINISTRATIVE)("opens no %s account: that is the administrator's (R-11)", async (type) => {
    const story = await withGhana({ participating: false });
    expect((await story.give('open-account', account(type))).refusal).toBe('account-type-not-openable');
  });

  it.each(['retirement-ndc', 'cancellation-imp', 'cancellation-op'])('opens a %s account for a participating Party only', async (type) => {
    const story = await withGhana({ participating: false });
    expect((await story.give('open-account', account(type))).refusal).toBe('party-not-participating');
    await story.accept('update-party', { party: 'GHA', participating: true, reason: { code: 'other' } });
    expect((await story.give('open-account', account(type))).refusal).toBeNull();
  });

  it.each(['holding', 'retirement-cer'])('opens a %s account for any Party', async (type) => {
    const story = await withGhana({ participating: false });
    expect((await story.give('open-account', account(type))).refusal).toBeNull();
  });

  it.each(['retirement-ndc', 'retirement-cer'])('has an NDC period of its Party where it is a %s account', async (type) => {
    const story = await withGhana();
    const without = { account: 'NEW-1', type, party: 'GHA' };
    expect(findings(await story.give('open-account', without))).toEqual([['/ndcPeriod', 'missing-field']]);
    const other = { ...without, ndcPeriod: { first: '2021', last: '2025' } };
    expect(findings(await story.give('open-account', other))).toEqual([['/ndcPeriod', 'no-such-period']]);
  });

  it('says that a period is none of the Party before what the account is', async () => {
    const story = await withGhana({ participating: false });
    const other = { account: 'PENDING', type: 'retirement-ndc', party: 'GHA', ndcPeriod: { first: '2021', last: '2025' } };
    expect(findings(await story.give('open-account', other))).toEqual([['/ndcPeriod', 'no-such-period']]);
    expect((await story.give('open-account', { ...other, party: 'ZZZ' })).refusal).toBe('already-exists');
    expect((await story.give('open-account', { ...other, account: 'NEW-1', party: 'ZZZ' })).refusal).toBe('unknown-party');
  });

  it('has no NDC period where it is another account', async () => {
    const wrong = await (await withGhana()).give('open-account', { ...account('holding'), ndcPeriod });
    expect(findings(wrong)).toEqual([['/ndcPeriod', 'unknown-field']]);
  });

  it.each([
    ['a type there is not', { type: 'Holding' }, ['/type', 'enum']],
    ['a Cyrillic A', { account: '\u0410-1' }, ['/account', 'identifier-format']],
    ['a Kelvin sign, which NFC would make a K', { account: '\u212A-1' }, ['/account', 'identifier-format']],
    ['a zero-width space', { account: 'A\u200B1' }, ['/account', 'identifier-format']],
    ['41 characters', { account: 'A'.repeat(41) }, ['/account', 'identifier-format']],
    ['a hyphen at its end', { account: 'A-' }, ['/account', 'identifier-format']],
    ['a stream name', { account: 'A$$META' }, ['/account', 'identifier-format']],
  ])('can never have %s', async (_, members, finding) => {
    expect(findings(await (await withGhana()).give('open-account', { ...account('holding'), ...members }))).toEqual([finding]);
  });

  it('may have a code of 40 characters', async () => {
    expect((await (await withGhana()).give('open-account', holdingAccount('A'.repeat(40), 'GHA'))).refusal).toBeNull();
  });
});
