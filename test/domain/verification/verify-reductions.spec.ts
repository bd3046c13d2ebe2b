import { describe, expect, it } from '@jest/globals';
import type { Scenario } from '../../support/scenario.js';
import { expectLaws } from '../../support/check-laws.js';
import { component, verification } from '../../support/samples.js';
import { stage } from '../../support/stage.js';

const report = { sha256: 'c'.repeat(64) };

/** One vintage of CP-1 after what 2021 left. */
const years = (code: string, years: Record<string, string>, members: object = {}): object =>
  verification(code, '10471', 'GHA', 'CP-1', years, members);
const vintagesOf = async (scenario: Scenario, data: object): Promise<unknown> =>
  (await scenario.accept('verify-reductions', data)).events[0]?.data['vintages'];
const line = (vintage: string, verified: string, carriedIn: string, carriedOut: string, issuable: string): object => ({
  ...{ vintage, verified, actual: null, splitByDay: false, deductions: null, carriedIn, carriedOut, issuable },
});

describe('verify-reductions', () => {
  it('records one fact for each component of the batch, in the order of the batch', async () => {
    const scenario = await stage();
    await scenario.accept('include-component', component('CP-2', '10471', 'GHA'));
    const assets = Array.from({ length: 12 }, (_, i) => `STOVE-${i}`);
    await scenario.accept('register-assets', { component: 'CP-2', assets, from: '2021-01-01' });
    const batch = {
      ...{ verification: 'V-1', programme: '10471', host: 'GHA', period: { from: '2021-01-01', to: '2021-12-31' } },
      ...{ batch: 'B-1', verifiedBy: 'DOE-2', report },
    };

    const { events } = await scenario.accept('verify-reductions', {
      ...batch,
      components: [
        { component: 'CP-2', assetsInOperation: '12', vintages: [{ vintage: '2021', verified: '40' }] },
        { component: 'CP-1', vintages: [{ vintage: '2021', verified: '60', deductions: [] }] },
      ],
    });

    const common = { ...batch, schemeConfirmations: null, settled: [], deficit: '0' };
    expect(events.map(({ type, data }) => ({ type, data }))).toEqual([
      {
        type: 'ReductionsVerified',
        data: { ...common, component: 'CP-2', assetsInOperation: '12', vintages: [line('2021', '40', '0', '0', '40')] },
      },
      {
        type: 'ReductionsVerified',
        data: {
          ...common,
          component: 'CP-1',
          assetsInOperation: null,
          vintages: [{ ...line('2021', '60', '0', '0', '60'), deductions: [] }],
        },
      },
    ]);
    expectLaws(scenario);
  });

  describe('what may be issued (R-23, R-73)', () => {
    it('is what is verified less the deductions, each kept with its reason', async () => {
      const scenario = await stage();
      const deductions = [
        { reason: 'domestic-scheme', quantity: '30', reference: 'ETS-1' },
        { reason: 'uncertainty', quantity: '5', reference: 'REPORT-7' },
      ];
      const components = [{ component: 'CP-1', vintages: [{ vintage: '2021', verified: '100', deductions }] }];

      expect(await vintagesOf(scenario, years('V-1', { '2021': '100' }, { components }))).toEqual([
        { ...line('2021', '100', '0', '0', '65'), deductions },
      ]);
    });

    it('is nothing, not less, where deductions take all: the rest comes off the other years', async () => {
      const scenario = await stage();
      const deductions = [{ reason: 'nested-programme', quantity: '130', reference: 'OUTER' }];
      const vintages = [
        { vintage: '2021', verified: '100', deductions },
        { vintage: '2022', verified: '50' },
      ];
      const components = [{ component: 'CP-1', vintages }];

      expect(await vintagesOf(scenario, years('V-1', { '2021': '0', '2022': '0' }, { components }))).toEqual([
        { ...line('2021', '100', '0', '30', '0'), deductions },
        line('2022', '50', '30', '0', '20'),
      ]);
    });

    it('deductions that take exactly all carry nothing', async () => {
      const scenario = await stage();
      const deductions = [{ reason: 'other-market', quantity: '100', reference: 'GO-1' }];
      const components = [{ component: 'CP-1', vintages: [{ vintage: '2021', verified: '100', deductions }] }];

      expect(await vintagesOf(scenario, years('V-1', { '2021': '100' }, { components }))).toEqual([
        { ...line('2021', '100', '0', '0', '0'), deductions },
      ]);
    });

    it('a negative result comes off the other years of the period, oldest first, whatever the order of the list', async () => {
      const scenario = await stage();
      const vintages = [
        { vintage: '2023', verified: '-90' },
        { vintage: '2021', verified: '40' },
        { vintage: '2022', verified: '100' },
      ];

      expect(
        await vintagesOf(scenario, years('V-1', { '2021': '0', '2023': '0' }, { components: [{ component: 'CP-1', vintages }] })),
      ).toEqual([line('2021', '40', '40', '0', '0'), line('2022', '100', '50', '0', '50'), line('2023', '-90', '0', '90', '0')]);
    });

    it('a deficit is carried into the next verification of the same component', async () => {
      const scenario = await stage({ policy: { nextPeriodGate: 'submitted' } });
      await scenario.accept('verify-reductions', years('V-1', { '2021': '-70' }));

      expect(await vintagesOf(scenario, years('V-2', { '2022': '30' }))).toEqual([line('2022', '30', '30', '0', '0')]);
      expect(await vintagesOf(scenario, years('V-3', { '2023': '41' }))).toEqual([line('2023', '41', '40', '0', '1')]);
      expect(await vintagesOf(scenario, years('V-4', { '2024': '0' }))).toEqual([line('2024', '0', '0', '0', '0')]);
    });

    it("one component's deficit is not another's", async () => {
      const scenario = await stage();
      await scenario.accept('include-component', component('CP-2', '10471', 'GHA'));
      await scenario.accept('verify-reductions', years('V-1', { '2021': '-70' }));

      const { events } = await scenario.accept('verify-reductions', verification('V-2', '10471', 'GHA', 'CP-2', { '2021': '30' }));

      expect(events[0]?.data['vintages']).toEqual([line('2021', '30', '0', '0', '30')]);
    });
  });

  it('R-83: only the DOE that signs gives it', async () => {
    const scenario = await stage();
    await scenario.accept('grant-role', { actor: 'verifier', role: 'doe', scope: 'DOE-2' });

    expect(
      (await scenario.give('verify-reductions', years('V-1', { '2021': '1' }, { verifiedBy: 'DOE-3' }), { actor: 'verifier' })).refusal,
    ).toBe('forbidden');
    const { events } = await scenario.accept('verify-reductions', years('V-1', { '2021': '1' }), { actor: 'verifier' });
    expect(events[0]).toMatchObject({ authority: 'doe:DOE-2' });
  });
});
