import { describe, expect, it } from '@jest/globals';
import { expectLaws } from '../../support/check-laws.js';
import { movements, UNITS } from '../../support/movements.js';
import { lastObligation } from '../../support/obligations.js';
import { eventsOf, findings, lastRevision, revisionOf } from '../../support/outcome.js';
import { refusedInOrder } from '../../support/precedence.js';
import { everyStoryReplays } from '../../support/replay.js';
import { REMOVALS, reversal, stored } from '../../support/reversals.js';
import { reason } from '../../support/samples.js';
import type { Scenario } from '../../support/scenario.js';
import { play } from '../../support/world.js';

const removals = async (): Promise<Scenario> => {
  const story = await movements();
  await play(story, REMOVALS);
  return story;
};
/** With a reversal that is reported. */
const reported = async (members: object = {}, kind: 'AER' | 'MCU' = 'AER', quantity = '100'): Promise<Scenario> => {
  const story = await removals();
  await story.accept('report-reversal', reversal('RV-1', kind, quantity, members));
  return story;
};

describe('report-reversal', () => {
  everyStoryReplays();

  it('says what was observed, and moves nothing yet', async () => {
    const story = await removals();
    const data = reversal('RV-1', 'AER', '100', { avoidable: true });
    expect(eventsOf(await story.accept('report-reversal', data))).toEqual([['ReversalReported', data]]);
    expect(story.holding('BUFFER')).toBe(5_000n);
  });

  it('refuses a kind that stands in it twice', async () => {
    const kinds = [
      { kind: 'AER', quantity: '60' },
      { kind: 'AER', quantity: '40' },
    ];
    const outcome = await (await removals()).give('report-reversal', reversal('RV-1', 'AER', '100', { kinds }));
    expect(findings(outcome)).toEqual([['/kinds/1/kind', 'duplicate']]);
  });

  refusedInOrder({
    command: 'report-reversal',
    ready: () => reported(),
    data: { ...reversal('RV-2', 'AER', '100') },
    faults: [
      { refusal: 'already-exists', wrong: (data) => ({ ...data, reversal: 'RV-1' }) },
      { refusal: 'unknown-component', wrong: (data) => ({ ...data, component: 'CP-99' }) },
      { refusal: 'total-mismatch', wrong: (data) => ({ ...data, quantity: '101' }) },
    ],
  });
});

describe('confirm-reversal', () => {
  everyStoryReplays();

  it('cancels units of the buffer, of the same component first, and raises what has to be filled up (R-70 to R-72)', async () => {
    const story = await reported({ avoidable: true });
    const outcome = await story.accept('confirm-reversal', { reversal: 'RV-1' });
    const [confirmed, raised] = [revisionOf(outcome), lastRevision(outcome)];
    expect(eventsOf(outcome)).toEqual([
      ['ReversalConfirmed', { reversal: 'RV-1', quantity: '100', kinds: [{ kind: 'AER', quantity: '100' }] }],
      ['BufferUnitsCancelled', { reversal: 'RV-1', blocks: [stored('2021', 8001, 8100)] }],
      [
        'ReplacementObligationRaised',
        {
          ...{ obligation: `O-${raised}`, kind: 'replenishment', component: 'CP-30', debtor: '10473' },
          ...{ quantity: '100', due: null, cause: String(confirmed) },
        },
      ],
    ]);
    expectLaws(story);
  });

  it('goes by what the supervisor decided: another quantity of the one kind, or of both', async () => {
    const one = await reported();
    await one.accept('confirm-reversal', { reversal: 'RV-1', quantity: '70' });
    expect(one.book.units.within(stored('2021', 8001, 8071))?.map(({ account, last }) => [account, last])).toEqual([
      ['CANCELLATION-REVERSAL', 8070n],
      ['BUFFER', 8071n],
    ]);
    const both = await reported();
    const kinds = [
      { kind: 'MCU', quantity: '20' },
      { kind: 'AER', quantity: '10' },
    ];
    const [, cancelled] = eventsOf(await both.accept('confirm-reversal', { reversal: 'RV-1', kinds }));
    expect(cancelled?.[1]).toMatchObject({ blocks: [stored('2022', 12001, 12020), stored('2021', 8001, 8010)] });
    expectLaws(both);
  });

  it('asks how many of each kind where two were reported and another quantity is confirmed', async () => {
    const kinds = [
      { kind: 'AER', quantity: '60' },
      { kind: 'MCU', quantity: '40' },
    ];
    const story = await reported({ kinds });
    expect(findings(await story.give('confirm-reversal', { reversal: 'RV-1', quantity: '90' }))).toEqual([['/kinds', 'required']]);
    await story.accept('confirm-reversal', { reversal: 'RV-1', quantity: '100' });
    expect(story.holding('BUFFER')).toBe(4_900n);
  });

  const faults = [
    { refusal: 'not-found', wrong: (data: object) => ({ ...data, reversal: 'RV-9' }) },
    { refusal: 'total-mismatch', wrong: (data: object) => ({ ...data, quantity: '2' }) },
    { refusal: 'nothing-to-change', given: (story: Scenario) => story.accept('confirm-reversal', { reversal: 'RV-1' }) },
  ];
  const data = { reversal: 'RV-1', kinds: [{ kind: 'AER', quantity: '1' }] };
  refusedInOrder(
    {
      ...{ command: 'confirm-reversal', ready: () => reported(), data },
      faults: [
        ...faults,
        { refusal: 'account-not-active', given: (story) => story.accept('suspend-account', { account: 'BUFFER', reason }) },
        {
          refusal: 'insufficient-units',
          given: (story) => story.accept('freeze-units', { blocks: [stored('2021', 8001, 10000)], reason }),
        },
      ],
    },
    {
      ...{ command: 'confirm-reversal', ready: () => reported(), data: { reversal: 'RV-1', kinds: [{ kind: 'AER', quantity: '1001' }] } },
      faults: [faults[0] ?? { refusal: '' }, { refusal: 'too-many-blocks', given: (story) => inSingles(story) }],
    },
  );
});

/** Splits the first 1,002 buffer units into blocks of one. */
const inSingles = async (story: Scenario): Promise<void> => {
  const ones = (from: number): string[] => Array.from({ length: 501 }, (_, i) => stored('2021', from + 2 * i, from + 2 * i));
  await story.accept('freeze-units', { blocks: ones(8001), reason });
  await story.accept('unfreeze-units', { blocks: ones(8001), reason });
};

describe('what fills the buffer up again (R-72)', () => {
  everyStoryReplays();
  const meet = (story: Scenario, blocks: string[]): ReturnType<Scenario['give']> =>
    story.give('discharge-replacement-obligation', { obligation: lastObligation(story), from: 'GHA-H1', units: { blocks } });
  const part = (block: string, first: number, last: number): string => block.replace('-1-1000', `-${first}-${last}`);
  const owing = async (): Promise<Scenario> => {
    const story = await reported({ avoidable: true });
    await story.accept('confirm-reversal', { reversal: 'RV-1' });
    return story;
  };

  it('goes into the buffer by a transfer that is no first transfer, as much as is open', async () => {
    const story = await owing();
    const block = part(UNITS.ndc, 1, 60);
    expect(eventsOf(await meet(story, [block]))).toEqual([
      ['UnitsTransferred', { from: 'GHA-H1', to: 'BUFFER', blocks: [block], firstTransferred: [], reference: null, corrects: null }],
      ['ReplacementObligationDischarged', { obligation: lastObligation(story), quantity: '60', blocks: [block] }],
    ]);
    expect((await meet(story, [part(UNITS.ndc, 61, 101)])).refusal).toBe('exceeds-obligation');
    expect((await meet(story, [part(UNITS.ndc, 61, 100)])).refusal).toBeNull();
    expect([story.holding('BUFFER'), story.adjusted('GHA')]).toEqual([5_000n, [0n, 0n]]);
    expectLaws(story);
  });

  it('is of the kind that was reversed, and of another component', async () => {
    const story = await owing();
    expect((await meet(story, [part(UNITS.mcu, 1, 1)])).refusal).toBe('account-not-entitled');
    expect((await meet(story, [stored('2021', 1, 1)])).refusal).toBe('account-not-entitled');
  });

  it('of each kind no more than was reversed of it', async () => {
    const kinds = [
      { kind: 'AER', quantity: '60' },
      { kind: 'MCU', quantity: '40' },
    ];
    const story = await reported({ avoidable: true, kinds });
    await story.accept('confirm-reversal', { reversal: 'RV-1' });
    expect((await meet(story, [part(UNITS.ndc, 1, 61)])).refusal).toBe('exceeds-obligation');
    expect((await meet(story, [part(UNITS.ndc, 1, 60), part(UNITS.mcu, 1, 10)])).refusal).toBeNull();
    expect((await meet(story, [part(UNITS.mcu, 11, 41)])).refusal).toBe('exceeds-obligation');
    expect((await meet(story, [part(UNITS.mcu, 11, 40)])).refusal).toBeNull();
    expectLaws(story);
  });

  it('is not taken back as a transfer that was a mistake', async () => {
    const story = await owing();
    const transfer = String(revisionOf(await meet(story, [part(UNITS.ndc, 1, 60)])));
    expect(await story.give('correct-transfer', { transfer, reason })).toMatchObject({ refusal: 'not-correctable' });
  });
});
