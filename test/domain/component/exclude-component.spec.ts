import { describe, expect, it } from '@jest/globals';
import { expectLaws } from '../../support/check-laws.js';
import { issue, PARTIES_AND_ACCOUNTS, strict, trial, VERIFIED_PROGRAMME } from '../../support/movements.js';
import { eventsOf, findings, revisionOf } from '../../support/outcome.js';
import { refusedInOrder } from '../../support/precedence.js';
import { everyStoryReplays } from '../../support/replay.js';
import { approval, authorization, component, programme, verification } from '../../support/samples.js';
import type { Outcome, Scenario } from '../../support/scenario.js';
import { by, play } from '../../support/world.js';

const TODAY = '2026-06-01';
const exclude = (story: Scenario, members: object = {}): Promise<Outcome> =>
  story.give('exclude-component', { component: 'CP-1', cause: 'voluntary', effective: TODAY, ...members });
const erroneous = { cause: 'erroneous', effective: TODAY };

/** CP-1 of 10471, verified for 2021 to 2025; nothing is issued. */
const verified = async (): Promise<Scenario> => {
  const story = await trial();
  await play(story, [...PARTIES_AND_ACCOUNTS, ...VERIFIED_PROGRAMME]);
  return story;
};
/** 1,000 units of 2021 are issued as well, today: an error can be found within 180 days. */
const issued = async (): Promise<Scenario> => {
  const story = await verified();
  await issue(story, '2021', '1000', { authorization: 'A-NDC' });
  return story;
};

describe('exclude-component', () => {
  everyStoryReplays();

  it('takes a component out from a day on', async () => {
    const story = await verified();
    const outcome = await exclude(story);
    expect(eventsOf(outcome)).toEqual([
      ['ComponentExcluded', { component: 'CP-1', cause: 'voluntary', effective: TODAY, responsible: null }],
    ]);
    const takenBack = { revision: revisionOf(outcome), from: TODAY, reason: 'voluntary', responsible: null };
    expect(story.book.components.get('CP-1')?.takenBack).toEqual(takenBack);
    expectLaws(story);
  });

  it('frees what the component was expected to reach under the maximum of its host', async () => {
    const story = await verified();
    const next = (code: string, expectedAnnual: string): Promise<Outcome> =>
      story.give('include-component', component(code, '10471', 'GHA', { expectedAnnual }));
    expect((await next('CP-2', '1000000')).refusal).toBe('cap-exceeded');
    await exclude(story);
    expect((await next('CP-2', '1000000')).refusal).toBeNull();
    expect((await next('CP-3', '1')).refusal).toBe('cap-exceeded');
    expectLaws(story);
  });

  describe('refuses, in the order of its contract', () => {
    refusedInOrder({
      command: 'exclude-component',
      ready: issued,
      data: { component: 'CP-1', cause: 'erroneous', effective: TODAY },
      faults: [
        { refusal: 'invalid-input', wrong: (data) => ({ ...data, effective: '2026-05-31' }) },
        { refusal: 'unknown-component', wrong: (data) => ({ ...data, component: 'CP-9' }) },
        {
          refusal: 'review-window-closed',
          given: (story) => story.accept('include-component', component('CP-2', '10471', 'GHA')),
          wrong: (data) => ({ ...data, component: data.component === 'CP-9' ? 'CP-9' : 'CP-2' }),
          names: { component: 'CP-2' },
        },
        {
          refusal: 'nothing-to-change',
          given: (story) => exclude(story, erroneous),
        },
      ],
    });
  });

  it('422: an error ends on the day that it is found, and the DOE at fault is the one that validated', async () => {
    const story = await issued();
    expect(findings(await exclude(story, { ...erroneous, effective: '2026-05-31' }))).toEqual([['/effective', 'date-in-the-past']]);
    expect(findings(await exclude(story, { ...erroneous, effective: '2026-06-02' }))).toEqual([['/effective', 'date-in-the-future']]);
    expect(findings(await exclude(story, { ...erroneous, responsible: 'DOE-2' }))).toEqual([['/responsible', 'not-its-doe']]);
    expect(findings(await exclude(story, { responsible: 'DOE-1' }))).toEqual([['/responsible', 'only-erroneous']]);
    expect((await exclude(story, { effective: '2025-07-01' })).refusal).toBeNull();
  });

  it('R-30: an inclusion is reviewed for a year', async () => {
    const reviewed = async (instant: string): Promise<string | null> => {
      const story = await verified();
      await story.accept('include-component', component('CP-2', '10471', 'GHA', { includedOn: '2025-12-31', crediting: CREDITED_2026 }));
      return (await exclude(story.at(instant), { component: 'CP-2', cause: 'erroneous', effective: instant.slice(0, 10) })).refusal;
    };
    expect(await reviewed('2026-12-31T23:59:59.999Z')).toBeNull();
    expect(await reviewed('2027-01-01T00:00:00.000Z')).toBe('review-window-closed');
  });

  it('R-30: and for 180 days from the first issuance, whatever follows', async () => {
    const reviewed = async (instant: string): Promise<string | null> => {
      const story = (await issued()).at('2026-10-01T00:00:00.000Z');
      await issue(story, '2022', '1000', { authorization: 'A-NDC' });
      return (await exclude(story.at(instant), { cause: 'erroneous', effective: instant.slice(0, 10) })).refusal;
    };
    expect(await reviewed('2026-11-28T00:00:00.000Z')).toBeNull();
    expect(await reviewed('2026-11-29T00:00:00.000Z')).toBe('review-window-closed');
  });

  it('one that left of itself can still turn out to have been an error, and nothing comes after that', async () => {
    const story = await issued();
    await exclude(story);
    expect((await exclude(story, { effective: '2026-07-01' })).refusal).toBe('nothing-to-change');
    expect((await exclude(story, erroneous)).refusal).toBeNull();
    expect((await exclude(story)).refusal).toBe('nothing-to-change');
    expect(story.book.members.get('10471 GHA')?.expectedAnnual).toBe(0n);
    expectLaws(story);
  });
});

const CREDITED_2026 = { type: 'renewable', start: '2026-01-01', end: '2030-12-31' };

describe('what an exclusion leaves to be replaced', () => {
  everyStoryReplays();

  it('R-36: the DOE at fault owes all that was issued, within 30 days', async () => {
    const story = await issued();
    const outcome = await exclude(story, { ...erroneous, responsible: 'DOE-1' });
    const revision = revisionOf(outcome);
    const raised = { obligation: `O-${revision + 1n}`, kind: 'replacement', component: 'CP-1', debtor: 'DOE-1' };
    expect(eventsOf(outcome)).toEqual([
      ['ComponentExcluded', { component: 'CP-1', ...erroneous, responsible: 'DOE-1' }],
      ['ReplacementObligationRaised', { ...raised, quantity: '1000', due: '2026-07-01', cause: String(revision) }],
    ]);
    expectLaws(story);
  });

  it('nothing where nobody is at fault, or nothing was issued', async () => {
    const story = await issued();
    expect((await exclude(story, erroneous)).events).toHaveLength(1);
    const fresh = await verified();
    await fresh.accept('include-component', component('CP-2', '10471', 'GHA', { includedOn: '2025-12-31', crediting: CREDITED_2026 }));
    expect((await exclude(fresh, { component: 'CP-2', ...erroneous, responsible: 'DOE-1' })).events).toHaveLength(1);
  });

  /** CP-2 of 10472, credited to 2025: 100 units of 2021 issued and 30 tonnes below zero for 2022, nothing unissued. */
  const short = async (): Promise<Scenario> => {
    const story = await trial();
    const line = { component: 'CP-2', vintage: '2021', quantity: '100', authorization: 'A-2' };
    await play(story, [
      ...PARTIES_AND_ACCOUNTS,
      ['register-programme', programme('10472')],
      ['record-host-approval', approval('10472', 'GHA')],
      ['include-component', component('CP-2', '10472', 'GHA')],
      ['authorize-units', authorization('A-2', 'GHA', '10472')],
      ['verify-reductions', verification('V-2', '10472', 'GHA', 'CP-2', { 2021: '100' })],
      ['issue-units', { issuance: 'I-SHORT', verification: 'V-2', lines: [line] }],
      ['verify-reductions', verification('V-3', '10472', 'GHA', 'CP-2', { 2022: '-30' })],
    ]);
    return story;
  };

  it('R-73: an open negative result ends, and the programme owes it', async () => {
    const story = await short();
    const outcome = await exclude(story, { component: 'CP-2', effective: '2023-01-01' });
    expect(eventsOf(outcome)[1]).toMatchObject(['ReplacementObligationRaised', { debtor: '10472', quantity: '30', due: '2026-07-01' }]);
    expect(story.book.components.get('CP-2')?.deficit).toBe(0n);
    expectLaws(story);
  });

  it('the DOE owes what the programme does not owe already', async () => {
    const story = await short();
    await exclude(story, { component: 'CP-2', effective: '2023-01-01' });
    const outcome = await exclude(story, { component: 'CP-2', ...erroneous, responsible: 'DOE-1' });
    expect(eventsOf(outcome)[1]).toMatchObject(['ReplacementObligationRaised', { debtor: 'DOE-1', quantity: '70' }]);
    expectLaws(story);
  });

  it('and with a DOE at fault the negative result has no debtor of its own', async () => {
    const story = await short();
    const outcome = await exclude(story, { component: 'CP-2', ...erroneous, responsible: 'DOE-1' });
    expect(eventsOf(outcome).map(([type, data]) => [type, data['quantity']])).toEqual([
      ['ComponentExcluded', undefined],
      ['ReplacementObligationRaised', '100'],
    ]);
    expectLaws(story);
  });
});

describe('by proposal, as a mechanism asks for', () => {
  everyStoryReplays();

  /** No trial; excluding needs a second supervisor. */
  const guarded = async (): Promise<Scenario> => {
    const story = await strict([{ command: 'exclude-component', by: 'colleague' }]);
    const roles = ['supervisor', 'party:GHA', 'doe:DOE-1', 'doe:DOE-2'].map((role) => role.split(':'));
    for (const [role, scope] of roles)
      await story.accept('grant-role', { actor: 'alice', role, ...(scope === undefined ? {} : { scope }) }, { actor: 'alice' });
    await story.accept('grant-role', { actor: 'adam', role: 'supervisor' }, { actor: 'alice' });
    await play(story, by('alice', [...PARTIES_AND_ACCOUNTS.slice(0, 4), ...VERIFIED_PROGRAMME]));
    await issue(story, '2021', '1000', { authorization: 'A-NDC', actor: 'alice' });
    return story;
  };

  it('the day is that of the proposal, however long it waits', async () => {
    const story = await guarded();
    const data = { component: 'CP-1', ...erroneous, responsible: 'DOE-1' };
    expect((await story.give('exclude-component', data, { actor: 'alice' })).refusal).toBe('approval-required');
    await story.accept('propose', { proposal: 'P-1', command: 'exclude-component', data }, { actor: 'alice' });
    const { hash } = story.book.proposals.get('P-1')!;
    const { events } = await story.at('2026-06-03T12:00:00.000Z').accept('approve', { proposal: 'P-1', hash }, { actor: 'adam' });
    expect(events.map(({ type }) => type)).toEqual(['CommandApproved', 'ComponentExcluded', 'ReplacementObligationRaised']);
    expect(events[2]?.data).toMatchObject({ obligation: `O-${events[2]?.revision}`, due: '2026-07-01', cause: events[1]?.revision });
    expectLaws(story);
  });

  it('another day than that is refused when it is proposed', async () => {
    const data = { component: 'CP-1', ...erroneous, effective: '2026-06-02' };
    const story = await guarded();
    expect(findings(await story.give('propose', { proposal: 'P-1', command: 'exclude-component', data }, { actor: 'alice' }))).toEqual([
      ['/effective', 'date-in-the-future'],
    ]);
  });

  it('is the Supervisory Body', async () => {
    const story = await guarded();
    await story.accept('revoke-role', { actor: 'adam', role: 'supervisor' }, { actor: 'alice' });
    expect((await story.give('exclude-component', { component: 'CP-1', ...erroneous }, { actor: 'adam' })).refusal).toBe('forbidden');
  });
});
