import { describe, expect, it } from '@jest/globals';
import { expectLaws } from '../../support/check-laws.js';
import { revisionOf } from '../../support/outcome.js';
import { balanceRow } from '../../support/samples.js';
import type { Scenario } from '../../support/scenario.js';
import { apart, batch, issue, issued, linesOf, nest, nested, sumsOf, verified, verify } from './given.js';

const half = (year: string, from: string, to: string): object => ({ period: { from: `${year}-${from}`, to: `${year}-${to}` } });

describe('mode baseline-only (R-95)', () => {
  it('lets the outer programme verify and issue nothing, and deducts nothing of it', async () => {
    const scenario = await apart();
    const given = await scenario.accept('nest-programme', nest('INA', 'OUT', { mode: 'baseline-only', until: '2021-12-31' }));
    await verified(scenario, 'V-A', 'A-1', { '2021': '300' });

    expect(linesOf(await verified(scenario, 'V-O', 'O-1', { '2021': '1000' }))).toEqual([['O-1', '2021', {}, '1000', '0']]);
    expect(await issue(scenario, 'V-O', 'O-1', '2021', '1000')).toMatchObject({
      refusal: 'outer-not-crediting',
      names: { line: 1, programme: 'INA', conflictsWith: revisionOf(given) },
    });
    expect((await issue(scenario, 'V-A', 'A-1', '2021', '300')).refusal).toBeNull();
    expectLaws(scenario);
  });

  it('holds up nobody: what may never be issued need not be before the next period (R-33)', async () => {
    const scenario = await nested({ mode: 'baseline-only', until: '2021-12-31' });
    await verified(scenario, 'V-O', 'O-1', { '2021': '1000' });

    expect((await verify(scenario, 'V-O2', 'O-1', { '2022': '5' })).refusal).toBeNull();
    expect((await verify(scenario, 'V-O3', 'O-1', { '2023': '5' })).refusal).toBe('previous-period-open');
    expectLaws(scenario);
  });

  it('hands on to programmes further out what is claimed inside', async () => {
    const scenario = await apart();
    await scenario.accept('nest-programme', nest('INA', 'INB', { mode: 'baseline-only' }));
    await scenario.accept('nest-programme', nest('INB', 'OUT'));
    await verified(scenario, 'V-A', 'A-1', { '2021': '300' });

    expect(linesOf(await verified(scenario, 'V-O', 'O-1', { '2021': '1000' }))).toEqual([['O-1', '2021', { INB: '300' }, '700', '0']]);
    expectLaws(scenario);
  });
});

describe('mode outer-only (R-95)', () => {
  it('lets the inner programme verify, and issue nothing of a day from the first of the nest on', async () => {
    const scenario = await apart();
    const given = await scenario.accept('nest-programme', nest('INA', 'OUT', { mode: 'outer-only', from: '2022-07-01' }));
    await verified(scenario, 'V-1', 'A-1', { '2021': '10', '2022': '20' }, { period: { from: '2021-01-01', to: '2022-06-30' } });
    for (const [vintage, quantity] of [
      ['2021', '10'],
      ['2022', '20'],
    ] as const)
      expect((await issue(scenario, 'V-1', 'A-1', vintage, quantity)).refusal).toBeNull();
    await verified(scenario, 'V-2', 'A-1', { '2022': '30' }, half('2022', '07-01', '12-31'));

    expect(await issue(scenario, 'V-2', 'A-1', '2022', '1')).toMatchObject({
      refusal: 'nested-issuance-closed',
      names: { line: 1, programme: 'OUT', conflictsWith: revisionOf(given) },
    });
    expectLaws(scenario);
  });

  it('ends with the last day of the nest', async () => {
    const scenario = await nested({ mode: 'outer-only', until: '2021-06-30' });
    await verified(scenario, 'V-1', 'A-1', { '2021': '10' }, half('2021', '01-01', '06-30'));
    await verified(scenario, 'V-2', 'A-1', { '2021': '10' }, half('2021', '07-01', '12-31'));

    expect((await issue(scenario, 'V-1', 'A-1', '2021', '1')).refusal).toBe('nested-issuance-closed');
    expect((await issue(scenario, 'V-2', 'A-1', '2021', '10')).refusal).toBeNull();
    expectLaws(scenario);
  });

  it('deducts of the outer programme what the inner one may still issue, and nothing else of it', async () => {
    const scenario = await nested({ mode: 'outer-only', from: '2021-07-01' });
    await verified(scenario, 'V-1', 'A-1', { '2021': '40' }, half('2021', '01-01', '06-30'));
    await issued(scenario, 'V-1', 'A-1', '2021', '30');
    await verified(scenario, 'V-2', 'A-1', { '2021': '100' }, half('2021', '07-01', '12-31'));

    expect(linesOf(await verified(scenario, 'V-O', 'O-1', { '2021': '1000' }))).toEqual([['O-1', '2021', { INA: '40' }, '960', '0']]);
    expect((await issue(scenario, 'V-O', 'O-1', '2021', '960')).refusal).toBeNull();
    expect((await verify(scenario, 'V-B', 'B-1', { '2021': '7' })).refusal).toBeNull();
    expect(sumsOf(scenario, 'OUT', '2021')).toMatchObject({ inside: 40n });
    expectLaws(scenario);
  });

  it('holds up nobody inside (R-33)', async () => {
    const scenario = await nested({ mode: 'outer-only' });
    await verified(scenario, 'V-1', 'A-1', { '2021': '10' });

    expect((await verify(scenario, 'V-2', 'A-1', { '2022': '10' })).refusal).toBeNull();
    expectLaws(scenario);
  });
});

describe('a nest that comes after results', () => {
  it('takes of what is left outside, and deducts what then waits', async () => {
    const scenario = await apart();
    await scenario.accept('nest-programme', nest('INB', 'OUT'));
    await verified(scenario, 'V-A', 'A-1', { '2021': '70' });
    await verified(scenario, 'V-O', 'O-1', { '2021': '50' });

    await scenario.accept('nest-programme', nest('INA', 'OUT'));

    expect((await issue(scenario, 'V-O', 'O-1', '2021', '1')).refusal).toBe('exceeds-verified');
    expect(linesOf(await verified(scenario, 'V-O2', 'O-1', { '2022': '50' }))).toEqual([['O-1', '2022', { INA: '20' }, '30', '0']]);
    expectLaws(scenario);
  });

  it('of other years claims nothing', async () => {
    const scenario = await nested({ from: '2022-01-01' });
    await verified(scenario, 'V-A', 'A-1', { '2021': '70' });

    expect(linesOf(await verified(scenario, 'V-O', 'O-1', { '2021': '50' }))).toEqual([['O-1', '2021', {}, '50', '0']]);
    expect((await issue(scenario, 'V-O', 'O-1', '2021', '50')).refusal).toBe('threshold-missing');
    expectLaws(scenario);
  });

  it('replaced for years to come, claims what it then says', async () => {
    const scenario = await nested({ mode: 'baseline-only' });
    await scenario.accept('nest-programme', nest('INA', 'INB', { until: '2025-12-31' }));
    await verified(scenario, 'V-A', 'A-1', { '2021': '70' });
    // INA is verified; INB and OUT are not: their nest may still change, and what INA claims through INB with it.
    expect(sumsOf(scenario, 'OUT', '2021')).toMatchObject({ inside: 140n, uncovered: 0n });

    await scenario.accept('nest-programme', nest('INB', 'OUT', { mode: 'shared' }));

    expect(sumsOf(scenario, 'OUT', '2021')).toMatchObject({ inside: 140n, uncovered: 70n });
    await scenario.accept('nest-programme', nest('INB', 'OUT', { mode: 'shared', from: '2022-01-01' }));
    expect(sumsOf(scenario, 'OUT', '2021')).toMatchObject({ inside: 70n, uncovered: 0n });
    expectLaws(scenario);
  });
});

describe('units that came in from elsewhere (R-94)', () => {
  const bring = (scenario: Scenario, quantity: string): ReturnType<Scenario['give']> => {
    const row = balanceRow(quantity, '1', { activity: 'INA', vintage: '2021' });
    return scenario.give('import-opening-balance', { import: 'IM-1', account: 'GHA-H1', kind: 'CER', controlTotal: quantity, rows: [row] });
  };

  it('are claimed like what is verified, and refused where the outer programme issued it', async () => {
    const scenario = await nested();
    await verified(scenario, 'V-O', 'O-1', { '2021': '100' });
    await issued(scenario, 'V-O', 'O-1', '2021', '60');

    expect(await bring(scenario, '41')).toMatchObject({
      refusal: 'nested-headroom-exceeded',
      names: { programme: 'OUT', vintage: '2021' },
    });
    expect((await bring(scenario, '40')).refusal).toBeNull();
    expect((await issue(scenario, 'V-O', 'O-1', '2021', '1')).refusal).toBe('double-issuance');
    expectLaws(scenario);
  });
});

describe('an inner programme that issues more than all its results come to', () => {
  it('is held to what the outer one left: a negative result of one component does not free another', async () => {
    const scenario = await nested();
    const inner = batch('V-A', '2021', { 'A-1': '100', 'A-2': '-30' });
    await scenario.accept('verify-reductions', inner);
    expect(linesOf(await verified(scenario, 'V-O', 'O-1', { '2021': '100' }))).toEqual([['O-1', '2021', { INA: '70' }, '30', '0']]);
    await issued(scenario, 'V-O', 'O-1', '2021', '30');

    expect((await issue(scenario, 'V-A', 'A-1', '2021', '71')).refusal).toBe('double-issuance');
    expect((await issue(scenario, 'V-A', 'A-1', '2021', '70')).refusal).toBeNull();
    expectLaws(scenario);
  });
});
