import { describe, expect, it } from '@jest/globals';
import { expectLaws } from '../../support/check-laws.js';
import { CERS, issue, movements, PARTIES_AND_ACCOUNTS, strict, UNITS, VERIFIED_PROGRAMME } from '../../support/movements.js';
import { lastObligation, owes, ownUnits, raise } from '../../support/obligations.js';
import { eventsOf, revisionOf } from '../../support/outcome.js';
import { everyStoryReplays } from '../../support/replay.js';
import { reason } from '../../support/samples.js';
import type { Outcome, Scenario } from '../../support/scenario.js';
import { by, play } from '../../support/world.js';

/** The registry of `movements`, where programme 10472 owes 100 units. Its 100 own units are with GHA-H1 too. */
const owing = async (): Promise<Scenario> => {
  const story = await movements();
  await play(story, owes(100, { distribution: [{ account: 'GHA-H1', quantity: '100' }] }));
  return story;
};
const meet = (story: Scenario, units: object, members: object = {}): Promise<Outcome> =>
  story.give('discharge-replacement-obligation', { obligation: lastObligation(story), from: 'GHA-H1', units, ...members });
const discharged = (story: Scenario): bigint | undefined => story.book.obligations.get(lastObligation(story))?.discharged;
const part = (block: string, first: number, last: number): string => block.replace('-1-1000', `-${first}-${last}`);

describe('discharge-replacement-obligation (R-37)', () => {
  everyStoryReplays();

  it('cancels other units administratively and says in the same act what they met', async () => {
    const story = await owing();
    const obligation = lastObligation(story);
    const block = part(UNITS.ndc, 901, 1000);

    const outcome = await meet(story, { quantity: '100', authorization: 'A-NDC' });

    expect(eventsOf(outcome)).toEqual([
      [
        'UnitsCancelled',
        {
          ...{ from: 'GHA-H1', to: 'CANCELLATION-ADMINISTRATIVE', purpose: 'administrative', blocks: [block], firstTransferred: [] },
          ...{ beneficiary: null, document: null, discharges: obligation },
        },
      ],
      ['ReplacementObligationDischarged', { obligation, quantity: '100', blocks: [block] }],
    ]);
    expect(story.book.obligations.get(obligation)).toMatchObject({ quantity: 100n, discharged: 100n });
    expect(story.holding('CANCELLATION-ADMINISTRATIVE')).toBe(100n);
    expect(story.adjusted('GHA')).toEqual([0n, 0n]);
    expectLaws(story);
  });

  it('may be met in parts, with units of any kind, until nothing is open', async () => {
    const story = await owing();
    expect((await meet(story, { blocks: [part(UNITS.mcu, 1, 30)] })).refusal).toBeNull();
    expect((await meet(story, { blocks: [CERS.replace('-1-500', '-1-69')] })).refusal).toBeNull();
    expect(discharged(story)).toBe(99n);
    expect((await meet(story, { blocks: [part(UNITS.mcu, 31, 32)] })).refusal).toBe('exceeds-obligation');
    expect((await meet(story, { blocks: [part(UNITS.mcu, 31, 31)] })).refusal).toBeNull();
    expect((await meet(story, { blocks: [part(UNITS.mcu, 32, 32)] })).refusal).toBe('exceeds-obligation');
    expectLaws(story);
  });

  it('leaves the units that caused it as they are', async () => {
    const story = await owing();
    const before = story.book.units.within(ownUnits(1, 100));
    await meet(story, { blocks: [part(UNITS.ndc, 1, 100)] });
    expect(story.book.units.within(ownUnits(1, 100))).toEqual(before);
  });

  it('refuses units of the component itself, named or chosen, and more than is open, naming the obligation', async () => {
    const story = await owing();
    const obligation = lastObligation(story);
    const own = { refusal: 'account-not-entitled', names: { account: 'CANCELLATION-ADMINISTRATIVE', obligation, component: 'CP-2' } };
    expect(await meet(story, { blocks: [part(UNITS.ndc, 1, 5), ownUnits(1, 1)] })).toMatchObject(own);
    expect(await meet(story, { quantity: '1', activity: '10472' })).toMatchObject(own);
    const { since } = story.book.obligations.get(obligation)!;
    const over = { refusal: 'exceeds-obligation', names: { obligation, conflictsWith: since } };
    expect(await meet(story, { quantity: '101', authorization: 'A-NDC' })).toMatchObject(over);
    expect(story.holding('CANCELLATION-ADMINISTRATIVE')).toBe(0n);
  });

  it('may be proposed: the very units that were reserved meet it', async () => {
    const story = await owing();
    const data = { obligation: lastObligation(story), from: 'GHA-H1', units: { quantity: '10', authorization: 'A-NDC' } };
    await story.accept('propose', { proposal: 'P-1', command: 'discharge-replacement-obligation', data });
    const { hash, blocks } = story.book.proposals.get('P-1')!;
    const { events } = await story.accept('approve', { proposal: 'P-1', hash }, { actor: 'dev-two' });
    expect(events.map(({ type }) => type)).toEqual(['CommandApproved', 'UnitsCancelled', 'ReplacementObligationDischarged']);
    expect(events[2]?.data['blocks']).toEqual(blocks);
    expectLaws(story);
  });

  it('waits for a second person where the policy says so', async () => {
    const story = await owing();
    const approvals = [{ command: 'discharge-replacement-obligation', by: 'colleague' }];
    await story.accept('set-policy', { replaces: '1', policy: { approvals }, reason });
    expect((await meet(story, { quantity: '1', authorization: 'A-NDC' })).refusal).toBe('approval-required');
  });
});

describe('who may discharge an obligation', () => {
  const ROLES = [
    ...['supervisor', 'party:GHA', 'doe:DOE-1', 'doe:DOE-2'].map((role) => ['alice', role]),
    ['pat', 'participant:10472'],
    ['pat', 'holder:GHA-H1'],
    ['lone', 'participant:10472'],
    ['other', 'participant:10471'],
    ['other', 'holder:GHA-H1'],
    ['efua', 'holder:GHA-H1'],
    ['dora', 'doe:DOE-1'],
    ['dora', 'holder:GHA-H1'],
  ] as const;

  /** No trial; everyone has the roles above and no other. */
  const guarded = async (): Promise<Scenario> => {
    const story = await strict();
    for (const [actor, authority] of ROLES) {
      const [role, scope] = authority.split(':');
      await story.accept('grant-role', { actor, role, ...(scope === undefined ? {} : { scope }) }, { actor: 'alice' });
    }
    await play(story, by('alice', [...PARTIES_AND_ACCOUNTS.filter(([, data]) => !/"party":"(CHE|RWA)"/.test(JSON.stringify(data)))]));
    await play(story, by('alice', VERIFIED_PROGRAMME));
    await issue(story, '2021', '1000', { authorization: 'A-NDC', actor: 'alice' });
    await play(story, by('alice', owes(100)));
    return story;
  };
  const answers = async (story: Scenario, members: object): Promise<Record<string, string | null | undefined>> => {
    const found: Record<string, string | null | undefined> = {};
    for (const actor of ['alice', 'pat', 'lone', 'other', 'efua', 'dora']) {
      const data = { from: 'GHA-H1', units: { quantity: '1' }, ...members };
      const { events, refusal } = await story.give('discharge-replacement-obligation', data, { actor });
      if (refusal !== 'forbidden') found[actor] = refusal ?? events[0]?.authority;
    }
    return found;
  };

  it('is the programme that owes, with units of an account that the same person holds', async () => {
    const story = await guarded();
    expect(await answers(story, { obligation: lastObligation(story) })).toEqual({ pat: 'participant:10472' });
    expect(await answers(story, { obligation: lastObligation(story), from: 'GHA-H2' })).toEqual({});
    expectLaws(story);
  });

  it('is the DOE where that is at fault', async () => {
    const story = await guarded();
    raise(story, {});
    expect(await answers(story, { obligation: 'O-900' })).toEqual({ dora: 'doe:DOE-1' });
  });

  it('is nobody where there is no such obligation', async () => {
    expect(await answers(await guarded(), { obligation: 'O-1' })).toEqual({});
  });

  it('in a trial is recorded as the debtor, whichever it is', async () => {
    const story = await owing();
    raise(story, {});
    const { events } = await meet(story, { quantity: '1', authorization: 'A-NDC' }, { obligation: 'O-900' });
    expect(events[0]?.authority).toBe('doe:DOE-1');
    expect(revisionOf(await meet(story, { quantity: '1' }, { obligation: 'O-1' }))).toBe(-1n);
    expect((await meet(story, { quantity: '1' }, { obligation: 'O-1' })).refusal).toBe('unknown-obligation');
  });
});
