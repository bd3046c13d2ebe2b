import { beforeEach, describe, expect, it } from '@jest/globals';
import { expectLaws } from '../../support/check-laws.js';
import type { Outcome, Scenario } from '../../support/scenario.js';
import { afterIssuance } from '../../support/stage.js';
import { document } from './given.js';

const send = (story: Scenario, quantity: string, key?: string): Promise<Outcome> =>
  story.give('transfer-units', { from: 'GHA-H1', to: 'CHE-H1', units: { quantity } }, key === undefined ? {} : { key });

/** After W-01, 7,000 levies of 2025 are first transferred; Ghana means to emit 1,000,000 in 2024, and did emit 990,000. */
const seller = async (overselling: string, year = '2024'): Promise<Scenario> => {
  const story = await afterIssuance({}, { policy: { overselling } });
  const { first = '', last = '' } = story.book.parties.get('GHA')?.ndcPeriods[0] ?? {};
  const trajectory = [
    { year, quantity: '1000000' },
    { year: '2021', quantity: '0' },
  ];
  await story.accept('choose-adjustment-method', { party: 'GHA', ndcPeriod: { first, last }, method: 'multi-year', trajectory });
  const inventory = { party: 'GHA', metric: 'GHG', source: document };
  await story.accept('report-inventory', { ...inventory, year: '2021', quantity: '0' });
  await story.accept('report-inventory', { ...inventory, year, quantity: '990000' });
  return story;
};

const OVERSOLD = { code: 'host-would-oversell', party: 'GHA', vintage: '2025', year: '2024', missing: '1' };

describe('R-101: overselling', () => {
  let story: Scenario;
  beforeEach(async () => {
    story = await seller('refuse');
  });

  it('is judged by the last year before the vintage that has an inventory and a target', async () => {
    expect(await send(story, '3001')).toMatchObject({
      refusal: 'host-would-oversell',
      names: { vintage: '2025', year: '2024', missing: '1' },
    });
    expect(await send(story, '3000')).toMatchObject({ refusal: null, warnings: [] });
    expectLaws(story);
  });

  it('is judged by the vintage itself where that has both', async () => {
    const own = await seller('refuse', '2025');

    expect(await send(own, '3001')).toMatchObject({ refusal: 'host-would-oversell', names: { year: '2025', missing: '1' } });
    expectLaws(own);
  });

  it('what the host itself used towards the year lets more leave', async () => {
    story.book.begin();
    story.book.accounted.set('GHA 2025 GHG', { firstTransferred: 7000n, used: 1n });
    story.book.commit();

    expect((await send(story, '3001')).refusal).toBeNull();
  });

  it('passes with a warning where the policy warns: in its first answer, and in no later one', async () => {
    const warned = await seller('warn');

    expect(await send(warned, '3001', 'the-first-key')).toMatchObject({ refusal: null, replayed: false, warnings: [OVERSOLD] });
    expect(await send(warned, '3001', 'the-first-key')).toMatchObject({ refusal: null, replayed: true, warnings: [] });
    expectLaws(warned);
  });

  it('a dry run has the warning too', async () => {
    const warned = await seller('warn');
    const data = { from: 'GHA-H1', to: 'CHE-H1', units: { quantity: '3001' } };

    const answer = await warned.ledger.execute({ name: 'transfer-units', data, actor: 'dev', key: undefined, hash: 'h', dryRun: true });

    expect(answer).toMatchObject({ warnings: [OVERSOLD], consequences: {} });
  });

  it('is not asked for where the policy is off', async () => {
    expect(await send(await seller('off'), '50000')).toMatchObject({ refusal: null, warnings: [] });
  });

  it('nobody is warned of what moves without being first transferred', async () => {
    const warned = await seller('warn');
    await warned.accept('open-account', { account: 'GHA-H2', type: 'holding', party: 'GHA' });

    const moved = await warned.accept('transfer-units', { from: 'GHA-H1', to: 'GHA-H2', units: { quantity: '50000' } });

    expect(moved.warnings).toEqual([]);
  });
});
