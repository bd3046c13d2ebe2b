import { describe, expect, it } from '@jest/globals';
import type { Scenario } from '../../support/scenario.js';
import { component, reason, verification } from '../../support/samples.js';
import { stage } from '../../support/stage.js';

const of = (on: string, code: string, years: Record<string, string>, members: object = {}): object =>
  verification(code, '10471', 'GHA', on, years, members);
const give = (scenario: Scenario, data: object): ReturnType<Scenario['give']> => scenario.give('verify-reductions', data);
const lines = (...components: string[]): object => ({
  components: components.map((code) => ({ component: code, vintages: [{ vintage: '2021', verified: '5' }] })),
});

/** CP-1 and CP-2; CP-3, whose crediting starts in July 2021. */
const ready = async (policy: object = {}): Promise<Scenario> => {
  const scenario = await stage({ policy });
  await scenario.accept('include-component', component('CP-2', '10471', 'GHA'));
  const crediting = { type: 'renewable', start: '2021-07-01', end: '2025-12-31' };
  await scenario.accept('include-component', component('CP-3', '10471', 'GHA', { crediting }));
  return scenario;
};

describe('verify-reductions: who signs, and with what evidence', () => {
  describe('R-25: doe-not-independent', () => {
    it('for the first verification of a component by the DOE that validated it, naming the component; not for the second', async () => {
      const scenario = await ready();
      await scenario.accept('include-component', component('CP-4', '10471', 'GHA', { validatedBy: 'DOE-2' }));
      await scenario.accept('verify-reductions', of('CP-1', 'V-1', { '2021': '0' }));

      expect(await give(scenario, of('CP-1', 'V-2', { '2021': '5' }, lines('CP-2', 'CP-4')))).toMatchObject({
        refusal: 'doe-not-independent',
        names: { component: 'CP-4' },
      });
      await scenario.accept('verify-reductions', of('CP-4', 'V-2', { '2021': '0' }, { verifiedBy: 'DOE-3' }));
      await scenario.accept('verify-reductions', of('CP-4', 'V-3', { '2022': '5' }, { verifiedBy: 'DOE-2' }));
    });

    it('for the first verification of a programme by the DOE that validated its registration; not for the second', async () => {
      const scenario = await stage({ component: { validatedBy: 'DOE-3' } });

      expect((await give(scenario, of('CP-1', 'V-1', { '2021': '0' }, { verifiedBy: 'DOE-1' }))).refusal).toBe('doe-not-independent');
      await scenario.accept('verify-reductions', of('CP-1', 'V-1', { '2021': '0' }));
      await scenario.accept('verify-reductions', of('CP-1', 'V-2', { '2022': '0' }, { verifiedBy: 'DOE-1' }));
    });
  });

  it('R-24: scheme-confirmation-missing unless each scheme it is registered under confirms exactly the period', async () => {
    const other = (scheme: string, state: string): object => ({ scheme, identifier: 'X 1', state, since: '2020-01-01' });
    const scenario = await stage({ component: { otherSchemes: [other('GS', 'registered'), other('VCS', 'deregistered')] } });
    const document = { sha256: 'e'.repeat(64) };
    const confirmed = (...schemeConfirmations: object[]): object =>
      of(
        'CP-1',
        'V-1',
        { '2021': '5' },
        { components: [{ component: 'CP-1', vintages: [{ vintage: '2021', verified: '5' }], schemeConfirmations }] },
      );
    const whole = { from: '2021-01-01', to: '2021-12-31', document };

    expect(await give(scenario, of('CP-1', 'V-1', { '2021': '5' }))).toMatchObject({
      refusal: 'scheme-confirmation-missing',
      names: { component: 'CP-1' },
    });
    expect((await give(scenario, confirmed({ ...whole, scheme: 'VCS' }))).refusal).toBe('scheme-confirmation-missing');
    expect((await give(scenario, confirmed({ ...whole, scheme: 'GS', to: '2021-12-30' }))).refusal).toBe('scheme-confirmation-missing');
    expect((await give(scenario, of('CP-1', 'V-1', { '2021': '5' }, { verifiedBy: 'DOE-1' }))).refusal).toBe('doe-not-independent');
    const { events } = await scenario.accept('verify-reductions', confirmed({ ...whole, scheme: 'GS' }));
    expect(events[0]?.data['schemeConfirmations']).toEqual([{ ...whole, scheme: 'GS' }]);
  });

  it('R-18: assets-exceeded where the policy requires assets and none are registered; after scheme-confirmation-missing', async () => {
    const otherSchemes = [{ scheme: 'GS', identifier: 'X 1', state: 'registered', since: '2020-01-01' }];
    const scenario = await stage({ component: { otherSchemes } });
    await scenario.accept('include-component', component('CP-2', '10471', 'GHA'));
    await scenario.accept('set-policy', { replaces: '1', policy: { requireAssets: true }, reason });

    expect((await give(scenario, of('CP-1', 'V-1', { '2021': '5' }))).refusal).toBe('scheme-confirmation-missing');
    expect((await give(scenario, of('CP-2', 'V-1', { '2021': '5' }))).refusal).toBe('assets-exceeded');
    await scenario.accept('set-policy', { replaces: '2', policy: { requireAssets: false }, reason });
    await scenario.accept('verify-reductions', of('CP-2', 'V-1', { '2021': '5' }));
  });
});
