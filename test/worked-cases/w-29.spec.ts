import { describe, expect, it } from '@jest/globals';
import { expectLaws } from '../support/check-laws.js';
import type { Scenario } from '../support/scenario.js';
import { afterIssuance, openSink } from '../support/stage.js';

const abroad = async (purposes: string[]): Promise<Scenario> => {
  const scenario = await afterIssuance({ purposes, firstTransfer: { oimp: 'use-or-cancellation' } });
  await openSink(scenario, 'CHE-NDC', 'retirement-ndc', 'CHE');
  await scenario.accept('transfer-units', { from: 'GHA-H1', to: 'CHE-H1', units: { quantity: '1000' } });
  return scenario;
};
const use = { from: 'CHE-H1', to: 'CHE-NDC', year: '2025', units: { quantity: '1000' } };

describe('W-29: an AER authorized for other purposes is retired to an NDC', () => {
  it('is refused', async () => {
    const scenario = await abroad(['OP']);

    expect((await scenario.give('use-units', use)).refusal).toBe('purpose-not-authorized');
    expect(scenario.adjusted('CHE')).toEqual([0n, 0n]);
    expectLaws(scenario);
  });

  it('is accepted where the host authorized both', async () => {
    const scenario = await abroad(['NDC', 'OP']);

    await scenario.accept('use-units', use);

    expect(scenario.adjusted('CHE')).toEqual([0n, 1_000n]);
    expectLaws(scenario);
  });
});
