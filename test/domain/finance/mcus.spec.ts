import { describe, expect, it } from '@jest/globals';
import { expectLaws } from '../../support/check-laws.js';
import { eventsOf, revisionOf } from '../../support/outcome.js';
import type { Outcome, Scenario } from '../../support/scenario.js';
import { issue, verify } from '../verification/given.js';
import { linesOf, paid, share, takenOf, withClaims } from './given.js';

const WITHOUT_LEVIES = { policy: { adaptationBps: '0', omgeBps: '0' } };
const byMcus = (quantity: string, span: readonly [string, string] = ['2021', '2021']): object =>
  paid('F-1', quantity, { settle: 'mcu' }, span);

/** Issues MCUs of CP-1 that may be authorized later, all of them to GHA-H1. */
const mcus = (scenario: Scenario, quantity: string, vintage = '2021', of = 'V-1'): Promise<Outcome> =>
  scenario.accept('issue-units', {
    ...{ issuance: `M-${of}-${vintage}-${quantity}`, verification: of },
    lines: [{ component: 'CP-1', vintage, quantity, contribution: 'PI' }],
    distribution: [{ account: 'GHA-H1', quantity }],
  });

/** A claim of 400 tonnes of 2021 that MCUs meet, 1,000 verified, and nothing levied. */
const claimed = async (
  claims: readonly object[] = [byMcus('400')],
  years: Record<string, string> = { '2021': '1000' },
): Promise<Scenario> => {
  const scenario = await withClaims(claims, WITHOUT_LEVIES);
  await scenario.accept('authorize-units', {
    ...{ authorization: 'A-2', host: 'GHA', statement: 'later', activities: ['10471'], cooperativeApproach: 'CA0001', purposes: [] },
    ...{ vintages: { first: '2021', last: '2030' }, metric: 'GHG', sectors: ['Energy generation'], changesAfterFirstTransfer: false },
    ...{ terms: { sha256: 'a'.repeat(64) }, date: '2021-01-01' },
  });
  await verify(scenario, 'V-1', years);
  return scenario;
};

const settle = (scenario: Scenario, units: object, members: object = {}): Promise<Outcome> =>
  scenario.give('cancel-units', {
    ...{ from: 'GHA-H1', to: 'CANCELLATION-VOLUNTARY', purpose: 'voluntary', units, discharges: 'F-1' },
    ...members,
  });

describe('a claim that MCUs meet (R-96, R-97)', () => {
  it('deducts nothing, and leaves of what may be issued only the rest to be authorized', async () => {
    const scenario = await claimed();
    expect(scenario.book.verifiedLines.get('V-1 CP-1 2021')).toMatchObject({ deducted: 0n, issuable: 1000n });

    const over = await issue(scenario, 'V-1', '2021', '601');
    expect(over).toMatchObject({ refusal: 'finance-overclaim', names: { conflictsWith: scenario.book.finances.get('F-1')?.since } });
    expect((await issue(scenario, 'V-1', '2021', '600')).refusal).toBeNull();
    await mcus(scenario, '400');
    expectLaws(scenario);
  });

  it('counts what is authorized after its issuance as well', async () => {
    const scenario = await claimed();
    await mcus(scenario, '1000');

    const block = (first: number, last: number): string => `UN01-GHA-10471-2021-${first}-${last}`;
    const authorize = (last: number): Promise<Outcome> =>
      scenario.give('authorize-issued-units', { authorization: 'A-1', blocks: [block(1, last)] });
    expect((await authorize(601)).refusal).toBe('finance-overclaim');
    expect((await authorize(600)).refusal).toBeNull();
    expectLaws(scenario);
  });

  it('may come from any of its vintages, and leaves other vintages alone', async () => {
    const scenario = await claimed([byMcus('400', ['2021', '2022'])], { '2021': '300', '2022': '300', '2023': '300' });

    expect((await issue(scenario, 'V-1', '2021', '201')).refusal).toBe('finance-overclaim');
    expect((await issue(scenario, 'V-1', '2021', '150')).refusal).toBeNull();
    expect((await issue(scenario, 'V-1', '2022', '51')).refusal).toBe('finance-overclaim');
    expect((await issue(scenario, 'V-1', '2022', '50')).refusal).toBeNull();
    expect((await issue(scenario, 'V-1', '2023', '300')).refusal).toBeNull();
    expectLaws(scenario);
  });

  it('stands beside another on more vintages: each keeps vintages of its own', async () => {
    const scenario = await claimed([byMcus('200', ['2021', '2021']), paid('F-2', '300', { settle: 'mcu' }, ['2021', '2022'])], {
      ...{ '2021': '300', '2022': '300' },
    });

    expect((await issue(scenario, 'V-1', '2021', '101')).refusal).toBe('finance-overclaim');
    expect((await issue(scenario, 'V-1', '2021', '100')).refusal).toBeNull();
    expect((await issue(scenario, 'V-1', '2022', '1')).refusal).toBe('finance-overclaim');
    expectLaws(scenario);
  });

  it('is no hindrance to years that it has no use of, verified or not', async () => {
    const claims = [byMcus('100', ['2021', '2021']), paid('F-2', '100', { settle: 'mcu' }, ['2024', '2025'])];
    const scenario = await claimed([...claims, paid('F-3', '50', { settle: 'mcu' }, ['2022', '2024'])], {
      '2021': '200',
      '2022': '60',
      '2023': '90',
    });

    expect((await issue(scenario, 'V-1', '2021', '101')).refusal).toBe('finance-overclaim');
    expect((await issue(scenario, 'V-1', '2021', '100')).refusal).toBeNull();
    expect((await issue(scenario, 'V-1', '2022', '60')).refusal).toBeNull();
    expect((await issue(scenario, 'V-1', '2023', '41')).refusal).toBe('finance-overclaim');
    expect((await issue(scenario, 'V-1', '2023', '40')).refusal).toBeNull();
    expectLaws(scenario);
  });

  it('takes a share of each vintage by itself', async () => {
    const scenario = await claimed([share('F-1', ['1', '3'], { settle: 'mcu' }, ['2021', '2022'])], { '2021': '100', '2022': '200' });

    expect((await issue(scenario, 'V-1', '2021', '76')).refusal).toBe('finance-overclaim');
    expect((await issue(scenario, 'V-1', '2021', '75')).refusal).toBeNull();
    await mcus(scenario, '25');
    await mcus(scenario, '200', '2022');
    expect((await settle(scenario, { quantity: '51', vintage: '2022' })).refusal).toBe('exceeds-obligation');
    expect((await settle(scenario, { quantity: '50', vintage: '2022' })).refusal).toBeNull();
    expect((await settle(scenario, { quantity: '1', vintage: '2022' })).refusal).toBe('exceeds-obligation');
    expect((await settle(scenario, { quantity: '25', vintage: '2021' })).refusal).toBeNull();
    expectLaws(scenario);
  });

  it('counts a restated result: what may ever be issued is less then', async () => {
    const scenario = await claimed();
    await scenario.accept('restate-verification', {
      ...{ verification: 'V-1', lines: [{ component: 'CP-1', vintage: '2021', verified: '700' }] },
      ...{ reason: { code: 'error-in-data' }, report: { sha256: 'e'.repeat(64) } },
    });

    expect((await issue(scenario, 'V-1', '2021', '301')).refusal).toBe('finance-overclaim');
    expect((await issue(scenario, 'V-1', '2021', '300')).refusal).toBeNull();
    expectLaws(scenario);
  });

  it('counts what is withdrawn, and what a deficit took of earlier lines', async () => {
    const scenario = await claimed();
    await verify(scenario, 'V-2', { '2022': '-200' });
    expect((await issue(scenario, 'V-1', '2021', '401')).refusal).toBe('finance-overclaim');
    await scenario.accept('withdraw-verification', { verification: 'V-2', reason: { code: 'error-in-data' } });

    expect((await issue(scenario, 'V-1', '2021', '600')).refusal).toBeNull();
    expectLaws(scenario);
  });
});

describe('cancel-units with discharges: a claim of finance', () => {
  it('settles it in part, then whole', async () => {
    const scenario = await claimed();
    await mcus(scenario, '500');

    const { events } = await scenario.accept('cancel-units', {
      ...{ from: 'GHA-H1', to: 'CANCELLATION-VOLUNTARY', purpose: 'voluntary', units: { quantity: '150' }, discharges: 'F-1' },
    });
    const blocks = ['UN01-GHA-10471-2021-351-500'];
    expect(events.map(({ type }) => type)).toEqual(['UnitsCancelled', 'FinanceSettled']);
    expect(events[1]?.data).toEqual({ finance: 'F-1', quantity: '150', blocks });
    expect(takenOf(scenario, 'F-1')).toBe(150n);
    expect((await settle(scenario, { quantity: '251' })).refusal).toBe('exceeds-obligation');
    expect((await settle(scenario, { quantity: '250' })).refusal).toBeNull();
    expect(takenOf(scenario, 'F-1')).toBe(400n);
    expectLaws(scenario);
  });

  it('refuses units that are no MCUs, or of another vintage, and another purpose', async () => {
    const scenario = await claimed([byMcus('400')], { '2021': '1000', '2022': '100' });
    await mcus(scenario, '500');
    await mcus(scenario, '100', '2022');
    await scenario.accept('issue-units', {
      ...{ issuance: 'I-AER', verification: 'V-1', distribution: [{ account: 'GHA-H1', quantity: '10' }] },
      lines: [{ component: 'CP-1', vintage: '2021', quantity: '10', authorization: 'A-1' }],
    });
    const refused = { refusal: 'account-not-entitled', names: { conflictsWith: scenario.book.finances.get('F-1')?.since } };

    expect(await settle(scenario, { quantity: '1', vintage: '2022' })).toMatchObject(refused);
    expect(await settle(scenario, { quantity: '1', kind: 'AER' })).toMatchObject(refused);
    const elsewhere = { purpose: 'administrative', to: 'CANCELLATION-ADMINISTRATIVE' };
    expect(await settle(scenario, { quantity: '1', vintage: '2021', kind: 'MCU' }, elsewhere)).toMatchObject(refused);
    expect((await settle(scenario, { quantity: '1', vintage: '2021', kind: 'MCU' }, { discharges: 'F-9' })).refusal).toBe(
      'unknown-obligation',
    );
    expectLaws(scenario);
  });

  it('refuses what is deducted from results: nothing of it is open for units', async () => {
    const scenario = await claimed([paid('F-1', '400')]);
    await mcus(scenario, '500');
    expect((await settle(scenario, { quantity: '1' })).refusal).toBe('exceeds-obligation');
  });

  it('names the claim to If-Match, and not an obligation of that code', async () => {
    const scenario = await claimed();
    await mcus(scenario, '500');
    const { events } = await scenario.accept('cancel-units', {
      ...{ from: 'GHA-H1', to: 'CANCELLATION-VOLUNTARY', purpose: 'voluntary', units: { quantity: '1' }, discharges: 'F-1' },
    });
    expect(eventsOf({ events } as Outcome)[0]?.[1]['discharges']).toBe('F-1');
    expect(scenario.book.touched.get('finance:F-1')?.revision).toBe(revisionOf({ events } as Outcome) + 1n);
    expect(scenario.book.touched.has('obligation:F-1')).toBe(false);
  });

  it('takes nothing of the claim from what is verified', async () => {
    const scenario = await withClaims([byMcus('400')]);
    expect(linesOf(await verify(scenario, 'V-1', { '2021': '1000' }))).toEqual([['CP-1 2021', [], '1000']]);
  });
});
