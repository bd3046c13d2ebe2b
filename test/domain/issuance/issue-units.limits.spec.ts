import { describe, expect, it } from '@jest/globals';
import type { Scenario } from '../../support/scenario.js';
import { levied } from '../../support/holdings.js';
import { revisionOf } from '../../support/outcome.js';
import { approval, verification } from '../../support/samples.js';
import { authorize, issuance, type Setting, stage, verify2025 } from '../../support/stage.js';

const ready = async (terms: object = {}, setting: Setting = {}): Promise<Scenario> => {
  const scenario = await stage(setting);
  await verify2025(scenario, '1000');
  await authorize(scenario, terms);
  return scenario;
};
const give = (scenario: Scenario, data: object): ReturnType<Scenario['give']> => scenario.give('issue-units', data);
const issued = async (quantity: string, terms: object = {}, setting: Setting = {}): Promise<string | null> =>
  (await give(await ready(terms, setting), issuance(quantity))).refusal;
const errors = (pointer: string, code: string): object => ({ refusal: 'invalid-input', names: { errors: [{ pointer, code }] } });

describe('issue-units: the limits and their neighbours', () => {
  it('R-34: all that is issuable, not one more, whether in one line or in several', async () => {
    expect(await issued('1000')).toBeNull();
    expect(await issued('1001')).toBe('exceeds-verified');
    const scenario = await ready();
    const line = (quantity: string): object => ({ component: 'CP-1', vintage: '2025', quantity, authorization: 'A-1' });
    const lines = (...quantities: string[]): object => ({ issuance: 'I-1', verification: 'V-1', lines: quantities.map(line) });

    expect(await give(scenario, lines('600', '401'))).toMatchObject({ refusal: 'exceeds-verified', names: { line: 1, component: 'CP-1' } });
    await scenario.accept('issue-units', lines('600', '400'));
  });

  it('R-34: a vintage that was not verified has nothing to issue; the refusal names the verification', async () => {
    const scenario = await stage();
    const first = await scenario.accept('verify-reductions', verification('V-1', '10471', 'GHA', 'CP-1', { '2021': '10' }));
    await authorize(scenario);

    expect(await give(scenario, issuance('1'))).toMatchObject({ refusal: 'exceeds-verified', names: { conflictsWith: revisionOf(first) } });
  });

  it('R-34: what deductions and deficits took is not issuable', async () => {
    const scenario = await stage();
    const deductions = [{ reason: 'domestic-scheme', quantity: '30', reference: 'ETS-1' }];
    const vintages = [
      { vintage: '2021', verified: '-20' },
      { vintage: '2022', verified: '100', deductions },
    ];
    const components = [{ component: 'CP-1', vintages }];
    await scenario.accept('verify-reductions', verification('V-1', '10471', 'GHA', 'CP-1', { '2021': '0', '2022': '0' }, { components }));
    await authorize(scenario);
    const of2022 = (quantity: string): object => ({
      ...{ issuance: 'I-1', verification: 'V-1' },
      lines: [{ component: 'CP-1', vintage: '2022', quantity, authorization: 'A-1' }],
    });

    expect((await give(scenario, of2022('51'))).refusal).toBe('exceeds-verified');
    await scenario.accept('issue-units', of2022('50'));
  });

  it('R-39: up to the maximum annual amount exactly, gross, each vintage for itself', async () => {
    expect(await issued('1000', {}, { approval: { maximumAnnualAmount: '1000' } })).toBeNull();
    const scenario = await stage({ approval: { maximumAnnualAmount: '1000' } });
    const years = { '2021': '0', '2022': '0', '2023': '0', '2024': '1001', '2025': '1000' };
    await scenario.accept('verify-reductions', verification('V-1', '10471', 'GHA', 'CP-1', years));
    await authorize(scenario);
    const lines = (of2024: string): object => ({
      ...{ issuance: 'I-1', verification: 'V-1' },
      lines: [
        ['2024', of2024],
        ['2025', '1000'],
      ].map(([vintage, quantity]) => ({ component: 'CP-1', vintage, quantity, authorization: 'A-1' })),
    });

    expect((await give(scenario, lines('1001'))).refusal).toBe('cap-exceeded');
    await scenario.accept('issue-units', lines('1000'));
    await scenario.accept('record-host-approval', approval('10471', 'GHA', { maximumAnnualAmount: '1001' }));
    await scenario.accept('issue-units', {
      ...issuance('1'),
      issuance: 'I-2',
      lines: [{ component: 'CP-1', vintage: '2024', quantity: '1', authorization: 'A-1' }],
    });
  });

  it('R-62: an authorization holds for its quantity, gross over all issuances', async () => {
    expect(await issued('600', { quantity: '600' })).toBeNull();
    const scenario = await ready({ quantity: '600' });
    await scenario.accept('issue-units', issuance('400'));

    expect((await give(scenario, { ...issuance('201'), issuance: 'I-2' })).refusal).toBe('authorization-exceeded');
    await scenario.accept('issue-units', { ...issuance('200'), issuance: 'I-2' });
  });

  it('R-62: and from its date to its last day of issuance', async () => {
    expect(await issued('1', { date: '2026-06-01' })).toBeNull();
    expect(await issued('1', { date: '2026-06-02' })).toBe('authorization-not-in-force');
    expect(await issued('1', { issuedUntil: '2026-06-01' })).toBeNull();
    expect(await issued('1', { issuedUntil: '2026-05-31' })).toBe('authorization-not-in-force');
  });

  it('R-60, R-62: and for its vintages', async () => {
    expect(await issued('1', { vintages: { first: '2025', last: '2025' } })).toBeNull();
    expect(await issued('1', { vintages: { first: '2021', last: '2024' } })).toBe('vintage-outside-period');
    expect(await issued('1', { vintages: { first: '2026', last: '2030' } })).toBe('vintage-outside-period');
  });

  it('R-56: a quantity in another metric is stated exactly where the authorization is in one', async () => {
    const nonGhg = { metric: 'non-GHG', nonGhgMetric: 'MWh' };
    const inMwh = issuance('1000', undefined, { authorization: 'A-1', nonGhgQuantity: '5' });
    expect(await give(await ready(nonGhg), issuance('1000'))).toMatchObject({ refusal: 'metric-mismatch', names: { line: 1 } });
    expect((await give(await ready(), inMwh)).refusal).toBe('metric-mismatch');
    await (await ready(nonGhg)).accept('issue-units', inMwh);
  });

  it('more than 250 components: too-large, before anything else about them', async () => {
    const scenario = await ready();
    const lines = Array.from({ length: 251 }, (_, i) => ({
      component: `CP-${i + 1}`,
      vintage: '2025',
      quantity: '1',
      authorization: 'A-1',
    }));
    expect((await give(scenario, { ...issuance('1'), lines })).refusal).toBe('too-large');
    expect((await give(scenario, { ...issuance('1'), lines: [...lines.slice(0, 250), ...lines.slice(0, 10)] })).refusal).toBe(
      'unknown-component',
    );
  });

  it('422: a line is authorized or a contribution, a CER neither; and a distribution names a line there is', async () => {
    const scenario = await ready();
    const cdm = await stage({ programme: { mode: 'cdm' } });
    await verify2025(cdm, '1000');
    const distribution = [{ account: 'GHA-H1', quantity: '1', line: '2' }];

    expect(await give(scenario, issuance('1', undefined, {}))).toMatchObject(errors('/lines/0', 'line-form'));
    expect(await give(scenario, issuance('1', undefined, { authorization: 'A-1', contribution: 'PI' }))).toMatchObject(
      errors('/lines/0', 'line-form'),
    );
    expect(await give(scenario, { ...issuance('1'), distribution })).toMatchObject(errors('/distribution/0/line', 'no-such-line'));
    expect(await give(cdm, issuance('1'))).toMatchObject(errors('/lines/0', 'line-form'));
    expect((await give(cdm, issuance('1', undefined, {}))).refusal).toBeNull();
  });

  describe('R-42: the adaptation share of a least developed or island host', () => {
    const exempt = { leastDevelopedOrIsland: true };
    it.each([
      ['is not taken', { host: exempt }, 0n],
      ['is taken where the Party waives its exemption', { host: { ...exempt, waivesAdaptationExemption: true } }, 5_000n],
      ['is taken where the approval waives it', { host: exempt, approval: { waivesAdaptationExemption: true } }, 5_000n],
      ["a host that isn't one has nothing to waive", { host: { waivesAdaptationExemption: true } }, 5_000n],
    ])('%s', async (_, setting, adaptation) => {
      const scenario = await stage(setting);
      await verify2025(scenario, '100000');
      await authorize(scenario);
      await scenario.accept('issue-units', issuance('100000'));

      expect(levied(scenario)).toMatchObject({ adaptation, omge: 2_000n });
    });
  });

  it('R-44: the rates and rounding of that day are written into the event, with the number of the policy', async () => {
    const policy = { adaptationBps: '1000', omgeBps: '250', levyRounding: 'half-up', bufferRounding: 'floor' };
    const scenario = await ready({}, { policy });

    const { events } = await scenario.accept('issue-units', issuance('1000'));

    expect(events[0]?.data).toMatchObject({
      ...{ policyNumber: '1', adaptationBps: '1000', omgeBps: '250', bufferBps: '0', rounding: 'half-up', bufferRounding: 'floor' },
      lines: { rows: [['CP-1', '2025', 'AER', 'A-1', null, null, '1', '875', '100', '25', '0']] },
    });
  });

  it('R-83: only the supervisor issues', async () => {
    expect((await (await ready()).give('issue-units', issuance('1'), { actor: 'stranger' })).refusal).toBe('forbidden');
  });
});
