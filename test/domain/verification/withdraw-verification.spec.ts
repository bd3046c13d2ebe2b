import { describe, expect, it } from '@jest/globals';
import { expectLaws } from '../../support/check-laws.js';
import { raisedIn } from '../../support/reference/raised.js';
import { revisionOf } from '../../support/outcome.js';
import { refusedInOrder } from '../../support/precedence.js';
import { component, reason, verification } from '../../support/samples.js';
import type { Outcome, Scenario } from '../../support/scenario.js';
import { deficitOf, issue, lineOf, ready, verify } from './given.js';

const withdraw = (scenario: Scenario, code: string, options = {}): Promise<Outcome> =>
  scenario.give('withdraw-verification', { verification: code, reason }, options);

describe('withdraw-verification', () => {
  describe('refuses in the order of its contract', () => {
    refusedInOrder({
      command: 'withdraw-verification',
      ready: async () => {
        const scenario = await ready();
        await verify(scenario, 'V-1', { '2021': '100' });
        return scenario;
      },
      data: { verification: 'V-1', reason },
      faults: [
        { refusal: 'unknown-verification', wrong: (data) => ({ ...data, verification: 'V-9' }) },
        { refusal: 'already-issued', given: (scenario) => issue(scenario, 'V-1', '2021', '1'), names: { component: 'CP-1' } },
      ],
    });

    it('already-issued where a later verification of one of its components stands, naming it; the later one is withdrawn first', async () => {
      const scenario = await ready();
      await verify(scenario, 'V-1', { '2021': '100' });
      const later = await verify(scenario, 'V-2', { '2022': '5' });

      expect(await withdraw(scenario, 'V-1')).toMatchObject({
        refusal: 'already-issued',
        names: { component: 'CP-1', conflictsWith: revisionOf(later) },
      });
      await scenario.accept('withdraw-verification', { verification: 'V-2', reason });
      await scenario.accept('withdraw-verification', { verification: 'V-1', reason });
      expectLaws(scenario);
    });

    it('already-issued names the issuance before a later verification', async () => {
      const scenario = await ready();
      await verify(scenario, 'V-1', { '2021': '100' });
      const issued = await issue(scenario, 'V-1', '2021', '1');
      await verify(scenario, 'V-2', { '2022': '5' });

      expect((await withdraw(scenario, 'V-1')).names).toMatchObject({ conflictsWith: revisionOf(issued) });
    });

    it('nothing-to-change of one that is withdrawn already', async () => {
      const scenario = await ready();
      await verify(scenario, 'V-1', { '2021': '100' });
      await withdraw(scenario, 'V-1');

      expect((await withdraw(scenario, 'V-1')).refusal).toBe('nothing-to-change');
    });
  });

  it('is for the DOE that verified alone', async () => {
    const scenario = await ready();
    await verify(scenario, 'V-1', { '2021': '100' });
    for (const [actor, scope] of [
      ['other-doe', 'DOE-1'],
      ['own-doe', 'DOE-2'],
    ])
      await scenario.accept('grant-role', { actor, role: 'doe', scope });

    expect((await withdraw(scenario, 'V-1', { actor: 'other-doe' })).refusal).toBe('forbidden');
    expect((await withdraw(scenario, 'V-9', { actor: 'own-doe' })).refusal).toBe('forbidden');
    expect((await withdraw(scenario, 'V-1', { actor: 'own-doe' })).refusal).toBeNull();
  });

  it('says of which components, and frees their days, also for the same report under another code', async () => {
    const scenario = await ready();
    const first = verification('V-1', '10471', 'GHA', 'CP-1', { '2021': '100' });
    await scenario.accept('verify-reductions', first);

    const { events } = await scenario.accept('withdraw-verification', { verification: 'V-1', reason });

    expect(events.map(({ type, data }) => [type, data])).toEqual([
      ['VerificationWithdrawn', { verification: 'V-1', components: ['CP-1'], reason, restored: [] }],
    ]);
    expect((await scenario.give('verify-reductions', first)).refusal).toBe('already-exists');
    await scenario.accept('verify-reductions', { ...first, verification: 'V-2' });
    expect((await scenario.give('verify-reductions', { ...first, verification: 'V-3' })).refusal).toBe('double-verification');
    expectLaws(scenario);
  });

  it('leaves nothing to issue of it: it is as if it were unknown', async () => {
    const scenario = await ready();
    await verify(scenario, 'V-1', { '2021': '100' });
    await withdraw(scenario, 'V-1');

    expect((await issue(scenario, 'V-1', '2021', '1')).refusal).toBe('unknown-verification');
  });

  it('is looked at by no gate and no monitoring period any more', async () => {
    const scenario = await ready({ policy: { nextPeriodGate: 'issued' } });
    await scenario.accept('include-component', component('CP-2', '10471', 'GHA'));
    const half = { period: { from: '2021-01-01', to: '2021-06-30' } };
    await verify(scenario, 'V-1', { '2021': '100' }, half);
    const whole = verification('V-2', '10471', 'GHA', 'CP-2', { '2021': '5' });
    expect((await scenario.give('verify-reductions', whole)).refusal).toBe('batch-period-mismatch');

    await withdraw(scenario, 'V-1');

    await scenario.accept('verify-reductions', whole);
    await verify(scenario, 'V-3', { '2021': '0' });
    await verify(scenario, 'V-4', { '2022': '7' });
    expectLaws(scenario);
  });

  it('makes the next verification the first one, which who validated may not sign (R-25)', async () => {
    const scenario = await ready();
    await verify(scenario, 'V-1', { '2021': '100' });
    await withdraw(scenario, 'V-1');

    const dependent = verification('V-2', '10471', 'GHA', 'CP-1', { '2021': '100' }, { verifiedBy: 'DOE-1' });
    expect((await scenario.give('verify-reductions', dependent)).refusal).toBe('doe-not-independent');
  });

  it('gives back what it took off earlier lines, and the deficit is as before it (R-73)', async () => {
    const scenario = await ready();
    await verify(scenario, 'V-1', { '2021': '100' });
    await issue(scenario, 'V-1', '2021', '80');
    await verify(scenario, 'V-2', { '2022': '-50' });
    expect([lineOf(scenario, 'V-1', '2021'), deficitOf(scenario)]).toEqual([[80n, 80n], 30n]);

    const { events } = await scenario.accept('withdraw-verification', { verification: 'V-2', reason });

    expect(events[0]?.data['restored']).toEqual([{ component: 'CP-1', verification: 'V-1', vintage: '2021', quantity: '20' }]);
    expect([lineOf(scenario, 'V-1', '2021'), deficitOf(scenario)]).toEqual([[100n, 80n], 0n]);
    expect((await issue(scenario, 'V-1', '2021', '20')).refusal).toBeNull();
    expectLaws(scenario);
  });

  it('opens the deficit again that it had made good', async () => {
    const scenario = await ready();
    await verify(scenario, 'V-1', { '2021': '-40' });
    await verify(scenario, 'V-2', { '2022': '100' });
    expect([lineOf(scenario, 'V-2', '2022'), deficitOf(scenario)]).toEqual([[60n, 0n], 0n]);

    await withdraw(scenario, 'V-2');

    expect([lineOf(scenario, 'V-2', '2022'), deficitOf(scenario)]).toEqual([[0n, 0n], 40n]);
    expectLaws(scenario);
  });

  describe('where a deficit had ended with crediting', () => {
    const crediting = { type: 'renewable', start: '2021-01-01', end: '2022-12-31' };
    /** 100 issued of 2021, then -130 at the end: 100 are owed. */
    const owing = async (): Promise<{ scenario: Scenario; obligation: string }> => {
      const scenario = await ready({ component: { crediting }, at: '2023-06-01T00:00:00.000Z' });
      await verify(scenario, 'V-1', { '2021': '100' });
      await issue(scenario, 'V-1', '2021', '100');
      const [obligation = ''] = raisedIn((await verify(scenario, 'V-2', { '2022': '-130' })).events);
      return { scenario, obligation };
    };

    it('what it made the programme owe falls away', async () => {
      const { scenario, obligation } = await owing();

      await withdraw(scenario, 'V-2');

      expect(scenario.book.obligations.get(obligation)).toMatchObject({ quantity: 0n, discharged: 0n });
      expect(deficitOf(scenario)).toBe(0n);
      const again = await verify(scenario, 'V-3', { '2022': '-30' });
      expect(again.events[1]?.data).toMatchObject({ quantity: '30' });
      expectLaws(scenario);
    });
  });

  it('takes a verification of 250 components in one act', async () => {
    const scenario = await ready();
    const codes = Array.from({ length: 250 }, (_, i) => `CP-${1000 + i}`);
    for (const code of codes) await scenario.accept('include-component', component(code, '10471', 'GHA', { expectedAnnual: '1' }));
    const components = (verified: string): object => ({
      components: codes.map((code) => ({ component: code, vintages: [{ vintage: verified === '5' ? '2021' : '2022', verified }] })),
    });
    await verify(scenario, 'V-1', { '2021': '0' });
    await verify(scenario, 'V-2', { '2021': '5' }, components('5'));
    await verify(scenario, 'V-3', { '2022': '-5' }, components('-5'));

    const { events } = await scenario.accept('withdraw-verification', { verification: 'V-3', reason });

    expect(events.flatMap(({ data }) => data['restored'] as object[])).toHaveLength(250);
    expect(scenario.book.verifiedLines.get('V-2 CP-1249 2021')).toMatchObject({ issuable: 5n, settled: 0n });
    expectLaws(scenario);
  });
});
