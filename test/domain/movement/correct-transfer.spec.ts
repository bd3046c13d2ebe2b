import { describe, expect, it } from '@jest/globals';
import { CERS, issue, movements, UNITS } from '../../support/movements.js';
import { eventsOf, lastRevision, revisionOf } from '../../support/outcome.js';
import { refusedInOrder } from '../../support/precedence.js';
import { everyStoryReplays } from '../../support/replay.js';
import { reason } from '../../support/samples.js';
import type { Outcome, Scenario } from '../../support/scenario.js';
import { kindClosed } from '../limits/given.js';

const NDC = (first: number, last: number): string => `UN01-GHA-10471-2021-${first}-${last}`;

/** Moves units and gives the revision of the transfer. */
const transferred = async (story: Scenario, to: string, blocks: string[], from = 'GHA-H1'): Promise<string> => {
  return String(revisionOf(await story.accept('transfer-units', { from, to, units: { blocks } })));
};
const correct = (story: Scenario, transfer: string): Promise<Outcome> => story.give('correct-transfer', { transfer, reason });

describe('correct-transfer', () => {
  everyStoryReplays();

  it('moves all units of a transfer back, by an event of its own that names it (R-13)', async () => {
    const story = await movements();
    const transfer = await transferred(story, 'GHA-H2', [UNITS.mcu, CERS]);
    expect(eventsOf(await story.accept('correct-transfer', { transfer, reason }))).toEqual([
      [
        'UnitsTransferred',
        { from: 'GHA-H2', to: 'GHA-H1', blocks: [UNITS.mcu, CERS], firstTransferred: [], reference: null, corrects: transfer },
      ],
    ]);
    expect([story.holding('GHA-H1'), story.holding('GHA-H2')]).toEqual([3_500n, 0n]);
  });

  it('leaves the first transfer and the adjustment as they happened', async () => {
    const story = await movements();
    const transfer = await transferred(story, 'CHE-H1', [UNITS.ndc]);
    expect(eventsOf(await story.accept('correct-transfer', { transfer, reason })).map(([type]) => type)).toEqual(['UnitsTransferred']);
    expect(story.adjusted('GHA')).toEqual([1_000n, 0n]);
    expect(story.book.units.within(UNITS.ndc)).toMatchObject([{ account: 'GHA-H1', firstTransferred: true }]);
  });

  it('takes back what was split meanwhile, as it stands', async () => {
    const story = await movements();
    const transfer = await transferred(story, 'GHA-H2', [NDC(1, 100)]);
    await story.accept('freeze-units', { blocks: [NDC(11, 20)], reason });
    await story.accept('unfreeze-units', { blocks: [NDC(11, 20)], reason });
    expect(eventsOf(await story.accept('correct-transfer', { transfer, reason }))[0]?.[1]).toMatchObject({
      blocks: [NDC(1, 10), NDC(11, 20), NDC(21, 100)],
    });
  });

  it('is refused when some of the units moved on, naming the event that moved them, also when they came back', async () => {
    const story = await movements();
    const transfer = await transferred(story, 'CHE-H1', [NDC(1, 100)]);
    const onward = await transferred(story, 'RWA-H1', [NDC(41, 50)], 'CHE-H1');
    expect(await correct(story, transfer)).toMatchObject({
      refusal: 'not-correctable',
      names: { conflictsWith: BigInt(onward), blocks: [NDC(41, 50)] },
    });
    const back = await transferred(story, 'CHE-H1', [NDC(41, 50)], 'RWA-H1');
    expect(await correct(story, transfer)).toMatchObject({ refusal: 'not-correctable', names: { conflictsWith: BigInt(back) } });
  });

  it('corrects a transfer once; a correction is a transfer that can be corrected as well', async () => {
    const story = await movements();
    const transfer = await transferred(story, 'GHA-H2', [UNITS.mcu]);
    const revision = lastRevision(await story.accept('correct-transfer', { transfer, reason }));
    expect(await correct(story, transfer)).toMatchObject({ refusal: 'not-correctable', names: { conflictsWith: revision } });
    await story.accept('correct-transfer', { transfer: String(revision), reason });
    expect(story.holding('GHA-H2')).toBe(1_000n);
  });

  it('knows nothing but transfers: what an issuance brought is no transfer', async () => {
    const story = await movements();
    const issued = revisionOf(await issue(story, '2024', '10'));
    expect(await correct(story, String(issued))).toMatchObject({ refusal: 'unknown-event' });
    expect(await correct(story, '99999')).toMatchObject({ refusal: 'unknown-event' });
  });

  it('waits for a second person where the policy says so, and reserves what it would move until then (R-80, R-81)', async () => {
    const story = await movements();
    const policy = { approvals: [{ command: 'correct-transfer', by: 'colleague' }] };
    await story.accept('set-policy', { replaces: '1', policy, reason });
    const transfer = await transferred(story, 'GHA-H2', [NDC(1, 100)]);
    const data = { transfer, reason };
    expect(await story.give('correct-transfer', data)).toMatchObject({ refusal: 'approval-required' });
    await story.accept('propose', { proposal: 'P-1', command: 'correct-transfer', data });
    const units = { blocks: [NDC(1, 10)] };
    expect(await story.give('transfer-units', { from: 'GHA-H2', to: 'GHA-H1', units })).toMatchObject({ refusal: 'units-reserved' });
    const hash = story.book.proposals.get('P-1')?.hash ?? '';
    await story.accept('approve', { proposal: 'P-1', hash }, { actor: 'dev-two' });
    expect(story.book.units.within(NDC(1, 100))).toMatchObject([{ account: 'GHA-H1', reservedBy: null }]);
  });
});

describe('correct-transfer refuses', () => {
  const data = { transfer: '', reason };
  const given = async (): Promise<Scenario> => {
    const story = await movements();
    data.transfer = await transferred(story, 'GHA-H2', [NDC(1, 100)]);
    return story;
  };
  const ladder = (refuse: (story: Scenario) => Promise<unknown>, names: object): Parameters<typeof refusedInOrder>[0] => ({
    command: 'correct-transfer',
    ready: given,
    data,
    faults: [
      { refusal: 'unknown-event', wrong: (wrong) => ({ ...wrong, transfer: '0' }) },
      { refusal: 'not-correctable', given: refuse, names },
      kindClosed,
    ],
  });
  const frozen = (story: Scenario): Promise<unknown> => story.accept('freeze-units', { blocks: [NDC(5, 9)], reason });
  const suspended = (story: Scenario): Promise<unknown> => story.accept('suspend-account', { account: 'GHA-H1', reason });
  refusedInOrder(ladder(frozen, { blocks: [NDC(5, 9)] }), ladder(suspended, { account: 'GHA-H1' }));
});
