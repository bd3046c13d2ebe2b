import { describe, expect, it } from '@jest/globals';
import { expectLaws } from '../../support/check-laws.js';
import { programme, reason } from '../../support/samples.js';
import { threshold } from '../threshold/given.js';
import { deficitOf, issue, verify } from '../verification/given.js';
import { batch, linesOf, paid, share, taken, takenOf, withClaims, withTwo } from './given.js';

describe('tonnes that are paid for (R-96, R-97)', () => {
  it('are taken from lower components first, of each line at most its positive result', async () => {
    const scenario = await withTwo([paid('F-1', '500')]);

    expect(linesOf(await batch(scenario, 'V-1', { 'CP-2': '400', 'CP-1': '300' }))).toEqual([
      ['CP-2 2021', [taken('F-1', '200')], '200'],
      ['CP-1 2021', [taken('F-1', '300')], '0'],
    ]);
    expect(takenOf(scenario, 'F-1')).toBe(500n);
    expectLaws(scenario);
  });

  it('are taken for the claim recorded first, then from the earlier vintage', async () => {
    const scenario = await withClaims([paid('F-1', '150', {}, ['2022', '2022']), paid('F-2', '120', {}, ['2021', '2023'])]);

    expect(linesOf(await verify(scenario, 'V-1', { '2021': '100', '2022': '160', '2023': '50' }))).toEqual([
      ['CP-1 2021', [taken('F-2', '100')], '0'],
      ['CP-1 2022', [taken('F-1', '150'), taken('F-2', '10')], '0'],
      ['CP-1 2023', [taken('F-2', '10')], '40'],
    ]);
    expectLaws(scenario);
  });

  it('that are not there stay open, refuse nothing, and are taken from later vintages of the claim only', async () => {
    const scenario = await withClaims([paid('F-1', '100', {}, ['2021', '2022'])]);

    expect(linesOf(await verify(scenario, 'V-1', { '2021': '-10' }))).toEqual([['CP-1 2021', [], '0']]);
    expect(linesOf(await verify(scenario, 'V-2', { '2022': '70' }))).toEqual([['CP-1 2022', [taken('F-1', '70')], '0']]);
    expect(linesOf(await verify(scenario, 'V-3', { '2023': '50' }))).toEqual([['CP-1 2023', [], '40']]);
    expect(takenOf(scenario, 'F-1')).toBe(70n);
    expectLaws(scenario);
  });

  it('come off after stated deductions and the own contribution, and before deficits', async () => {
    const scenario = await withClaims([paid('F-1', '500', {}, ['2021', '2022'])]);
    await scenario.accept('set-crediting-threshold', threshold({ '2022': ['1000', '800'] }));
    await verify(scenario, 'V-1', { '2021': '-30' });
    const stated = { reason: 'uncertainty', quantity: '50', reference: 'U-1' };

    expect(linesOf(await batch(scenario, 'V-2', { 'CP-1': { verified: '700', deductions: [stated] } }, '2022'))).toEqual([
      ['CP-1 2022', [stated, taken('10471', '200', 'own-contribution'), taken('F-1', '450')], '0'],
    ]);
    expect(deficitOf(scenario)).toBe(30n);
    expectLaws(scenario);
  });

  it('are the host’s own contribution where title returned to it, beside that of a threshold', async () => {
    const scenario = await withClaims([paid('F-1', '300', { title: 'returned' })]);
    await scenario.accept('set-crediting-threshold', threshold({ '2021': ['1000', '400'] }));

    expect(linesOf(await verify(scenario, 'V-1', { '2021': '1000' }))).toEqual([
      ['CP-1 2021', [taken('10471', '600', 'own-contribution'), taken('F-1', '300', 'own-contribution')], '100'],
    ]);
    expect(scenario.book.verifiedYears.get('10471 GHA 2021')?.ownContribution).toBe(600n);
    expectLaws(scenario);
  });

  it('are nobody’s to deduct where title passes: the payer gets units', async () => {
    const scenario = await withClaims([paid('F-1', '300', { title: 'transferred' })]);

    expect(linesOf(await verify(scenario, 'V-1', { '2021': '1000' }))).toEqual([['CP-1 2021', [], '1000']]);
    expect((await issue(scenario, 'V-1', '2021', '1000')).refusal).toBeNull();
    expectLaws(scenario);
  });

  describe('stated by the report under the claim’s code', () => {
    it('count: what is missing is taken beside them, in one deduction', async () => {
      const scenario = await withClaims([paid('F-1', '500')]);

      const line = { verified: '900', deductions: [taken('F-1', '200'), taken('F-1', '100', 'own-contribution'), taken('X-1', '10')] };
      expect(linesOf(await batch(scenario, 'V-1', { 'CP-1': line }))).toEqual([
        ['CP-1 2021', [taken('F-1', '500'), taken('X-1', '10')], '390'],
      ]);
      expectLaws(scenario);
    });

    it('stand where they are more, and where they are on another line', async () => {
      const scenario = await withTwo([paid('F-1', '500')]);
      await batch(scenario, 'V-1', { 'CP-1': '900', 'CP-2': { verified: '800', deductions: [taken('F-1', '700')] } });

      expect(takenOf(scenario, 'F-1')).toBe(700n);
      expect(linesOf(await verify(scenario, 'V-2', { '2022': '50' }))).toEqual([['CP-1 2022', [], '50']]);
      expectLaws(scenario);
    });

    it('are references like any other of a year that the claim is not on', async () => {
      const scenario = await withClaims([paid('F-1', '500', {}, ['2022', '2022'])]);
      await batch(scenario, 'V-1', { 'CP-1': { verified: '900', deductions: [taken('F-1', '200')] } });

      expect(takenOf(scenario, 'F-1')).toBe(0n);
      expectLaws(scenario);
    });

    it('are invalid-input where they come to more than a figure can hold', async () => {
      const most = '999999999999999';
      const scenario = await withClaims([paid('F-1', '500')]);
      const line = { verified: '900', deductions: [taken('F-1', most), taken('F-1', '1')] };
      await expect(batch(scenario, 'V-1', { 'CP-1': line })).rejects.toThrow('/components/0/vintages/0/deductions');
    });
  });

  it('are given back by a withdrawal, and taken anew', async () => {
    const scenario = await withClaims([paid('F-1', '500', {}, ['2021', '2022'])]);
    await verify(scenario, 'V-1', { '2021': '300' });
    await verify(scenario, 'V-2', { '2022': '300' });
    await scenario.accept('withdraw-verification', { verification: 'V-2', reason });

    expect(takenOf(scenario, 'F-1')).toBe(300n);
    expect(linesOf(await verify(scenario, 'V-3', { '2022': '260' }))).toEqual([['CP-1 2022', [taken('F-1', '200')], '60']]);
    expectLaws(scenario);
  });

  it('hold the next period up by nothing where they are all of a line (R-33)', async () => {
    const scenario = await withClaims([paid('F-1', '300')], { policy: { nextPeriodGate: 'issued' } });
    await verify(scenario, 'V-1', { '2021': '300' });

    expect(linesOf(await verify(scenario, 'V-2', { '2022': '5' }))).toEqual([['CP-1 2022', [], '5']]);
    expectLaws(scenario);
  });

  it('are taken only of their own programme and host', async () => {
    const other = { programme: '10472' };
    const scenario = await withClaims([]);
    await scenario.accept('register-programme', programme('10472'));
    await scenario.accept('record-finance', paid('F-1', '300', other));

    expect(linesOf(await verify(scenario, 'V-1', { '2021': '300' }))).toEqual([['CP-1 2021', [], '300']]);
    expectLaws(scenario);
  });
});

describe('a share (R-97)', () => {
  it('is of all that is verified of a vintage, whatever the batches', async () => {
    const scenario = await withTwo([share('F-1', ['1', '2'])]);

    expect(linesOf(await batch(scenario, 'V-1', { 'CP-1': '100' }))).toEqual([['CP-1 2021', [taken('F-1', '34')], '66']]);
    expect(linesOf(await batch(scenario, 'V-2', { 'CP-2': '101' }))).toEqual([['CP-2 2021', [taken('F-1', '33')], '68']]);
    expectLaws(scenario);
  });

  it('rounds half up where the policy says so', async () => {
    const scenario = await withTwo([share('F-1', ['1', '2'])], { policy: { financeRounding: 'half-up' } });

    expect(linesOf(await batch(scenario, 'V-1', { 'CP-1': '100' }))).toEqual([['CP-1 2021', [taken('F-1', '33')], '67']]);
    expect(linesOf(await batch(scenario, 'V-2', { 'CP-2': '101' }))).toEqual([['CP-2 2021', [taken('F-1', '34')], '67']]);
    expectLaws(scenario);
  });

  it('takes of each vintage its own share, in one batch too', async () => {
    const scenario = await withClaims([share('F-1', ['1', '1'], {}, ['2021', '2022'])]);

    expect(linesOf(await verify(scenario, 'V-1', { '2021': '100', '2022': '60' }))).toEqual([
      ['CP-1 2021', [taken('F-1', '50')], '50'],
      ['CP-1 2022', [taken('F-1', '30')], '30'],
    ]);
    expectLaws(scenario);
  });

  it('is each vintage’s own: what one lacks is not taken from another', async () => {
    const scenario = await withClaims([share('F-1', ['1', '1'], {}, ['2021', '2022'])]);
    const stated = { reason: 'domestic-scheme', quantity: '90', reference: 'ETS' };
    await batch(scenario, 'V-1', { 'CP-1': { verified: '100', deductions: [stated] } });

    expect(takenOf(scenario, 'F-1')).toBe(10n);
    expect(linesOf(await verify(scenario, 'V-2', { '2022': '100' }))).toEqual([['CP-1 2022', [taken('F-1', '50')], '50']]);
    expectLaws(scenario);
  });

  it('counts negative results, and is nothing where they prevail', async () => {
    const scenario = await withTwo([share('F-1', ['1', '1'])]);
    await batch(scenario, 'V-1', { 'CP-1': '-40' });

    expect(linesOf(await batch(scenario, 'V-2', { 'CP-2': '100' }))).toEqual([['CP-2 2021', [taken('F-1', '30')], '70']]);
    expectLaws(scenario);
  });

  it('is not changed by a restated result; what is verified next is reckoned with it', async () => {
    const scenario = await withTwo([share('F-1', ['1', '1'])]);
    await batch(scenario, 'V-1', { 'CP-1': '100' });
    await scenario.accept('restate-verification', {
      ...{ verification: 'V-1', lines: [{ component: 'CP-1', vintage: '2021', verified: '60' }] },
      ...{ reason: { code: 'error-in-data' }, report: { sha256: 'e'.repeat(64) } },
    });
    expect(takenOf(scenario, 'F-1')).toBe(50n);

    expect(linesOf(await batch(scenario, 'V-2', { 'CP-2': '100' }))).toEqual([['CP-2 2021', [taken('F-1', '30')], '70']]);
    expectLaws(scenario);
  });
});
