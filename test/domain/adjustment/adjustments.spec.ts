import { describe, expect, it } from '@jest/globals';
import { additions } from '../../../src/domain/adjustment/adjustments.js';
import type { CorrespondingAdjustmentApplied } from '../../../src/domain/adjustment/corresponding-adjustment-applied.js';
import { idOf, type Block } from '../../../src/domain/book/block.js';
import { canonical } from '../../../src/domain/kernel/canonical.js';
import { expectLaws } from '../../support/check-laws.js';
import type { Outcome, Scenario } from '../../support/scenario.js';
import { verification } from '../../support/samples.js';
import { afterIssuance, authorize, forOther, openSink, stage } from '../../support/stage.js';

const S = 'UN01-GHA-10471';
const adjustmentsOf = ({ events }: Outcome): unknown[] =>
  events.filter(({ type }) => type === 'CorrespondingAdjustmentApplied').map(({ data }) => data);

/** 100 units of 2024 under A-1 and 100 of 2025 under A-2, without levies, all in GHA-H1. */
const twoAuthorizations = async (policy: object = { adaptationBps: '0', omgeBps: '0' }): Promise<Scenario> => {
  const scenario = await stage({ policy });
  const years = { '2021': '0', '2022': '0', '2023': '0', '2024': '100', '2025': '100' };
  await scenario.accept('verify-reductions', verification('V-1', '10471', 'GHA', 'CP-1', years));
  await authorize(scenario);
  await authorize(scenario, { authorization: 'A-2', cooperativeApproach: 'CA0002' });
  const line = (vintage: string, code: string): object => ({ component: 'CP-1', vintage, quantity: '100', authorization: code });
  await scenario.accept('issue-units', { issuance: 'I-1', verification: 'V-1', lines: [line('2024', 'A-1'), line('2025', 'A-2')] });
  return scenario;
};
const distributed = async (): Promise<Scenario> => {
  const scenario = await twoAuthorizations();
  await scenario.accept('distribute-units', { issuance: 'I-1', distribution: [{ account: 'GHA-H1', quantity: '200' }] });
  return scenario;
};

describe('corresponding adjustments', () => {
  it('the host adds what is first transferred: one entry for each authorization, with its vintages and blocks', async () => {
    const scenario = await distributed();

    const outcome = await scenario.accept('transfer-units', { from: 'GHA-H1', to: 'CHE-H1', units: { quantity: '150' } });

    const common = {
      ...{ party: 'GHA', kind: 'addition', trigger: 'first-international-transfer', actionYear: '2026' },
      ...{ useYear: null, late: false, nonGhgQuantity: null },
    };
    expect(adjustmentsOf(outcome)).toEqual([
      {
        ...{ ...common, quantity: '100', authorization: 'A-1', cooperativeApproach: 'CA0001', blocks: [`${S}-2024-1-100`] },
        vintages: [{ vintage: '2024', quantity: '100', nonGhgQuantity: null }],
      },
      {
        ...{ ...common, quantity: '50', authorization: 'A-2', cooperativeApproach: 'CA0002', blocks: [`${S}-2025-51-100`] },
        vintages: [{ vintage: '2025', quantity: '50', nonGhgQuantity: null }],
      },
    ]);
    expectLaws(scenario);
  });

  it('the user subtracts what it uses, for the year it uses it for', async () => {
    const scenario = await distributed();
    await openSink(scenario, 'CHE-NDC', 'retirement-ndc', 'CHE');
    await scenario.accept('transfer-units', { from: 'GHA-H1', to: 'CHE-H1', units: { quantity: '200' } });

    const outcome = await scenario.accept('use-units', { from: 'CHE-H1', to: 'CHE-NDC', year: '2026', units: { quantity: '150' } });

    const common = { party: 'CHE', kind: 'subtraction', trigger: 'use', actionYear: '2026', useYear: '2026' };
    expect(adjustmentsOf(outcome)).toMatchObject([
      { ...common, quantity: '100', authorization: 'A-1', blocks: [`${S}-2024-1-100`] },
      { ...common, quantity: '50', authorization: 'A-2', blocks: [`${S}-2025-51-100`] },
    ]);
    expect(scenario.adjusted('CHE')).toEqual([0n, 150n]);
    expectLaws(scenario);
  });

  it('those of one act stand in the order of their triggers, whatever the order of its blocks', async () => {
    const scenario = await twoAuthorizations({});

    const order = [...scenario.book.units.heldBy('OMGE-MANDATORY')].length;
    expect(order).toBe(2);
    const stored = scenario.file
      .actAt(scenario.ledger.revision)
      .map(({ body }) => JSON.parse(body) as { type: string; data: Record<string, string> });
    expect(stored.slice(1).map(({ data }) => [data['trigger'], data['authorization'], data['quantity']])).toEqual([
      ['omge', 'A-1', '2'],
      ['omge', 'A-2', '2'],
      ['adaptation-share', 'A-1', '5'],
      ['adaptation-share', 'A-2', '5'],
    ]);
  });

  it.each([
    ['OMGE', 'OMGE-VOLUNTARY', 'omge'],
    ['OP', 'GHA-OP', 'use-or-cancellation'],
  ])('a cancellation for %s adds under the trigger %s', async (purpose, to, trigger) => {
    const scenario = await afterIssuance(forOther('use-or-cancellation'));
    await openSink(scenario, 'GHA-OP', 'cancellation-op', 'GHA');

    const outcome = await scenario.accept('cancel-units', { from: 'GHA-H1', to, purpose, units: { quantity: '10' } });

    expect(adjustmentsOf(outcome)).toMatchObject([{ party: 'GHA', kind: 'addition', quantity: '10', trigger, actionYear: '2026' }]);
    expectLaws(scenario);
  });

  it('4.1: the earliest trigger counts: what was to be first transferred at its cancellation crosses a border before', async () => {
    const scenario = await afterIssuance(forOther('use-or-cancellation'));
    await openSink(scenario, 'CHE-OP', 'cancellation-op', 'CHE');

    const moved = await scenario.accept('transfer-units', { from: 'GHA-H1', to: 'CHE-H1', units: { quantity: '10' } });
    const ended = await scenario.accept('cancel-units', { from: 'CHE-H1', to: 'CHE-OP', purpose: 'OP', units: { quantity: '10' } });

    expect(adjustmentsOf(moved)).toMatchObject([{ party: 'GHA', quantity: '10', trigger: 'first-international-transfer' }]);
    expect(adjustmentsOf(ended)).toEqual([]);
    expectLaws(scenario);
  });

  it('what happens to units first transferred already adjusts nothing more', async () => {
    const scenario = await afterIssuance(forOther('issuance'));
    await openSink(scenario, 'GHA-OP', 'cancellation-op', 'GHA');

    const outcome = await scenario.accept('cancel-units', { from: 'GHA-H1', to: 'GHA-OP', purpose: 'OP', units: { quantity: '10' } });

    expect(adjustmentsOf(outcome)).toEqual([]);
    expectLaws(scenario);
  });

  it('the year of the action is that of the ledger, the vintage that of the units', async () => {
    const scenario = await afterIssuance();
    scenario.at('2027-01-01T00:00:00.000Z');

    const outcome = await scenario.accept('transfer-units', { from: 'GHA-H1', to: 'CHE-H1', units: { quantity: '1' } });

    expect(adjustmentsOf(outcome)).toMatchObject([{ actionYear: '2027', vintages: [{ vintage: '2025' }] }]);
  });
});

describe('an adjustment of many blocks', () => {
  /** Blocks of one unit each, whose ids have 57 characters. */
  const many = async (count: number): Promise<{ story: Scenario; blocks: Block[] }> => {
    const story = await distributed();
    const [block] = story.book.units.within(`${S}-2024-1-1`) ?? [];
    if (!block) throw new Error('no block');
    const serial = (i: number): bigint => 100_000_000_000_000_000n + BigInt(i);
    return { story, blocks: Array.from({ length: count }, (_, i) => ({ ...block, first: serial(i), last: serial(i) })) };
  };
  const applied = async (count: number): Promise<readonly CorrespondingAdjustmentApplied[]> => {
    const { story, blocks } = await many(count);
    const events = additions(
      story.book,
      blocks.map((block) => ({ block, trigger: 'first-international-transfer', actionYear: '2026' })),
    );
    // Whatever the pieces: all blocks in their order, each piece with its own figures, and in an event of 60,000 bytes.
    expect(events.flatMap((event) => event.blocks)).toEqual(blocks.map(idOf));
    for (const event of events) {
      expect([event.quantity, event.vintages]).toEqual([
        String(event.blocks.length),
        [{ vintage: '2024', quantity: String(event.blocks.length), nonGhgQuantity: null }],
      ]);
      expect(canonical(event).length).toBeLessThanOrEqual(59_000);
    }
    return events;
  };

  it.each([1, 200, 201, 700, 701, 970])('%i blocks that fit one event are one event', async (count) => {
    expect(await applied(count)).toHaveLength(1);
  });

  it.each([
    [990, 2],
    [1_000, 2],
    [1_001, 2],
    [2_500, 4],
  ])('%i blocks that do not fit are in %i events', async (count, events) => {
    expect(await applied(count)).toHaveLength(events);
  });

  it('of none is none', async () => {
    expect(await applied(0)).toEqual([]);
  });
});
