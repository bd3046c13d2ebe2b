import { describe, expect, it } from '@jest/globals';
import type { Scenario } from '../../support/scenario.js';
import { revisionOf } from '../../support/outcome.js';
import { component, verification } from '../../support/samples.js';
import { authorize, stage } from '../../support/stage.js';

const of = (on: string, code: string, years: Record<string, string>, members: object = {}): object =>
  verification(code, '10471', 'GHA', on, years, members);
const period = (from: string, to: string): object => ({ period: { from, to } });
const give = (scenario: Scenario, data: object): ReturnType<Scenario['give']> => scenario.give('verify-reductions', data);

/** CP-1 and CP-2; CP-3, whose crediting starts in July 2021. */
const ready = async (policy: object = {}): Promise<Scenario> => {
  const scenario = await stage({ policy });
  await scenario.accept('include-component', component('CP-2', '10471', 'GHA'));
  const crediting = { type: 'renewable', start: '2021-07-01', end: '2025-12-31' };
  await scenario.accept('include-component', component('CP-3', '10471', 'GHA', { crediting }));
  return scenario;
};

describe('verify-reductions: batches and successive periods', () => {
  describe('422, whatever the book says', () => {
    const errors = (...expected: object[]): object => ({ refusal: 'invalid-input', names: { errors: expected } });

    it('a period that ends before it starts', async () => {
      expect(await give(await ready(), of('CP-1', 'V-1', { '2021': '5' }, period('2021-02-01', '2021-01-31')))).toMatchObject(
        errors({ pointer: '/period/to', code: 'period-reversed' }),
      );
    });

    it.each([
      ['a year of the period is missing', { '2021': '5' }, '2022-01-01'],
      ['a year outside the period is listed', { '2021': '5', '2022': '5' }, '2021-12-31'],
    ])('%s', async (_, years: Record<string, string>, to) => {
      expect(await give(await ready(), of('CP-1', 'V-1', years, period('2021-01-01', to)))).toMatchObject(
        errors({ pointer: '/components/0/vintages', code: 'vintages-incomplete' }),
      );
    });

    it('a year listed twice, and a component listed twice, each by its place', async () => {
      const twice = [
        { component: 'CP-1', vintages: [{ vintage: '2021', verified: '5' }] },
        {
          component: 'CP-2',
          vintages: [
            { vintage: '2021', verified: '5' },
            { vintage: '2021', verified: '5' },
          ],
        },
        { component: 'CP-1', vintages: [{ vintage: '2021', verified: '5' }] },
      ];

      expect(await give(await ready(), of('CP-1', 'V-1', { '2021': '5' }, { components: twice }))).toMatchObject(
        errors(
          { pointer: '/components/1/vintages', code: 'vintages-incomplete' },
          { pointer: '/components/2/component', code: 'duplicate' },
        ),
      );
    });
  });

  describe('R-32: batch-period-mismatch', () => {
    it('where batches overlap with other dates, naming the other batch; the same dates pass', async () => {
      const scenario = await ready();
      const first = await scenario.accept('verify-reductions', of('CP-1', 'V-1', { '2021': '0' }));
      await scenario.accept('verify-reductions', of('CP-2', 'V-2', { '2021': '0' }));
      const next = await scenario.accept('verify-reductions', of('CP-1', 'V-3', { '2022': '0' }));

      expect(await give(scenario, of('CP-2', 'V-4', { '2022': '5' }, period('2022-01-01', '2022-06-30')))).toMatchObject({
        refusal: 'batch-period-mismatch',
        names: { conflictsWith: revisionOf(next) },
      });
      expect(revisionOf(first)).toBeLessThan(revisionOf(next));
      await scenario.accept('verify-reductions', of('CP-2', 'V-4', { '2022': '5' }));
    });

    it('a component whose crediting starts later joins the period at its end, with no other end', async () => {
      const scenario = await ready();
      await scenario.accept('verify-reductions', of('CP-1', 'V-1', { '2021': '0' }));

      expect((await give(scenario, of('CP-3', 'V-2', { '2021': '5' }, period('2021-07-01', '2021-11-30')))).refusal).toBe(
        'batch-period-mismatch',
      );
      await scenario.accept('verify-reductions', of('CP-3', 'V-2', { '2021': '5' }, period('2021-07-01', '2021-12-31')));
    });

    it('who was there before verifies the whole period after a component that joined it', async () => {
      const scenario = await ready();
      await scenario.accept('verify-reductions', of('CP-1', 'V-1', { '2021': '0' }));
      const crediting = { type: 'renewable', start: '2022-07-01', end: '2025-12-31' };
      await scenario.accept('include-component', component('CP-4', '10471', 'GHA', { crediting }));
      await scenario.accept('verify-reductions', of('CP-4', 'V-2', { '2022': '5' }, period('2022-07-01', '2022-12-31')));
      await scenario.accept('verify-reductions', of('CP-1', 'V-3', { '2022': '5' }));
    });
  });

  describe('R-33: previous-period-open', () => {
    it("issued: until what was verified for the components of the batch is issued; others don't wait", async () => {
      const scenario = await ready();
      await authorize(scenario);
      const first = await scenario.accept('verify-reductions', of('CP-1', 'V-1', { '2021': '5' }));
      await scenario.accept('verify-reductions', of('CP-2', 'V-2', { '2021': '0' }));

      expect(await give(scenario, of('CP-1', 'V-3', { '2022': '5' }))).toMatchObject({
        refusal: 'previous-period-open',
        names: { component: 'CP-1', conflictsWith: revisionOf(first) },
      });
      await scenario.accept('verify-reductions', of('CP-2', 'V-4', { '2022': '5' }));
      const line = { component: 'CP-1', vintage: '2021', quantity: '1', authorization: 'A-1' };
      await scenario.accept('issue-units', { issuance: 'I-1', verification: 'V-1', lines: [line] });
      await scenario.accept('verify-reductions', of('CP-1', 'V-3', { '2022': '5' }));
    });

    it("submitted: until every component of the programme that was being credited is verified; issuance isn't waited for", async () => {
      const scenario = await ready({ nextPeriodGate: 'submitted' });
      await scenario.accept('verify-reductions', of('CP-1', 'V-1', { '2021': '5' }));
      await scenario.accept('verify-reductions', of('CP-2', 'V-2', { '2021': '5' }));

      expect(await give(scenario, of('CP-1', 'V-4', { '2022': '5' }))).toMatchObject({
        refusal: 'previous-period-open',
        names: { component: 'CP-3' },
      });
      await scenario.accept('verify-reductions', of('CP-3', 'V-3', { '2021': '5' }, period('2021-07-01', '2021-12-31')));
      await scenario.accept('verify-reductions', of('CP-1', 'V-4', { '2022': '5' }));
    });

    it('comes before doe-not-independent', async () => {
      const scenario = await ready({ nextPeriodGate: 'submitted' });
      await scenario.accept('verify-reductions', of('CP-1', 'V-1', { '2021': '5' }));
      const crediting = { type: 'renewable', start: '2022-01-01', end: '2025-12-31' };
      await scenario.accept('include-component', component('CP-4', '10471', 'GHA', { crediting }));

      expect((await give(scenario, of('CP-4', 'V-2', { '2022': '5' }, { verifiedBy: 'DOE-1' }))).refusal).toBe('previous-period-open');
    });
  });
});
