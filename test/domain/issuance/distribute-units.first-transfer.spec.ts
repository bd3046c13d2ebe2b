import { describe, expect, it } from '@jest/globals';
import { expectLaws } from '../../support/check-laws.js';
import type { Scenario } from '../../support/scenario.js';
import { reason } from '../../support/samples.js';
import { authorize, forOther, issuance, stage, verify2025 } from '../../support/stage.js';

const S = 'UN01-GHA-10471-2025';
const to = (...distribution: object[]): object => ({ issuance: 'I-1', distribution });

/** 1,000 units of I-1: 930 pending. */
const ready = async (terms: object = {}): Promise<Scenario> => {
  const scenario = await stage();
  await verify2025(scenario, '1000');
  await authorize(scenario, terms);
  await scenario.accept('issue-units', issuance('1000'));
  return scenario;
};

describe('distribute-units: first transfer', () => {
  it("AERs forwarded to another Party than the host are first transferred; those for the host's account are not", async () => {
    const scenario = await ready();

    const { events } = await scenario.accept(
      'distribute-units',
      to({ account: 'GHA-H1', quantity: '100' }, { account: 'CHE-H1', quantity: '30' }),
    );

    expect(events[0]?.data['firstTransferred']).toEqual([`${S}-101-130`]);
    expect(events.slice(1).map(({ data }) => data)).toMatchObject([
      { party: 'GHA', kind: 'addition', quantity: '30', trigger: 'first-international-transfer', blocks: [`${S}-101-130`] },
    ]);
    expect(scenario.adjusted('GHA')).toEqual([100n, 0n]);
    expectLaws(scenario);
  });

  it('units first transferred at birth are not first transferred again', async () => {
    const scenario = await ready(forOther('issuance'));

    const { events } = await scenario.accept('distribute-units', to({ account: 'CHE-H1', quantity: '30' }));

    expect(events.map(({ type }) => type)).toEqual(['UnitsDistributed']);
    expect(events[0]?.data['firstTransferred']).toEqual([]);
    expectLaws(scenario);
  });

  it.each(['at issuance', 'later'])('%s: once, though part of the line goes to the buffer', async (when) => {
    const scenario = await stage({ programme: { outcome: 'removals', riskRatingBps: '1000' } });
    await verify2025(scenario, '1000');
    await authorize(scenario);
    const distribution = [{ account: 'CHE-H1', quantity: '30' }];

    await scenario.accept('issue-units', when === 'later' ? issuance('1000') : { ...issuance('1000'), distribution });
    if (when === 'later') await scenario.accept('distribute-units', { issuance: 'I-1', distribution });

    expect(scenario.adjusted('GHA')).toEqual([100n, 0n]);
    expectLaws(scenario);
  });

  it("R-62: only to the authorization's Parties, and until its last day of use", async () => {
    const scenario = await ready({ parties: ['JPN'], usedUntil: '2026-06-30' });

    expect((await scenario.give('distribute-units', to({ account: 'CHE-H1', quantity: '1' }))).refusal).toBe('authorization-not-in-force');
    await scenario.accept('distribute-units', to({ account: 'JPN-H1', quantity: '1' }));
    scenario.at('2026-07-01T00:00:00.000Z');
    expect((await scenario.give('distribute-units', to({ account: 'JPN-H1', quantity: '1' }))).refusal).toBe('authorization-not-in-force');
    await scenario.accept('distribute-units', to({ account: 'GHA-H1', quantity: '1' }));
  });

  it('R-63: a Party that is not participating acquires none; its own units it may have', async () => {
    const scenario = await ready();
    await scenario.accept('update-party', { party: 'CHE', participating: false, reason });
    await scenario.accept('update-party', { party: 'GHA', participating: false, reason });

    expect(await scenario.give('distribute-units', to({ account: 'CHE-H1', quantity: '30' }))).toMatchObject({
      refusal: 'account-not-entitled',
      names: { account: 'CHE-H1' },
    });
    await scenario.accept('distribute-units', to({ account: 'GHA-H1', quantity: '30' }));
  });
});
