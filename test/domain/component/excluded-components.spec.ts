import { describe, expect, it } from '@jest/globals';
import { expectLaws } from '../../support/check-laws.js';
import { everyStoryReplays, remember } from '../../support/replay.js';
import { approval, authorization, component, party, programme, reason, verification } from '../../support/samples.js';
import { Scenario, type Outcome } from '../../support/scenario.js';
import { opening, play } from '../../support/world.js';

const TODAY = '2026-06-01';

/** Programme 10471 with CP-1 and CP-2, credited from 2021 to 2025, and an authorization of its units. */
const ready = async (policy: object = {}): Promise<Scenario> => {
  const story = remember(await Scenario.empty());
  await play(story, [
    ['open-registry', opening('mechanism', { policy })],
    ['register-party', party('GHA')],
    ['register-programme', programme('10471')],
    ['record-host-approval', approval('10471', 'GHA')],
    ['include-component', component('CP-1', '10471', 'GHA')],
    ['include-component', component('CP-2', '10471', 'GHA')],
    ['authorize-units', authorization('A-1', 'GHA', '10471')],
  ]);
  return story;
};
const exclude = (story: Scenario, effective: string, members: object = {}): Promise<Outcome> =>
  story.accept('exclude-component', { component: 'CP-1', cause: 'voluntary', effective, ...members });
const verify = (story: Scenario, code: string, on: string, years: Record<string, string>, members: object = {}): Promise<Outcome> =>
  story.give('verify-reductions', verification(code, '10471', 'GHA', on, years, { batch: `B-${code}`, ...members }));
const issue = (story: Scenario, of: string, vintage: string, quantity = '10', on = 'CP-1'): Promise<Outcome> =>
  story.give('issue-units', {
    ...{ issuance: `I-${of}-${vintage}-${quantity}`, verification: of },
    lines: [{ component: on, vintage, quantity, authorization: 'A-1' }],
  });
const upTo = (to: string): object => ({ period: { from: '2021-01-01', to } });

describe('a component that left of itself (R-28)', () => {
  everyStoryReplays();

  it('is verified for the days before, and for no later one', async () => {
    const story = await ready();
    const { events } = await exclude(story, '2022-07-01');
    const names = { component: 'CP-1', conflictsWith: BigInt(events[0]?.revision ?? 0) };
    const years = { 2021: '100', 2022: '50' };
    expect(await verify(story, 'V-1', 'CP-1', years, upTo('2022-07-01'))).toMatchObject({ refusal: 'component-not-active', names });
    expect((await verify(story, 'V-1', 'CP-1', years, upTo('2022-06-30'))).refusal).toBeNull();
    expectLaws(story);
  });

  it('is issued what was verified for the days before, also where they were verified first', async () => {
    const story = await ready();
    await verify(story, 'V-1', 'CP-1', { 2021: '100', 2022: '50' });
    const { events } = await exclude(story, '2022-07-01');
    expect((await issue(story, 'V-1', '2021')).refusal).toBeNull();
    expect(await issue(story, 'V-1', '2022')).toMatchObject({
      refusal: 'component-not-active',
      names: { line: 1, component: 'CP-1', conflictsWith: BigInt(events[0]?.revision ?? 0) },
    });
    expectLaws(story);
  });

  it('ends a monitoring period with its exclusion, where others go on', async () => {
    const story = await ready();
    await exclude(story, '2022-07-01');
    expect((await verify(story, 'V-1', 'CP-1', { 2021: '1', 2022: '1' }, upTo('2022-06-30'))).refusal).toBeNull();
    expect((await verify(story, 'V-2', 'CP-2', { 2021: '1', 2022: '1' })).refusal).toBeNull();
    const early = await ready();
    await exclude(early, '2022-07-01');
    await verify(early, 'V-2', 'CP-2', { 2021: '1', 2022: '1' });
    expect((await verify(early, 'V-1', 'CP-1', { 2021: '1', 2022: '1' }, upTo('2022-05-31'))).refusal).toBe('batch-period-mismatch');
    expect((await verify(early, 'V-1', 'CP-1', { 2021: '1', 2022: '1' }, upTo('2022-06-30'))).refusal).toBeNull();
  });

  it('R-73: what its last result leaves open is owed by the programme', async () => {
    const story = await ready();
    await verify(story, 'V-1', 'CP-1', { 2021: '100' });
    await issue(story, 'V-1', '2021', '100');
    await exclude(story, '2022-07-01');
    const last = await verify(story, 'V-2', 'CP-1', { 2022: '-40' }, { period: { from: '2022-01-01', to: '2022-06-30' } });
    expect(last.events.map(({ type }) => type)).toEqual(['ReductionsVerified', 'ReplacementObligationRaised']);
    expect(last.events[0]?.data['deficit']).toBe('0');
    expect(last.events[1]?.data).toMatchObject({ debtor: '10471', quantity: '40' });
    expectLaws(story);
  });

  it('R-33: holds nobody up for days on which it is out, under the gate `submitted`', async () => {
    const story = await ready({ nextPeriodGate: 'submitted' });
    await verify(story, 'V-1', 'CP-2', { 2021: '10' });
    await exclude(story, '2022-01-01');
    const open = { refusal: 'previous-period-open', names: { component: 'CP-1' } };
    expect(await verify(story, 'V-2', 'CP-2', { 2022: '10' })).toMatchObject(open);

    const other = await ready({ nextPeriodGate: 'submitted' });
    await verify(other, 'V-1', 'CP-2', { 2021: '10' });
    await exclude(other, '2021-12-31');
    expect((await verify(other, 'V-2', 'CP-2', { 2022: '10' })).refusal).toBeNull();
    expectLaws(other);
  });
});

describe('a component that was included by mistake (R-28)', () => {
  everyStoryReplays();
  const mistaken = { cause: 'erroneous' };

  /** The first units of CP-1 are issued today, so that it may still be reviewed. */
  const young = async (policy: object = {}): Promise<Scenario> => {
    const story = await ready(policy);
    await verify(story, 'V-1', 'CP-1', { 2021: '100' });
    await issue(story, 'V-1', '2021');
    return story;
  };
  it('is verified and issued for no day any more', async () => {
    const story = await young();
    await exclude(story, TODAY, mistaken);
    expect((await issue(story, 'V-1', '2021', '1')).refusal).toBe('component-not-active');
    expect((await verify(story, 'V-2', 'CP-1', { 2022: '1' })).refusal).toBe('component-not-active');
    expectLaws(story);
  });

  it('R-33: holds nobody up any more, under the gate `submitted`', async () => {
    const story = await young({ nextPeriodGate: 'submitted' });
    await verify(story, 'V-2', 'CP-2', { 2021: '10' });
    await verify(story, 'V-3', 'CP-2', { 2022: '10' });
    expect((await verify(story, 'V-4', 'CP-2', { 2023: '10' })).refusal).toBe('previous-period-open');
    await exclude(story, TODAY, mistaken);
    expect((await verify(story, 'V-4', 'CP-2', { 2023: '10' })).refusal).toBeNull();
    expectLaws(story);
  });
});

describe('a place and an identity after an exclusion (R-17)', () => {
  everyStoryReplays();
  const declared = { otherSchemes: [{ scheme: 'VCS', identifier: 'PoA 12', state: 'deregistered', since: '2020-12-31' }] };
  const there = { site: 'FARM-1' };

  /** What becomes of CP-9, credited from `start`, at the place or with the identity that CP-8 had before it was excluded as `members` say. */
  const after = async (what: object, start: string, members: object, verified?: string): Promise<string | null> => {
    const story = await ready({ creditingStart: '2021' });
    await story.accept('include-component', component('CP-8', '10471', 'GHA', what));
    if (verified !== undefined) await verify(story, 'V-8', 'CP-8', { [verified]: '10' });
    if (verified !== undefined) await issue(story, 'V-8', verified, '10', 'CP-8');
    await story.accept('exclude-component', { component: 'CP-8', cause: 'voluntary', effective: TODAY, ...members });
    const crediting = { type: 'renewable', start, end: '2025-12-31' };
    return (await story.give('include-component', component('CP-9', '10471', 'GHA', { ...what, crediting }))).refusal;
  };

  it.each([
    ['a place', there, 'site-claimed'],
    ['an identity', declared, 'scheme-identity-claimed'],
  ])('%s is free for the days from the exclusion on', async (_, what, refusal) => {
    expect(await after(what, '2022-07-01', { effective: '2022-07-01' })).toBeNull();
    expect(await after(what, '2022-06-30', { effective: '2022-07-01' })).toBe(refusal);
    expect(await after(what, '2022-06-30', { effective: '2027-01-01' })).toBe(refusal);
  });

  it('R-18: of a mistake, for every day that was not verified', async () => {
    expect(await after(there, '2022-01-01', { cause: 'erroneous' }, '2021')).toBeNull();
    expect(await after(there, '2021-12-31', { cause: 'erroneous' }, '2021')).toBe('site-claimed');
  });
});

describe('a component that comes back (R-27, R-29)', () => {
  everyStoryReplays();
  const CREDITED = { type: 'renewable', start: '2025-06-01', end: '2029-12-31' };
  const back = (code: string, members: object = {}): object =>
    component(code, '10472', 'GHA', {
      formerly: 'CP-5',
      includedOn: TODAY,
      start: '2022-01-01',
      crediting: { ...CREDITED, start: TODAY },
      ...members,
    });

  /** CP-5 of 10471, credited to 2029, was excluded a month ago; 10472 runs to 2027. */
  const excluded = async (members: object = {}): Promise<Scenario> => {
    const story = await ready();
    await play(story, [
      ['register-programme', programme('10472', { start: '2022-01-01', end: '2026-12-31' })],
      ['record-host-approval', approval('10472', 'GHA')],
      ['include-component', component('CP-5', '10471', 'GHA', { site: 'FARM-5', includedOn: '2025-06-01', crediting: CREDITED })],
      ['exclude-component', { component: 'CP-5', cause: 'voluntary', effective: '2026-05-01', ...members }],
    ]);
    return story;
  };

  it('in another programme, at its old place, under another code, until its old end', async () => {
    const story = await excluded();
    await story.accept('include-component', back('CP-6', { site: 'FARM-5' }));
    expect(story.book.components.get('CP-5')?.successor).toBe('CP-6');
    expect(story.book.components.get('CP-6')?.formerly).toBe('CP-5');
    expectLaws(story);
  });

  it.each([
    ['a later end', { end: '2030-12-31' }],
    ['an earlier end', { end: '2028-12-31' }],
    ['another type', { type: 'fixed' }],
    ['days before its new inclusion', { start: '2026-05-31' }],
  ])('never with %s', async (_, changed) => {
    const story = await excluded();
    const crediting = { ...CREDITED, start: TODAY, ...changed };
    expect(await story.give('include-component', back('CP-6', { crediting }))).toMatchObject({
      refusal: 'crediting-period-invalid',
      names: { component: 'CP-5' },
    });
  });

  it('earns from its new inclusion on, whatever the policy lets others do', async () => {
    const story = await excluded();
    await story.accept('set-policy', { replaces: '1', policy: { creditingStart: '2021' }, reason });
    const crediting = { ...CREDITED, start: '2026-05-31' };
    expect((await story.give('include-component', back('CP-6', { crediting }))).refusal).toBe('crediting-period-invalid');
  });

  it('once: who is back is in the way of itself', async () => {
    const story = await excluded();
    await story.accept('include-component', back('CP-6'));
    expect(await story.give('include-component', back('CP-7'))).toMatchObject({
      refusal: 'double-inclusion',
      names: { component: 'CP-6' },
    });
    await story.accept('exclude-component', { component: 'CP-6', cause: 'voluntary', effective: TODAY });
    expect((await story.give('include-component', back('CP-7'))).refusal).toBe('double-inclusion');
    expect((await story.give('include-component', back('CP-7', { formerly: 'CP-6' }))).refusal).toBeNull();
    expectLaws(story);
  });

  it('not before the day on which it leaves', async () => {
    const story = await excluded({ effective: '2026-06-02' });
    expect(await story.give('include-component', back('CP-6'))).toMatchObject({
      refusal: 'double-inclusion',
      names: { component: 'CP-5' },
    });
  });

  it('not after its crediting is over', async () => {
    const story = (await excluded()).at('2030-01-01T00:00:00.000Z');
    expect((await story.give('include-component', back('CP-6'))).refusal).toBe('component-ended');
  });

  it('R-17: a project takes another component when its own one has left', async () => {
    const story = await ready();
    await play(story, [
      ['register-programme', programme('P1', { mode: 'project', end: '2030-12-31' })],
      ['record-host-approval', approval('P1', 'GHA')],
      ['include-component', component('CP-5', 'P1', 'GHA', { includedOn: '2025-06-01', crediting: CREDITED })],
    ]);
    const next = component('CP-6', 'P1', 'GHA', { includedOn: TODAY, crediting: { ...CREDITED, start: TODAY } });
    expect((await story.give('include-component', next)).refusal).toBe('double-inclusion');
    await story.accept('exclude-component', { component: 'CP-5', cause: 'voluntary', effective: TODAY });
    expect((await story.give('include-component', next)).refusal).toBeNull();
    expectLaws(story);
  });
});
