import { describe, expect, it } from '@jest/globals';
import { verification } from '../../support/samples.js';
import type { Outcome, Scenario } from '../../support/scenario.js';
import { expectLaws } from '../../support/check-laws.js';
import { authorize, stage, type Setting } from '../../support/stage.js';

/** A registry in which periods may follow each other before anything is issued. */
const ready = async (setting: Setting = {}): Promise<Scenario> => {
  const scenario = await stage({ ...setting, policy: { nextPeriodGate: 'submitted' } });
  await authorize(scenario);
  return scenario;
};
const verify = (scenario: Scenario, code: string, years: Record<string, string>): Promise<Outcome> =>
  scenario.accept('verify-reductions', verification(code, '10471', 'GHA', 'CP-1', years));
const issue = (scenario: Scenario, of: string, vintage: string, quantity: string): Promise<Outcome> =>
  scenario.give('issue-units', {
    issuance: `I-${of}-${quantity}`,
    verification: of,
    lines: [{ component: 'CP-1', vintage, quantity, authorization: 'A-1' }],
  });
const settledOf = ({ events }: Outcome): object => ({ settled: events[0]?.data['settled'], deficit: events[0]?.data['deficit'] });

describe('a negative result (R-73)', () => {
  it('is set against what earlier verifications left unissued: +100, +100, +100, -250 leaves 50 to issue', async () => {
    const scenario = await ready();
    for (const [code, year] of [
      ['V-1', '2021'],
      ['V-2', '2022'],
      ['V-3', '2023'],
    ] as const)
      await verify(scenario, code, { [year]: '100' });

    expect(settledOf(await verify(scenario, 'V-4', { '2024': '-250' }))).toEqual({
      settled: [
        { verification: 'V-1', vintage: '2021', quantity: '100' },
        { verification: 'V-2', vintage: '2022', quantity: '100' },
        { verification: 'V-3', vintage: '2023', quantity: '50' },
      ],
      deficit: '0',
    });
    expect((await issue(scenario, 'V-1', '2021', '1')).refusal).toBe('exceeds-verified');
    expect((await issue(scenario, 'V-3', '2023', '51')).refusal).toBe('exceeds-verified');
    expect((await issue(scenario, 'V-3', '2023', '50')).refusal).toBeNull();
    expectLaws(scenario);
  });

  it('first comes off the other years of its own verification', async () => {
    const scenario = await ready();
    await verify(scenario, 'V-1', { '2021': '100' });

    expect(settledOf(await verify(scenario, 'V-2', { '2022': '-30', '2023': '20' }))).toEqual({
      settled: [{ verification: 'V-1', vintage: '2021', quantity: '10' }],
      deficit: '0',
    });
  });

  it('takes nothing that was issued: what remains is the deficit, which the next verification settles first', async () => {
    const scenario = await ready();
    await verify(scenario, 'V-1', { '2021': '100' });
    await issue(scenario, 'V-1', '2021', '80');

    expect(settledOf(await verify(scenario, 'V-2', { '2022': '-50' }))).toEqual({
      settled: [{ verification: 'V-1', vintage: '2021', quantity: '20' }],
      deficit: '30',
    });
    expect((await issue(scenario, 'V-1', '2021', '1')).refusal).toBe('double-issuance');
    expect(settledOf(await verify(scenario, 'V-3', { '2023': '45' }))).toEqual({ settled: [], deficit: '0' });
    expect((await issue(scenario, 'V-3', '2023', '16')).refusal).toBe('exceeds-verified');
    expect((await issue(scenario, 'V-3', '2023', '15')).refusal).toBeNull();
    expectLaws(scenario);
  });

  it('holds nobody up: a line of which nothing is left does not keep the next period waiting', async () => {
    const scenario = await stage();
    await authorize(scenario);
    await verify(scenario, 'V-1', { '2021': '100' });
    await scenario.accept('set-policy', { replaces: '1', policy: { nextPeriodGate: 'submitted' }, reason: { code: 'policy' } });
    await verify(scenario, 'V-2', { '2022': '-100' });
    await scenario.accept('set-policy', { replaces: '2', policy: { nextPeriodGate: 'issued' }, reason: { code: 'policy' } });

    await verify(scenario, 'V-3', { '2023': '1' });
  });
});

describe('a deficit that is open when crediting ends', () => {
  const crediting = { type: 'renewable', start: '2021-01-01', end: '2022-12-31' };

  it('becomes an obligation of the programme, up to what was issued, due in 30 days', async () => {
    const scenario = await ready({ component: { crediting }, at: '2023-06-01T00:00:00.000Z' });
    await verify(scenario, 'V-1', { '2021': '100' });
    await issue(scenario, 'V-1', '2021', '100');

    const { events } = await verify(scenario, 'V-2', { '2022': '-130' });

    const [verified, raised] = events;
    expect(verified?.data).toMatchObject({ deficit: '0', settled: [] });
    expect(raised).toMatchObject({
      type: 'ReplacementObligationRaised',
      data: {
        ...{ obligation: `O-${raised?.revision}`, kind: 'replacement', component: 'CP-1', debtor: '10471', quantity: '100' },
        ...{ due: '2023-07-01', cause: verified?.revision },
      },
    });
    expect(scenario.book.components.get('CP-1')?.deficit).toBe(0n);
    expectLaws(scenario);
  });

  it('ends where nothing was ever issued: no unit exists that would have to be replaced', async () => {
    const scenario = await ready({ component: { crediting }, at: '2023-06-01T00:00:00.000Z' });

    const { events } = await verify(scenario, 'V-1', { '2021': '0', '2022': '-130' });

    expect(events.map(({ type }) => type)).toEqual(['ReductionsVerified']);
    expect(events[0]?.data).toMatchObject({ deficit: '0' });
  });
});
