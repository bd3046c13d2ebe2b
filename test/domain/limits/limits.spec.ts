import { describe, expect, it } from '@jest/globals';
import { expectLaws } from '../../support/check-laws.js';
import type { Outcome, Scenario } from '../../support/scenario.js';
import { afterIssuance, authorize, forOther, issuance, stage, verify2025 } from '../../support/stage.js';
import { contributed, convert, range } from '../../worked-cases/contributed.js';
import { bring, ghana, itmos } from '../movement/imports.js';
import { limit } from './given.js';

const send = (scenario: Scenario, quantity: string): Promise<Outcome> =>
  scenario.give('transfer-units', { from: 'GHA-H1', to: 'CHE-H1', units: { quantity } });

/** The book after W-01 but for the issuance: 100,000 verified, A-1 for other purposes, first transferred as `oimp` says. */
const verified = async (oimp: string): Promise<Scenario> => {
  const scenario = await stage();
  await verify2025(scenario, '100000');
  await authorize(scenario, forOther(oimp));
  return scenario;
};

describe('R-98: limits', () => {
  it('leave levies alone where these don’t count', async () => {
    const scenario = await afterIssuance();
    await limit(scenario, { budget: '50000' });

    expect(await send(scenario, '50001')).toMatchObject({ refusal: 'budget-exceeded', names: { left: '50000' } });
    expect((await send(scenario, '50000')).refusal).toBeNull();
    expectLaws(scenario);
  });

  it('come before ratios, and bind only vintages of their period, and only units that are first transferred', async () => {
    const scenario = await afterIssuance();
    await limit(scenario, { budget: '100', otherwiseBps: '10' });

    expect(await send(scenario, '101')).toMatchObject({ refusal: 'budget-exceeded' });
    expect((await send(scenario, '100')).refusal).toBeNull();
    await scenario.accept('transfer-units', { from: 'CHE-H1', to: 'JPN-H1', units: { quantity: '100' } });
    await scenario.accept('open-account', { account: 'GHA-H2', type: 'holding', party: 'GHA' });
    await scenario.accept('transfer-units', { from: 'GHA-H1', to: 'GHA-H2', units: { quantity: '5000' } });
    expectLaws(scenario);

    const other = await afterIssuance();
    await limit(other, { period: { first: '2026', last: '2030' }, budget: '1' });
    expect((await send(other, '50000')).refusal).toBeNull();
  });

  it('bind from their day on, and the ones set last whose day has come', async () => {
    const scenario = await afterIssuance();
    await limit(scenario, { budget: '10', effective: '2026-07-01' });
    expect((await send(scenario, '11')).refusal).toBeNull();

    scenario.at('2026-07-01T00:00:00.000Z');
    expect(await send(scenario, '1')).toMatchObject({ refusal: 'budget-exceeded', names: { left: '0' } });
    await limit(scenario, { budget: '12', effective: '2026-07-02' });
    await limit(scenario, { budget: '20' });
    expect((await send(scenario, '8')).refusal).toBeNull();
    scenario.at('2026-07-02T00:00:00.000Z');
    expect(await send(scenario, '2')).toMatchObject({ refusal: 'budget-exceeded', names: { left: '1' } });
    expect((await send(scenario, '1')).refusal).toBeNull();
    expectLaws(scenario);
  });

  it('an activity in no class has the ratio for all others, and none where there is none', async () => {
    const scenario = await afterIssuance();
    await limit(scenario, { classes: [{ class: 'OTHER', programmes: ['10472'], ratioBps: '0' }], otherwiseBps: '100' });
    expect(await send(scenario, '1001')).toMatchObject({ refusal: 'transfer-ratio-exceeded', names: { activity: '10471', left: '1000' } });

    await limit(scenario, { classes: [{ class: 'OTHER', programmes: ['10472'], ratioBps: '0' }] });
    expect((await send(scenario, '1001')).refusal).toBeNull();
    expectLaws(scenario);
  });

  it.each(['issuance', 'authorization'])('count what an issuance makes itself, first transferred by %s', async (oimp) => {
    const scenario = await verified(oimp);
    await limit(scenario, { otherwiseBps: '9299' });

    expect(await scenario.give('issue-units', issuance('1000', '930'))).toMatchObject({
      refusal: 'transfer-ratio-exceeded',
      names: { left: '929' },
    });
    await limit(scenario, { otherwiseBps: '9300' });
    await scenario.accept('issue-units', issuance('1000', '930'));
    expectLaws(scenario);
  });

  it('an issuance is never stuck: what may not leave may still be MCUs', async () => {
    const scenario = await verified('issuance');
    await authorize(scenario, { authorization: 'A-2', statement: 'part' });
    await limit(scenario, { budget: '1', countsLevies: true });

    expect((await scenario.give('issue-units', issuance('1000', '930'))).refusal).toBe('budget-exceeded');
    await scenario.accept('issue-units', issuance('1000', '930', { contribution: 'NPI' }));
    expectLaws(scenario);
  });

  it('bind levies that are authorized later', async () => {
    const scenario = await contributed();
    await limit(scenario, { budget: '699', countsLevies: true });

    expect(await convert(scenario, range(1, 9300))).toMatchObject({ refusal: 'budget-exceeded', names: { left: '699' } });
    await limit(scenario, { budget: '1' });
    expect((await convert(scenario, range(1, 9300))).refusal).toBeNull();
    expectLaws(scenario);
  });

  it('count imports, and refuse none that were first transferred before they came', async () => {
    const story = await ghana();
    await limit(story, { budget: '100' });
    const abroad = (quantity: string, first: string, on?: string): object =>
      itmos(quantity, first, { account: 'CHE-H1', ...(on === undefined ? {} : { firstTransferredOn: on }) });

    expect(await bring(story, [abroad('150', '1', '2026-06-01')])).toMatchObject({ refusal: 'budget-exceeded', names: { left: '100' } });
    expect(await bring(story, [abroad('150', '1', '2026-05-31')])).toMatchObject({ refusal: null });
    expect(await bring(story, [abroad('1', '1000')], { import: 'IM-2' })).toMatchObject({
      refusal: 'budget-exceeded',
      names: { left: '0' },
    });
    expect(await bring(story, [itmos('10', '2000')], { import: 'IM-3' })).toMatchObject({ refusal: null });
    expectLaws(story);
  });

  it('never refuse a correction', async () => {
    const scenario = await afterIssuance();
    await limit(scenario, { budget: '100' });
    const { events } = await send(scenario, '100');
    const reason = { code: 'error-in-data' };

    expect((await scenario.give('correct-transfer', { transfer: events[0]?.revision ?? '', reason })).refusal).toBeNull();
    const { blocks } = events[0]?.data as { blocks: string[] };
    await scenario.accept('transfer-units', { from: 'GHA-H1', to: 'CHE-H1', units: { blocks } });
    expectLaws(scenario);
  });

  it('what a batch that was not written let leave is still there', async () => {
    const scenario = await afterIssuance();
    await limit(scenario, { budget: '100' });
    scenario.book.begin();
    const before = scenario.book.transferredByHost.get('GHA 2025');
    scenario.book.transferredByHost.set('GHA 2025', { gross: 0n, gone: 100n, levies: 0n });
    scenario.book.rollback();
    expect(scenario.book.transferredByHost.get('GHA 2025')).toBe(before);

    const data = { from: 'GHA-H1', to: 'CHE-H1', units: { quantity: '60' } };
    const request = (n: number): Parameters<typeof scenario.ledger.executeTogether>[0][number] => ({
      ...{ name: 'transfer-units', data, actor: 'dev', key: `together-${n}`, hash: `hash-${n}` },
    });
    const answers = await scenario.ledger.executeTogether([request(1), request(2)]);
    expect(answers[1]).toMatchObject({ code: 'budget-exceeded', names: { left: '40' } });
    expect((await send(scenario, '100')).refusal).toBeNull();
    expectLaws(scenario);
  });
});
