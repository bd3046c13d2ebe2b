import { describe, expect, it } from '@jest/globals';
import { asked } from '../support/asked.js';
import { expectLaws } from '../support/check-laws.js';
import { levied } from '../support/holdings.js';
import type { Scenario } from '../support/scenario.js';
import { afterIssuance, forOther, openSink } from '../support/stage.js';
import { firstTransferredBy } from './first-transferred.js';

// What published implementations and registries got wrong (`docs/rules.md`), each with the figure that is right.

const inventory = (scenario: Scenario, party: string, year: string, quantity: string): Promise<unknown> =>
  scenario.accept('report-inventory', { party, year, metric: 'GHG', quantity, source: { sha256: 'e'.repeat(64) } });
const move = (from: string, to: string, quantity: string): object => ({ from, to, units: { quantity } });
const yearOf = async (scenario: Scenario, party: string, year: string): Promise<Record<string, unknown>> =>
  (await asked(scenario, 'emissions-balance', { party, from: year, to: year })).years[0] ?? {};
const FIVE_YEARS = { '2022': '10000', '2023': '20000', '2024': '30000', '2025': '40000' };

describe('the twelve wrong accountings', () => {
  it('1. first transferred less acquired plus used: to acquire changes nothing, to use subtracts', async () => {
    const scenario = await afterIssuance();
    await openSink(scenario, 'CHE-NDC', 'retirement-ndc', 'CHE');
    await inventory(scenario, 'CHE', '2025', '2000000');
    await scenario.accept('transfer-units', move('GHA-H1', 'CHE-H1', '93000'));
    expect(await yearOf(scenario, 'CHE', '2025')).toMatchObject({ firstTransferred: '0', used: '0', balance: '2000000' });

    await scenario.accept('use-units', { ...move('CHE-H1', 'CHE-NDC', '93000'), year: '2025' });
    expect(await yearOf(scenario, 'CHE', '2025')).toMatchObject({ firstTransferred: '0', used: '93000', balance: '1907000' });
    expectLaws(scenario);
  });

  it('2. the adjustment taken off the inventory: a host that first transferred 100,000 has more emissions to answer for, not fewer', async () => {
    const scenario = await afterIssuance();
    await inventory(scenario, 'GHA', '2025', '1000000');
    await scenario.accept('transfer-units', move('GHA-H1', 'CHE-H1', '93000'));
    expect(await yearOf(scenario, 'GHA', '2025')).toMatchObject({ adjustment: '100000', balance: '1100000' });
  });

  it('3. a block marked as levied, without a unit that moves: 5,000 and 2,000 units are in the accounts of the levies', async () => {
    const scenario = await afterIssuance();
    expect(levied(scenario)).toMatchObject({ adaptation: 5_000n, omge: 2_000n });
    expect(scenario.holding('GHA-H1')).toBe(93_000n);
  });

  it('4. a cancellation never adjusted for: 10,000 cancelled for other purposes add 10,000 where that is the first transfer, and so do units to OMGE', async () => {
    const scenario = await afterIssuance(forOther('use-or-cancellation'));
    await openSink(scenario, 'GHA-OP', 'cancellation-op', 'GHA');
    await scenario.accept('cancel-units', { ...move('GHA-H1', 'GHA-OP', '10000'), purpose: 'OP' });
    expect(await yearOf(scenario, 'GHA', '2025')).toMatchObject({ adjustment: '17000' });
    await scenario.accept('cancel-units', { ...move('GHA-H1', 'OMGE-VOLUNTARY', '500'), purpose: 'OMGE' });
    expect(await yearOf(scenario, 'GHA', '2025')).toMatchObject({ adjustment: '17500' });
  });

  it('5. first transfers net of what the Party acquired: who passes on what it acquired has first transferred nothing', async () => {
    const scenario = await afterIssuance();
    await scenario.accept('transfer-units', move('GHA-H1', 'CHE-H1', '93000'));
    await scenario.accept('transfer-units', move('CHE-H1', 'JPN-H1', '93000'));
    for (const party of ['CHE', 'JPN'])
      expect(await yearOf(scenario, party, '2025')).toMatchObject({ firstTransferred: '0', adjustment: '0' });
    expect(await yearOf(scenario, 'GHA', '2025')).toMatchObject({ firstTransferred: '100000' });
  });

  it('6. the multi-year method shown as an average: 40,000 in 2025 and 100,000 in all; an average of 20,000 is averaging', async () => {
    const scenario = await firstTransferredBy(FIVE_YEARS, 'multi-year');
    const years = (await asked(scenario, 'emissions-balance', { party: 'GHA', from: '2021', to: '2025' })).years;
    expect(years.map(({ adjustment }) => adjustment)).toEqual(['0', '10000', '20000', '30000', '40000']);
    expect(years.reduce((sum, { adjustment }) => sum + Number(adjustment), 0)).toBe(100_000);
    const { periods } = await asked(scenario, 'method-comparison', { party: 'GHA' });
    expect(periods[0]?.methods.map(({ method, years: of }) => [method, of[4]?.adjustment])).toEqual([
      ['trajectory', '40000'],
      ['averaging', '20000'],
      ['multi-year', '40000'],
    ]);
  });

  it('7. the holdings of a past day approximated: they are those after the last event of that day', async () => {
    const scenario = await afterIssuance({}, { at: '2026-12-31T23:59:58.000Z' });
    await scenario.at('2027-01-01T00:00:00.000Z').accept('transfer-units', move('GHA-H1', 'CHE-H1', '400'));
    const holdings = async (at: string): Promise<string> => (await asked(scenario, 'holdings', { account: 'GHA-H1', at })).quantity;
    expect(await holdings('2026-12-31T23:59:59.999Z')).toBe('93000');
    expect(await holdings('2027-01-01T00:00:00.000Z')).toBe('92600');
  });

  it('8. a part of a block first transferred and lost: 400 of 1,000 are first transferred once, and 600 are not', async () => {
    const scenario = await firstTransferredBy({ '2025': '1000' });
    expect(await yearOf(scenario, 'GHA', '2025')).toMatchObject({ firstTransferred: '1000' });
    const part = await afterIssuance({}, { policy: { adaptationBps: '0', omgeBps: '0' } });
    await part.accept('transfer-units', move('GHA-H1', 'CHE-H1', '400'));
    expect(await yearOf(part, 'GHA', '2025')).toMatchObject({ firstTransferred: '400' });
    await part.accept('transfer-units', move('CHE-H1', 'JPN-H1', '100'));
    expect(await yearOf(part, 'GHA', '2025')).toMatchObject({ firstTransferred: '400' });
    expectLaws(part);
  });

  it('9. a definition of first transfer that counts as nothing: units for other purposes that cross a border are first transferred', async () => {
    const scenario = await afterIssuance(forOther('first-international-transfer'));
    expect(await yearOf(scenario, 'GHA', '2025')).toMatchObject({ firstTransferred: '7000' });
    await scenario.accept('transfer-units', move('GHA-H1', 'CHE-H1', '1000'));
    expect(await yearOf(scenario, 'GHA', '2025')).toMatchObject({ firstTransferred: '8000' });
  });

  it('10. a check that passes for want of data: without an inventory there is no balance, also when the period is final', async () => {
    const scenario = await afterIssuance();
    const nothing = { inventory: null, balance: null, state: 'no-data' };
    expect(await yearOf(scenario, 'GHA', '2025')).toMatchObject(nothing);
    await scenario.accept('finalize-period', { party: 'GHA', ndcPeriod: { first: '2021', last: '2030' } });
    expect(await yearOf(scenario, 'GHA', '2025')).toMatchObject(nothing);
  });

  it('11. averaging over other years than those elapsed: the sum until 2023 by three, whatever comes later or is reported', async () => {
    const scenario = await firstTransferredBy(FIVE_YEARS, 'averaging');
    await inventory(scenario, 'GHA', '2023', '1000000');
    expect(await yearOf(scenario, 'GHA', '2023')).toMatchObject({ adjustment: '10000', balance: '1010000' });
    const other = await firstTransferredBy(FIVE_YEARS, 'averaging', { averagingDenominator: 'inventory-years' });
    await inventory(other, 'GHA', '2022', '1000000');
    await inventory(other, 'GHA', '2023', '1000000');
    expect(await yearOf(other, 'GHA', '2023')).toMatchObject({ adjustment: '15000' });
  });

  it('12. the vintage taken for the year of the action: units of 2024 that move in 2026 adjust 2024, and the action is of 2026', async () => {
    const scenario = await firstTransferredBy({ '2024': '300' });
    expect(await yearOf(scenario, 'GHA', '2024')).toMatchObject({ firstTransferred: '300' });
    expect(await yearOf(scenario, 'GHA', '2026')).toMatchObject({ firstTransferred: '0' });
    const { byVintage, byActionYear } = await asked(scenario, 'adjustments', { party: 'GHA' });
    expect([byVintage, byActionYear]).toEqual([
      [{ vintage: '2024', additions: '300' }],
      [{ year: '2026', additions: '300', subtractions: '0' }],
    ]);
  });
});
