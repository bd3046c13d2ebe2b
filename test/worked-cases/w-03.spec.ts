import { describe, expect, it } from '@jest/globals';
import { expectLaws } from '../support/check-laws.js';
import type { Scenario } from '../support/scenario.js';
import { blocksIn } from '../support/holdings.js';
import { revisionOf } from '../support/outcome.js';
import { afterIssuance, openSink } from '../support/stage.js';

const use = (from: string, to: string, quantity: string): object => ({ from, to, year: '2025', units: { quantity } });

const used = async (): Promise<Scenario> => {
  const scenario = await afterIssuance();
  await openSink(scenario, 'CHE-NDC', 'retirement-ndc', 'CHE');
  await openSink(scenario, 'JPN-NDC', 'retirement-ndc', 'JPN');
  await scenario.accept('transfer-units', { from: 'GHA-H1', to: 'CHE-H1', units: { quantity: '93000' } });
  return scenario;
};

const world = (scenario: Scenario): bigint =>
  ['GHA', 'CHE', 'JPN'].map((party) => scenario.adjusted(party)).reduce((sum, [added, subtracted]) => sum + added - subtracted, 0n);

describe('W-03: the 93,000 of W-02 are used towards the NDC of the Party that acquired them', () => {
  it('the user subtracts 93,000, and the world is left with 7,000', async () => {
    const scenario = await used();

    await scenario.accept('use-units', use('CHE-H1', 'CHE-NDC', '93000'));

    expect(scenario.adjusted('GHA')).toEqual([100_000n, 0n]);
    expect(scenario.adjusted('CHE')).toEqual([0n, 93_000n]);
    expect(world(scenario)).toBe(7_000n);
    expectLaws(scenario);
  });

  it('once a third Party has used the adaptation share the world is left with exactly OMGE, 2,000', async () => {
    const scenario = await used();
    await scenario.accept('use-units', use('CHE-H1', 'CHE-NDC', '93000'));

    await scenario.accept('transfer-units', { from: 'ADAPTATION-SHARE', to: 'JPN-H1', units: { quantity: '5000' } });
    await scenario.accept('use-units', use('JPN-H1', 'JPN-NDC', '5000'));

    expect(scenario.adjusted('JPN')).toEqual([0n, 5_000n]);
    expect(world(scenario)).toBe(2_000n);
    expect(scenario.holding('OMGE-MANDATORY')).toBe(2_000n);
    expectLaws(scenario);
  });

  it('used units never leave: neither by quantity nor by name, from their account or another', async () => {
    const scenario = await used();
    const use1 = await scenario.accept('use-units', use('CHE-H1', 'CHE-NDC', '93000'));
    const units = { blocks: blocksIn(scenario, 'CHE-NDC') };

    expect((await scenario.give('transfer-units', { from: 'CHE-NDC', to: 'CHE-H1', units: { quantity: '1' } })).refusal).toBe('double-use');
    expect(await scenario.give('transfer-units', { from: 'CHE-H1', to: 'JPN-H1', units })).toMatchObject({
      refusal: 'double-use',
      names: { conflictsWith: revisionOf(use1), blocks: units.blocks },
    });
    expect((await scenario.give('use-units', { from: 'CHE-NDC', to: 'JPN-NDC', year: '2025', units })).refusal).toBe('double-use');
    expect(scenario.holding('CHE-NDC')).toBe(93_000n);
    expectLaws(scenario);
  });
});
