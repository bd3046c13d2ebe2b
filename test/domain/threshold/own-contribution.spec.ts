import { describe, expect, it } from '@jest/globals';
import { expectLaws } from '../../support/check-laws.js';
import { component, verification } from '../../support/samples.js';
import type { Outcome, Scenario } from '../../support/scenario.js';
import { deficitOf, issue, ready, verify } from '../verification/given.js';
import { emitted, lineOf, own, threshold, withdraw, withThreshold } from './given.js';

const of = (code: string, lines: Record<string, object>, years = { '2021': '0' }): object =>
  verification(code, '10471', 'GHA', 'CP-1', years, {
    components: Object.entries(lines).map(([on, line]) => ({ component: on, vintages: [{ vintage: '2021', ...line }] })),
  });
const linesOf = ({ events }: Outcome): object[] =>
  events.map(({ data }) => {
    const [line] = data['vintages'] as { deductions: object[] | null; issuable: string }[];
    return [data['component'], line?.deductions ?? null, line?.issuable];
  });
/** CP-2 as well. */
const withTwo = async (mode = 'no-lose'): Promise<Scenario> => {
  const scenario = await withThreshold(mode);
  await scenario.accept('include-component', component('CP-2', '10471', 'GHA'));
  return scenario;
};

describe('what lies between baseline and threshold (R-99)', () => {
  describe('no-lose', () => {
    it('is the first that is verified, lower component first, whatever their order in the batch', async () => {
      const scenario = await withTwo();

      const batch = await scenario.accept('verify-reductions', of('V-1', { 'CP-2': { verified: '500' }, 'CP-1': { verified: '450' } }));

      expect(linesOf(batch)).toEqual([
        ['CP-2', [own('150')], '350'],
        ['CP-1', [own('450')], '0'],
      ]);
      expectLaws(scenario);
    });

    it('goes on in the next batch of the year, and is then taken', async () => {
      const scenario = await withTwo();
      await scenario.accept('verify-reductions', of('V-1', { 'CP-2': { verified: '500' } }));

      const next = await scenario.accept('verify-reductions', of('V-2', { 'CP-1': { verified: '450' } }));

      expect(linesOf(next)).toEqual([['CP-1', [own('100')], '350']]);
      expect(scenario.book.verifiedYears.get('10471 GHA 2021')?.ownContribution).toBe(600n);
      expectLaws(scenario);
    });

    it('takes of a line at most what stated deductions leave of it, and nothing of a negative result', async () => {
      const scenario = await withTwo();
      const deductions = [{ reason: 'uncertainty', quantity: '30', reference: 'U-1' }];

      const batch = await scenario.accept(
        'verify-reductions',
        of('V-1', { 'CP-1': { verified: '100', deductions }, 'CP-2': { verified: '-10' } }),
      );

      expect(linesOf(batch)).toEqual([
        ['CP-1', [...deductions, own('70')], '0'],
        ['CP-2', null, '0'],
      ]);
      expectLaws(scenario);
    });

    it('counts what the report deducts as the own contribution itself', async () => {
      const scenario = await withThreshold();
      const stated = { reason: 'own-contribution', quantity: '250', reference: 'LAW-1' };

      const line = lineOf(await scenario.accept('verify-reductions', of('V-1', { 'CP-1': { verified: '900', deductions: [stated] } })));

      expect(line).toMatchObject({ deductions: [stated, own('350')], issuable: '300' });
      expectLaws(scenario);
    });

    it('is taken again from what is verified after the verification that gave it was withdrawn', async () => {
      const scenario = await withThreshold();
      await verify(scenario, 'V-1', { '2021': '900' });
      await withdraw(scenario, 'V-1');

      expect(lineOf(await verify(scenario, 'V-2', { '2021': '700' }))).toMatchObject({ deductions: [own('600')], issuable: '100' });
      expectLaws(scenario);
    });
  });

  describe('symmetric', () => {
    it('is whole on the line that states the year first, and what falls short goes by R-73', async () => {
      const scenario = await withTwo('symmetric');

      const first = await scenario.accept('verify-reductions', of('V-1', { 'CP-1': { verified: '500' } }));
      const next = await scenario.accept('verify-reductions', of('V-2', { 'CP-2': { verified: '50' } }));

      expect(lineOf(first)).toMatchObject({ deductions: [own('600')], carriedOut: '100', issuable: '0' });
      expect(deficitOf(scenario)).toBe(100n);
      expect(linesOf(next)).toEqual([['CP-2', null, '50']]);
      expectLaws(scenario);
    });
  });

  it('is restated with nothing: deductions stay', async () => {
    const scenario = await withThreshold();
    await verify(scenario, 'V-1', { '2021': '900' });

    const { events } = await scenario.accept('restate-verification', {
      ...{ verification: 'V-1', reason: { code: 'error-in-data' }, report: { sha256: 'f'.repeat(64) } },
      lines: [{ component: 'CP-1', vintage: '2021', verified: '800' }],
    });

    expect(events[0]?.data['lines']).toMatchObject([{ issuable: '200', over: '0' }]);
    expectLaws(scenario);
  });
});

describe('emissions in the place of a result (R-99)', () => {
  it('come to what they are below the baseline; no-lose never to less than nothing', async () => {
    const scenario = await withThreshold();
    expect(lineOf(await scenario.accept('verify-reductions', emitted('V-1', '2021', '250')))).toMatchObject({
      ...{ verified: '750', actual: '250', deductions: [own('600')], issuable: '150' },
    });
    const other = await withThreshold();
    expect(lineOf(await other.accept('verify-reductions', emitted('V-1', '2021', '1200')))).toMatchObject({
      ...{ verified: '0', actual: '1200', deductions: null, carriedOut: '0' },
    });
    expectLaws(scenario);
    expectLaws(other);
  });

  it('are threshold-missing where none is set, naming the component', async () => {
    expect(await (await ready()).give('verify-reductions', emitted('V-1', '2021', '250'))).toMatchObject({
      refusal: 'threshold-missing',
      names: { component: 'CP-1' },
    });
  });

  it('are the only line of their host and year, before and after them', async () => {
    const wrong = (code: string, pointer: string): object => ({ refusal: 'invalid-input', names: { errors: [{ code, pointer }] } });
    const scenario = await withTwo();
    const both = of('V-1', { 'CP-1': { actual: '250' }, 'CP-2': { verified: '5' } });
    expect(await scenario.give('verify-reductions', both)).toMatchObject(wrong('not-the-only-line', '/components/0/vintages/0/actual'));
    await scenario.accept('verify-reductions', of('V-2', { 'CP-2': { verified: '5' } }));
    expect(await scenario.give('verify-reductions', emitted('V-1', '2021', '250'))).toMatchObject(
      wrong('not-the-only-line', '/components/0/vintages/0'),
    );
    await withdraw(scenario, 'V-2');
    await scenario.accept('verify-reductions', emitted('V-1', '2021', '250'));
    expect(await scenario.give('verify-reductions', of('V-3', { 'CP-2': { verified: '5' } }))).toMatchObject(
      wrong('not-the-only-line', '/components/0/vintages/0'),
    );
    expectLaws(scenario);
  });

  it('are of a whole year, one of the two, and a result that an amount can hold', async () => {
    const errors = async (scenario: Scenario, data: object): Promise<unknown> =>
      ((await scenario.give('verify-reductions', data)).names as { errors?: object }).errors;
    const scenario = await withThreshold();
    const half = { ...emitted('V-1', '2021', '250'), period: { from: '2021-01-01', to: '2021-06-30' } };
    expect(await errors(scenario, half)).toMatchObject([{ code: 'not-a-whole-year' }]);
    expect(await errors(scenario, of('V-1', { 'CP-1': { actual: '1', verified: '1' } }))).toMatchObject([{ code: 'result-form' }]);
    expect(await errors(scenario, of('V-1', { 'CP-1': {} }))).toMatchObject([{ code: 'result-form' }]);
    expect(await errors(scenario, emitted('V-1', '2021', '-999999999999999'))).toMatchObject([{ code: 'amount-format' }]);
  });
});

describe('what contains others', () => {
  const sector = { programme: { scale: 'sector', area: 'VOLTA' } };

  it('is issued only of years with a threshold: withdraw, set it, verify again', async () => {
    const scenario = await ready(sector);
    await verify(scenario, 'V-1', { '2021': '900' });
    expect(await issue(scenario, 'V-1', '2021', '5')).toMatchObject({ refusal: 'threshold-missing', names: { line: 1 } });
    await withdraw(scenario, 'V-1');
    await scenario.accept('set-crediting-threshold', threshold({ '2021': ['1000', '400'] }));
    await verify(scenario, 'V-2', { '2021': '900' });

    expect((await issue(scenario, 'V-2', '2021', '300')).refusal).toBeNull();
    expectLaws(scenario);
  });
});
