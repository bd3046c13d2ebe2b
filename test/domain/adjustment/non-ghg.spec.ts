import { describe, expect, it } from '@jest/globals';
import { nonGhgOf } from '../../../src/domain/book/block.js';
import { expectLaws } from '../../support/check-laws.js';
import type { Outcome, Scenario } from '../../support/scenario.js';
import { authorize, issuance, openSink, stage, verify2025 } from '../../support/stage.js';

/** 1,000 units that stand for `inMwh` MWh; 930 of them in GHA-H1. */
const issued = async (inMwh: string): Promise<[Scenario, Outcome]> => {
  const scenario = await stage();
  await verify2025(scenario, '1000');
  await authorize(scenario, { metric: 'non-GHG', nonGhgMetric: 'MWh' });
  return [scenario, await scenario.accept('issue-units', issuance('1000', '930', { authorization: 'A-1', nonGhgQuantity: inMwh }))];
};
const nonGhg = ({ events }: Outcome): bigint =>
  events.reduce((sum, { data }) => sum + BigInt((data['nonGhgQuantity'] as string | undefined) ?? 0), 0n);
const heldNonGhg = (scenario: Scenario): bigint =>
  [...scenario.book.units.accounts()].flatMap(([, holding]) => [...holding]).reduce((sum, block) => sum + (nonGhgOf(block) ?? 0n), 0n);

describe('units of an authorization in another metric', () => {
  it('the levies carry the part of the quantity that their serials stand for', async () => {
    const [scenario, outcome] = await issued('377');

    expect(
      outcome.events.slice(1).map(({ data }) => [data['trigger'], data['quantity'], data['nonGhgQuantity'], data['vintages']]),
    ).toEqual([
      ['omge', '20', '8', [{ vintage: '2025', quantity: '20', nonGhgQuantity: '8' }]],
      ['adaptation-share', '50', '19', [{ vintage: '2025', quantity: '50', nonGhgQuantity: '19' }]],
    ]);
    expect(heldNonGhg(scenario)).toBe(377n);
    expectLaws(scenario);
  });

  it.each(['0', '1', '377', '1000', '123456789'])('%s MWh: whatever the splits, the parts sum to the whole', async (inMwh) => {
    const [scenario, first] = await issued(inMwh);
    let added = nonGhg(first);

    for (const quantity of ['1', '7', '300', '13', '609'])
      added += nonGhg(await scenario.accept('transfer-units', { from: 'GHA-H1', to: 'CHE-H1', units: { quantity } }));

    expect(heldNonGhg(scenario)).toBe(BigInt(inMwh));
    expect(added).toBe(BigInt(inMwh));
    expect(scenario.adjusted('GHA')).toEqual([1_000n, 0n]);
    expectLaws(scenario);
  });

  it('use subtracts the quantity that the used units stand for', async () => {
    const [scenario] = await issued('2000');
    await openSink(scenario, 'CHE-NDC', 'retirement-ndc', 'CHE');
    await scenario.accept('transfer-units', { from: 'GHA-H1', to: 'CHE-H1', units: { quantity: '930' } });

    const { events } = await scenario.accept('use-units', { from: 'CHE-H1', to: 'CHE-NDC', year: '2025', units: { quantity: '100' } });

    expect(events.slice(1).map(({ data }) => data)).toMatchObject([{ kind: 'subtraction', quantity: '100', nonGhgQuantity: '200' }]);
    expectLaws(scenario);
  });

  it('units in tCO2e have none', async () => {
    const scenario = await stage();
    await verify2025(scenario, '1000');
    await authorize(scenario);

    const { events } = await scenario.accept('issue-units', issuance('1000'));

    expect(events.slice(1).map(({ data }) => data['nonGhgQuantity'])).toEqual([null, null]);
    expect([...scenario.book.units.heldBy('PENDING')].map(nonGhgOf)).toEqual([null]);
  });
});
