import { describe, expect, it } from '@jest/globals';
import { expectLaws } from '../../support/check-laws.js';
import { strict } from '../../support/movements.js';
import { eventsOf, revisionOf } from '../../support/outcome.js';
import { refusedInOrder } from '../../support/precedence.js';
import { everyStoryReplays, remember } from '../../support/replay.js';
import { approval, authorization, component, party, programme, reason, verification } from '../../support/samples.js';
import { Scenario, type Outcome } from '../../support/scenario.js';
import { opening, play, World } from '../../support/world.js';

/** Sixty days after 1 June 2026. */
const EFFECTIVE = '2026-07-31';
const WITHDRAWN = { programme: '10471', host: 'GHA', effective: EFFECTIVE, reason };
const withdraw = (story: Scenario, members: object = {}): Promise<Outcome> =>
  story.give('withdraw-host-approval', { ...WITHDRAWN, ...members });

const RUNNING = { start: '2024-01-01', end: '2028-12-31' };
const CREDITED = { includedOn: '2024-01-01', start: '2024-01-01', crediting: { type: 'renewable', ...RUNNING } };

/** Programme 10471 from 2024 to 2028 with CP-1 of Ghana and CP-2 of Togo, credited as long; it is 1 June 2026. */
const ready = async (policy: object = {}): Promise<Scenario> => {
  const story = remember(await Scenario.empty());
  await play(story, [
    ['open-registry', opening('mechanism', { policy })],
    ...new World().parties('GHA'),
    ['register-party', party('TGO')],
    ['register-programme', programme('10471', RUNNING)],
    ['record-host-approval', approval('10471', 'GHA')],
    ['record-host-approval', approval('10471', 'TGO')],
    ['include-component', component('CP-1', '10471', 'GHA', CREDITED)],
    ['include-component', component('CP-2', '10471', 'TGO', CREDITED)],
    ['authorize-units', authorization('A-1', 'GHA', '10471')],
  ]);
  return story;
};

describe('withdraw-host-approval (R-28)', () => {
  everyStoryReplays();

  it('ends an approval on a day', async () => {
    const story = await ready();
    const outcome = await withdraw(story);
    expect(eventsOf(outcome)).toEqual([['HostApprovalWithdrawn', WITHDRAWN]]);
    const takenBack = { revision: revisionOf(outcome), from: EFFECTIVE, reason: reason.code };
    expect(story.book.approvals.get('10471 GHA')?.takenBack).toEqual(takenBack);
    expect(story.book.approvals.get('10471 TGO')?.takenBack).toBeNull();
    expectLaws(story);
  });

  describe('refuses, in the order of its contract', () => {
    refusedInOrder({
      command: 'withdraw-host-approval',
      ready,
      data: WITHDRAWN,
      faults: [
        { refusal: 'unknown-party', wrong: (data) => ({ ...data, host: 'XXX' }) },
        { refusal: 'unknown-programme', wrong: (data) => ({ ...data, programme: '99999' }) },
        {
          refusal: 'no-host-approval',
          given: (story) => story.accept('register-party', party('CHE')),
          wrong: (data) => ({ ...data, host: data.host === 'XXX' ? 'XXX' : 'CHE' }),
        },
        { refusal: 'notice-too-short', wrong: (data) => ({ ...data, effective: '2026-07-30' }) },
        { refusal: 'nothing-to-change', given: (story) => withdraw(story) },
      ],
    });
  });

  it('is the host', async () => {
    const { events } = await withdraw(await ready());
    expect(events[0]?.authority).toBe('party:GHA');
    expect((await (await ready()).give('withdraw-host-approval', WITHDRAWN, { actor: 'nobody' })).refusal).toBe('forbidden');
  });

  it('by proposal the notice runs from the day of the proposal', async () => {
    const story = await strict([{ command: 'withdraw-host-approval', by: 'colleague' }]);
    const grant = (actor: string, role: string, scope?: string): Promise<Outcome> =>
      story.accept('grant-role', { actor, role, ...(scope === undefined ? {} : { scope }) }, { actor: 'alice' });
    for (const actor of ['alice', 'adam']) await grant(actor, 'party', 'GHA');
    await grant('alice', 'supervisor');
    for (const [command, data] of [
      ['register-party', party('GHA')],
      ['register-programme', programme('10471')],
      ['record-host-approval', approval('10471', 'GHA')],
      ['propose', { proposal: 'P-1', command: 'withdraw-host-approval', data: WITHDRAWN }],
    ] as const)
      await story.accept(command, data, { actor: 'alice' });
    const { hash } = story.book.proposals.get('P-1')!;
    const { events } = await story.at('2026-06-03T00:00:00.000Z').accept('approve', { proposal: 'P-1', hash }, { actor: 'adam' });
    expect(events.map(({ type }) => type)).toEqual(['CommandApproved', 'HostApprovalWithdrawn']);
    expectLaws(story);
  });
});

describe('without the approval of its host', () => {
  everyStoryReplays();
  const after = async (policy: object = {}): Promise<Scenario> => {
    const story = await ready(policy);
    await withdraw(story);
    return story.at('2026-12-31T00:00:00.000Z');
  };
  const include = (story: Scenario, includedOn: string): Promise<Outcome> => {
    const crediting = { type: 'renewable', start: '2027-01-01', end: '2028-12-31' };
    return story.give('include-component', component('CP-3', '10471', 'GHA', { ...CREDITED, includedOn, crediting }));
  };
  const verify = (story: Scenario, code: string, to: string, years: Record<string, string>, members: object = {}): Promise<Outcome> =>
    story.give('verify-reductions', verification(code, '10471', 'GHA', 'CP-1', years, { period: { from: '2024-01-01', to }, ...members }));
  const YEARS = { 2024: '10', 2025: '10', 2026: '10' };

  it('nothing is included from the day on', async () => {
    const story = await ready();
    const outcome = await withdraw(story);
    expect(await include(story.at('2026-07-31T00:00:00.000Z'), '2026-07-30')).toMatchObject({
      refusal: 'no-host-approval',
      names: { conflictsWith: revisionOf(outcome) },
    });
    const before = await ready();
    await withdraw(before);
    expect((await include(before.at('2026-07-30T23:59:59.999Z'), '2026-07-30')).refusal).toBeNull();
  });

  it('days before it are verified and issued, later ones are not', async () => {
    const story = await after();
    const { revision } = story.book.approvals.get('10471 GHA')!.takenBack!;
    const names = { component: 'CP-1', conflictsWith: revision };
    expect(await verify(story, 'V-1', EFFECTIVE, YEARS)).toMatchObject({ refusal: 'component-not-active', names });
    expect((await verify(story, 'V-1', '2026-07-30', YEARS)).refusal).toBeNull();
    const lines = [{ component: 'CP-1', vintage: '2026', quantity: '10', authorization: 'A-1' }];
    expect((await story.give('issue-units', { issuance: 'I-1', verification: 'V-1', lines })).refusal).toBeNull();
    expectLaws(story);
  });

  it('its components end a monitoring period, and hold up nobody of another host', async () => {
    const story = await after({ nextPeriodGate: 'submitted' });
    const other = (code: string, from: string, to: string, years: Record<string, string>): Promise<Outcome> =>
      story.give('verify-reductions', verification(code, '10471', 'TGO', 'CP-2', years, { period: { from, to } }));
    expect((await other('V-2', '2024-01-01', '2026-09-30', YEARS)).refusal).toBeNull();
    expect((await verify(story, 'V-1', '2026-06-30', YEARS)).refusal).toBe('batch-period-mismatch');
    expect((await other('V-3', '2026-10-01', '2026-11-30', { 2026: '1' })).refusal).toBeNull();
    expect((await verify(story, 'V-1', '2026-07-30', YEARS)).refusal).toBeNull();
    expectLaws(story);
  });

  it('crediting is not renewed', async () => {
    const story = (await after()).at('2028-12-31T00:00:00.000Z');
    const renewal = { component: 'CP-1', noticeOn: '2028-12-01', start: '2029-01-01', end: '2033-12-31' };
    expect((await story.give('renew-component', renewal)).refusal).toBe('crediting-period-invalid');
    expect((await story.give('renew-component', { ...renewal, component: 'CP-2' })).refusal).toBeNull();
  });

  it('until it approves again', async () => {
    const story = await after();
    const again = await story.accept('record-host-approval', approval('10471', 'GHA'));
    expect(again.events[0]?.data['supersedes']).not.toBeNull();
    expect((await include(story, '2026-12-31')).refusal).toBeNull();
    expect((await verify(story, 'V-1', EFFECTIVE, YEARS)).refusal).toBeNull();
    expect((await withdraw(story, { effective: '2027-03-01' })).refusal).toBeNull();
    expectLaws(story);
  });
});
