import { describe, expect, it } from '@jest/globals';
import { expectLaws } from '../../support/check-laws.js';
import { revisionOf } from '../../support/outcome.js';
import { refusedInOrder } from '../../support/precedence.js';
import { component, reason, verification } from '../../support/samples.js';
import type { Outcome, Scenario } from '../../support/scenario.js';
import { fillOuter } from '../nesting/given.js';
import { deficitOf, issue, lineOf, ready, verify } from './given.js';

const report = { sha256: 'f'.repeat(64) };
const anew = (of: string, years: Record<string, string>, on = 'CP-1'): object => ({
  ...{ verification: of, reason, report },
  lines: Object.entries(years).map(([vintage, verified]) => ({ component: on, vintage, verified })),
});
const restate = (scenario: Scenario, of: string, years: Record<string, string>): Promise<Outcome> =>
  scenario.accept('restate-verification', anew(of, years));
const replacing = { policy: { overCrediting: 'replace' } };

/** 2021 verified as 100, so much of it issued. */
const issued = async (quantity: string, setting = {}): Promise<Scenario> => {
  const scenario = await ready(setting);
  await verify(scenario, 'V-1', { '2021': '100' });
  if (quantity !== '0') await issue(scenario, 'V-1', '2021', quantity);
  return scenario;
};

describe('restate-verification', () => {
  describe('refuses', () => {
    refusedInOrder({
      command: 'restate-verification',
      ready: async () => {
        const scenario = await issued('0');
        await restate(scenario, 'V-1', { '2021': '50' });
        return scenario;
      },
      data: anew('V-1', { '2021': '60' }) as { lines: object[]; verification: string },
      faults: [
        { refusal: 'unknown-verification', wrong: (data) => ({ ...data, verification: 'V-9' }) },
        {
          refusal: 'unknown-component',
          wrong: (data) => ({ ...data, lines: [...data.lines, { component: 'CP-9', vintage: '2021', verified: '1' }] }),
          names: { line: 2 },
        },
        {
          refusal: 'restated-above-cap',
          wrong: (data) => ({ ...data, lines: data.lines.map((line) => ({ ...line, verified: '101' })) }),
          names: { line: 1, component: 'CP-1' },
        },
        {
          refusal: 'nested-headroom-exceeded',
          given: async (scenario) => {
            await restate(scenario, 'V-1', { '2021': '0' });
            await fillOuter(scenario, '10471', '2021');
          },
          names: { programme: 'OUTER', vintage: '2021' },
        },
      ],
    });

    it('unknown-verification of one that was withdrawn', async () => {
      const scenario = await issued('0');
      await scenario.accept('withdraw-verification', { verification: 'V-1', reason });
      expect((await scenario.give('restate-verification', anew('V-1', { '2021': '60' }))).refusal).toBe('unknown-verification');
    });

    it('unknown-component of a year that the verification does not have', async () => {
      expect((await (await issued('0')).give('restate-verification', anew('V-1', { '2022': '60' }))).refusal).toBe('unknown-component');
    });

    it('restated-above-cap upwards once something of the line is issued, naming the issuance; downwards it goes on', async () => {
      const scenario = await issued('0');
      await restate(scenario, 'V-1', { '2021': '60' });
      const issuance = await issue(scenario, 'V-1', '2021', '10');

      expect(await scenario.give('restate-verification', anew('V-1', { '2021': '61' }))).toMatchObject({
        refusal: 'restated-above-cap',
        names: { conflictsWith: revisionOf(issuance) },
      });
      await restate(scenario, 'V-1', { '2021': '59' });
      expectLaws(scenario);
    });

    it('nothing-to-change where every figure is what it was, and a line that is stated twice', async () => {
      const scenario = await issued('0');
      expect((await scenario.give('restate-verification', anew('V-1', { '2021': '100' }))).refusal).toBe('nothing-to-change');
      const { lines } = anew('V-1', { '2021': '60' }) as { lines: object[] };
      expect(await scenario.give('restate-verification', { ...anew('V-1', {}), lines: [...lines, ...lines] })).toMatchObject({
        refusal: 'invalid-input',
        names: { errors: [{ pointer: '/lines/1', code: 'duplicate' }] },
      });
    });
  });

  it('is for the DOE that verified, and for the supervisor', async () => {
    const scenario = await issued('0');
    for (const [actor, role, scope] of [
      ['other-doe', 'doe', 'DOE-1'],
      ['own-doe', 'doe', 'DOE-2'],
      ['sue', 'supervisor', undefined],
    ])
      await scenario.accept('grant-role', { actor, role, ...(scope === undefined ? {} : { scope }) });
    const given = (actor: string, verified: string): Promise<Outcome> =>
      scenario.give('restate-verification', anew('V-1', { '2021': verified }), { actor });

    expect((await given('other-doe', '90')).refusal).toBe('forbidden');
    expect((await given('own-doe', '90')).events[0]?.authority).toBe('doe:DOE-2');
    expect((await given('sue', '80')).events[0]?.authority).toBe('supervisor');
    expectLaws(scenario);
  });

  it('replaces what was verified: less is left to issue, and again more up to what was verified first', async () => {
    const scenario = await issued('0');

    const { events } = await restate(scenario, 'V-1', { '2021': '60' });
    expect(events.map(({ type, data }) => [type, data])).toEqual([
      [
        'VerificationRestated',
        {
          ...{ verification: 'V-1', component: 'CP-1', reason, report },
          lines: [{ vintage: '2021', verified: '60', before: '100', issuable: '60', over: '0' }],
          ...{ settled: [], deficit: '0' },
        },
      ],
    ]);
    expect((await issue(scenario, 'V-1', '2021', '61')).refusal).toBe('exceeds-verified');
    await restate(scenario, 'V-1', { '2021': '100' });
    expect((await issue(scenario, 'V-1', '2021', '100')).refusal).toBeNull();
    expectLaws(scenario);
  });

  it('leaves issuance as it happened: what is issued stays, and nothing more is', async () => {
    const scenario = await issued('80');
    const held = scenario.holding('PENDING');

    const { events } = await restate(scenario, 'V-1', { '2021': '50' });

    expect(events[0]?.data).toMatchObject({ lines: [{ issuable: '0', over: '30' }], deficit: '30' });
    expect(scenario.holding('PENDING')).toBe(held);
    expect(lineOf(scenario, 'V-1', '2021')).toEqual([80n, 80n]);
    expect((await issue(scenario, 'V-1', '2021', '1')).refusal).toBe('double-issuance');
    expectLaws(scenario);
  });

  it('what is too much comes off unissued lines first, also later ones, then off what is verified next', async () => {
    const scenario = await issued('100');
    await verify(scenario, 'V-2', { '2022': '20' });

    const { events } = await restate(scenario, 'V-1', { '2021': '70' });

    expect(events[0]?.data).toMatchObject({
      settled: [{ verification: 'V-2', vintage: '2022', quantity: '20' }],
      deficit: '10',
    });
    const next = await verify(scenario, 'V-3', { '2023': '15' });
    expect(next.events[0]?.data).toMatchObject({ vintages: [{ carriedIn: '10', issuable: '5' }], deficit: '0' });
    expectLaws(scenario);
  });

  it('counts the difference to the last figure when it is restated again', async () => {
    const scenario = await issued('100');
    await restate(scenario, 'V-1', { '2021': '70' });

    const { events } = await restate(scenario, 'V-1', { '2021': '60' });

    expect(events[0]?.data).toMatchObject({ lines: [{ before: '70', over: '40' }], deficit: '40' });
    expectLaws(scenario);
  });

  it('lets a deficit shrink when a negative result turns out to be none', async () => {
    const scenario = await ready();
    await verify(scenario, 'V-1', { '2021': '50' });
    await restate(scenario, 'V-1', { '2021': '-20' });
    expect(deficitOf(scenario)).toBe(20n);

    await restate(scenario, 'V-1', { '2021': '30' });

    expect([deficitOf(scenario), lineOf(scenario, 'V-1', '2021')]).toEqual([0n, [30n, 0n]]);
    expectLaws(scenario);
  });

  it('holds nobody up under the gate `issued` where nothing is left of a line', async () => {
    const scenario = await issued('0', { policy: { nextPeriodGate: 'issued' } });
    await restate(scenario, 'V-1', { '2021': '0' });

    await verify(scenario, 'V-2', { '2022': '5' });
  });

  it('of several components makes an event of each, with all that is owed behind them', async () => {
    const scenario = await ready(replacing);
    await scenario.accept('include-component', component('CP-2', '10471', 'GHA'));
    const both = { components: ['CP-1', 'CP-2'].map((code) => ({ component: code, vintages: [{ vintage: '2021', verified: '10' }] })) };
    await scenario.accept('verify-reductions', verification('V-1', '10471', 'GHA', 'CP-1', { '2021': '10' }, both));
    const lines = ['CP-1', 'CP-2'].map((code) => ({ component: code, vintage: '2021', quantity: '10', authorization: 'A-1' }));
    await scenario.accept('issue-units', { issuance: 'I-1', verification: 'V-1', lines });

    const { events } = await scenario.accept('restate-verification', {
      ...anew('V-1', {}),
      lines: ['CP-2', 'CP-1'].map((code, i) => ({ component: code, vintage: '2021', verified: String(4 + i) })),
    });

    expect(events.map(({ type, data }) => [type, data['component'], data['quantity']])).toEqual([
      ['VerificationRestated', 'CP-2', undefined],
      ['VerificationRestated', 'CP-1', undefined],
      ['ReplacementObligationRaised', 'CP-2', '6'],
      ['ReplacementObligationRaised', 'CP-1', '5'],
    ]);
    expectLaws(scenario);
  });

  describe('under the policy `replace`', () => {
    it('what is too much is an obligation of the programme, due in 30 days, and not carried', async () => {
      const scenario = await issued('100', replacing);

      const { events } = await restate(scenario, 'V-1', { '2021': '70' });

      const [said, raised] = events;
      expect(said?.data).toMatchObject({ lines: [{ over: '30' }], settled: [], deficit: '0' });
      expect(raised).toMatchObject({
        type: 'ReplacementObligationRaised',
        data: {
          ...{ obligation: `O-${raised?.revision}`, kind: 'replacement', component: 'CP-1', debtor: '10471', quantity: '30' },
          ...{ due: '2026-07-01', cause: said?.revision },
        },
      });
      const next = await verify(scenario, 'V-2', { '2022': '15' });
      expect(next.events[0]?.data).toMatchObject({ vintages: [{ carriedIn: '0', issuable: '15' }] });
      expectLaws(scenario);
    });

    it('again only the difference is', async () => {
      const scenario = await issued('100', replacing);
      await restate(scenario, 'V-1', { '2021': '70' });

      const { events } = await restate(scenario, 'V-1', { '2021': '65' });

      expect(events.map(({ data }) => data['quantity'])).toEqual([undefined, '5']);
      expectLaws(scenario);
    });
  });

  it('of a component whose last days are verified becomes an obligation: nothing will be verified that it could come off', async () => {
    const crediting = { type: 'renewable', start: '2021-01-01', end: '2021-12-31' };
    const scenario = await issued('100', { component: { crediting }, at: '2023-06-01T00:00:00.000Z' });

    const { events } = await restate(scenario, 'V-1', { '2021': '70' });

    expect(events.map(({ data }) => [data['deficit'], data['quantity']])).toEqual([
      ['0', undefined],
      [undefined, '30'],
    ]);
    expectLaws(scenario);
  });

  describe('of a component that left', () => {
    const TODAY = '2026-06-01';
    const owedAfter = async (exclusion: object): Promise<unknown[]> => {
      const scenario = await issued('100');
      await scenario.accept('exclude-component', { component: 'CP-1', ...exclusion });
      const { events } = await restate(scenario, 'V-1', { '2021': '70' });
      expectLaws(scenario);
      return events.map(({ data: { deficit, debtor, quantity } }) => deficit ?? [debtor, quantity]);
    };

    it('becomes an obligation of the programme, where nothing more is verified and nobody is at fault', async () => {
      expect(await owedAfter({ cause: 'erroneous', effective: TODAY })).toEqual(['0', ['10471', '30']]);
      expect(await owedAfter({ cause: 'voluntary', effective: '2022-01-01' })).toEqual(['0', ['10471', '30']]);
      expect(await owedAfter({ cause: 'voluntary', effective: '2021-10-01' })).toEqual(['0', ['10471', '30']]);
    });

    it('is carried while days before it left may still be verified', async () => {
      expect(await owedAfter({ cause: 'voluntary', effective: '2022-01-02' })).toEqual(['30']);
    });

    it('ends where the DOE at fault replaces all that was issued', async () => {
      expect(await owedAfter({ cause: 'erroneous', effective: TODAY, responsible: 'DOE-1' })).toEqual(['0']);
    });
  });

  describe('and a withdrawal', () => {
    it('of a later verification opens again what had been taken off its lines', async () => {
      const scenario = await issued('100');
      await verify(scenario, 'V-2', { '2022': '50' });
      await restate(scenario, 'V-1', { '2021': '60' });
      expect([deficitOf(scenario), lineOf(scenario, 'V-2', '2022')]).toEqual([0n, [10n, 0n]]);

      await scenario.accept('withdraw-verification', { verification: 'V-2', reason });

      expect(deficitOf(scenario)).toBe(40n);
      expectLaws(scenario);
    });

    it('of what took too much of a line covers first what that line lacked', async () => {
      const scenario = await issued('0');
      await verify(scenario, 'V-2', { '2022': '-30' });
      await restate(scenario, 'V-1', { '2021': '20' });
      expect(deficitOf(scenario)).toBe(10n);

      await scenario.accept('withdraw-verification', { verification: 'V-2', reason });

      expect([deficitOf(scenario), lineOf(scenario, 'V-1', '2021')]).toEqual([0n, [20n, 0n]]);
      expectLaws(scenario);
    });

    it('of what was restated takes its own obligations with it', async () => {
      const scenario = await ready(replacing);
      await verify(scenario, 'V-1', { '2021': '10' });
      const { events } = await restate(scenario, 'V-1', { '2021': '-20' });
      const obligation = String(events[1]?.data['obligation']);
      expect(scenario.book.obligations.get(obligation)?.quantity).toBe(20n);

      await scenario.accept('withdraw-verification', { verification: 'V-1', reason });

      expect([scenario.book.obligations.get(obligation)?.quantity, deficitOf(scenario)]).toEqual([0n, 0n]);
      expectLaws(scenario);
    });
  });

  it('works by proposal, as a mechanism asks for that is no trial', async () => {
    const scenario = await issued('100', {
      policy: { overCrediting: 'replace', approvals: [{ command: 'restate-verification', by: 'colleague' }] },
    });
    const data = anew('V-1', { '2021': '70' });
    expect((await scenario.give('restate-verification', data)).refusal).toBe('approval-required');
    const { events } = await scenario.accept('propose', { proposal: 'P-1', command: 'restate-verification', data });

    const approved = await scenario.accept('approve', { proposal: 'P-1', hash: events[0]?.data['hash'] }, { actor: 'dev-two' });

    const [, said, raised] = approved.events;
    expect(approved.events.map(({ type }) => type)).toEqual(['CommandApproved', 'VerificationRestated', 'ReplacementObligationRaised']);
    expect(raised?.data).toMatchObject({ obligation: `O-${raised?.revision}`, cause: said?.revision });
    expectLaws(scenario);
  });
});
