import { describe, expect, it } from '@jest/globals';
import { nestedRung } from '../../../src/domain/nesting/nested-rung.js';
import { expectLaws } from '../../support/check-laws.js';
import { revisionOf } from '../../support/outcome.js';
import { component, programme, reason } from '../../support/samples.js';
import type { Scenario } from '../../support/scenario.js';
import {
  activity,
  apart,
  batch,
  issue,
  issued,
  linesOf,
  nest,
  nested,
  restate,
  restated,
  sumsOf,
  verified,
  verify,
  withdraw,
} from './given.js';
import { play } from '../../support/world.js';

const inside = (quantity: string, reference = 'INA'): object => ({ reason: 'nested-programme', quantity, reference });
const rungOf = ({ book }: Scenario, vintage = '2021'): bigint | undefined => {
  const row = book.claims.get(`OUT GHA ${vintage}`);
  return row && nestedRung(row);
};
const exceeded = { refusal: 'nested-headroom-exceeded', names: { programme: 'OUT', vintage: '2021' } };

describe('what is claimed inside (R-94)', () => {
  it('is deducted lower component first, each at most its positive result, and the rest from the last line', async () => {
    const scenario = await nested();
    await verified(scenario, 'V-A', 'A-1', { '2021': '130' });
    await verified(scenario, 'V-B', 'B-1', { '2021': '50' });

    const outer = await scenario.accept('verify-reductions', batch('V-O', '2021', { 'O-2': '60', 'O-1': '100' }));

    expect(linesOf(outer)).toEqual([
      ['O-2', '2021', { INA: '30', INB: '50' }, '0', '20'],
      ['O-1', '2021', { INA: '100' }, '0', '0'],
    ]);
    expectLaws(scenario);
  });

  it('drops what is not there under the policy ignore', async () => {
    const scenario = await nested({}, { nestingShortfall: 'ignore' });
    await verified(scenario, 'V-A', 'A-1', { '2021': '200' });

    expect(linesOf(await verified(scenario, 'V-O', 'O-1', { '2021': '150' }))).toEqual([['O-1', '2021', { INA: '150' }, '0', '0']]);
    expect(linesOf(await verified(scenario, 'V-O2', 'O-1', { '2022': '40' }))).toEqual([['O-1', '2022', {}, '40', '0']]);
    expectLaws(scenario);
  });

  it('comes after what the report deducts and the own contribution, which leave it less', async () => {
    const scenario = await nested();
    await scenario.accept('set-crediting-threshold', {
      ...{ programme: 'OUT', host: 'GHA', mode: 'no-lose', document: { sha256: 'd'.repeat(64) } },
      years: [{ vintage: '2021', baseline: '1000', threshold: '400' }],
    });
    await verified(scenario, 'V-A', 'A-1', { '2021': '100' });
    const uncertain = { reason: 'uncertainty', quantity: '50', reference: 'U-1' };

    const outer = await scenario.accept('verify-reductions', batch('V-O', '2021', { 'O-1': { verified: '700', deductions: [uncertain] } }));

    expect(linesOf(outer)).toEqual([['O-1', '2021', { 'U-1': '50', OUT: '600', INA: '100' }, '0', '50']]);
    expectLaws(scenario);
  });

  it('stands as the report states it where that is not less; less is nested-deduction-missing', async () => {
    const scenario = await nested();
    await verified(scenario, 'V-A', 'A-1', { '2021': '100' });
    const stated = (quantity: string, code = 'V-O'): object =>
      batch(code, '2021', { 'O-1': { verified: '700', deductions: [inside(quantity)] } });

    expect(await scenario.give('verify-reductions', stated('99'))).toMatchObject({
      refusal: 'nested-deduction-missing',
      names: { programme: 'INA', vintage: '2021', quantity: '100' },
    });
    expect(linesOf(await scenario.accept('verify-reductions', stated('140')))).toEqual([['O-1', '2021', { INA: '140' }, '560', '0']]);
    // What was deducted beyond the claim covers what is claimed later.
    await verified(scenario, 'V-A2', 'A-2', { '2021': '45' });
    expect(rungOf(scenario)).toBe(145n);
    expectLaws(scenario);
  });

  it('that comes later takes of what is left to issue; beyond that it waits for the next verification, of whatever year', async () => {
    const scenario = await nested();
    await verified(scenario, 'V-O', 'O-1', { '2021': '100' });
    await verified(scenario, 'V-A', 'A-1', { '2021': '130' });

    expect(rungOf(scenario)).toBe(100n);
    expect((await issue(scenario, 'V-O', 'O-1', '2021', '1')).refusal).toBe('exceeds-verified');
    expect(linesOf(await verified(scenario, 'V-O2', 'O-1', { '2022': '50' }))).toEqual([['O-1', '2022', { INA: '30' }, '20', '0']]);
    expect(rungOf(scenario, '2022')).toBe(30n);
    expect((await issue(scenario, 'V-O2', 'O-1', '2022', '20')).refusal).toBeNull();
    expect(linesOf(await verified(scenario, 'V-O3', 'O-1', { '2023': '50' }))).toEqual([['O-1', '2023', {}, '50', '0']]);
    expectLaws(scenario);
  });

  it('goes on waiting where the next verification has too little, and is covered by what that one states', async () => {
    const scenario = await nested();
    await verified(scenario, 'V-O', 'O-1', { '2021': '100' });
    await verified(scenario, 'V-A', 'A-1', { '2021': '180' });

    expect(linesOf(await verified(scenario, 'V-O2', 'O-1', { '2022': '30' }))).toEqual([['O-1', '2022', { INA: '30' }, '0', '0']]);
    const stated = batch('V-O3', '2023', { 'O-1': { verified: '100', deductions: [inside('20')] } });
    expect(linesOf(await scenario.accept('verify-reductions', stated))).toEqual([['O-1', '2023', { INA: '50' }, '50', '0']]);
    expectLaws(scenario);
  });

  it('is deducted of a second batch of the year as far as the first has not covered it', async () => {
    const scenario = await nested();
    await verified(scenario, 'V-A', 'A-1', { '2021': '80' });
    await verified(scenario, 'V-O', 'O-1', { '2021': '100' });
    await verified(scenario, 'V-B', 'B-1', { '2021': '50' });

    expect(linesOf(await verified(scenario, 'V-O2', 'O-2', { '2021': '60' }))).toEqual([['O-2', '2021', { INB: '30' }, '30', '0']]);
    expect((await issue(scenario, 'V-O2', 'O-2', '2021', '30')).refusal).toBeNull();
    expect((await issue(scenario, 'V-O', 'O-1', '2021', '1')).refusal).toBe('double-issuance');
    expectLaws(scenario);
  });

  it('is not deducted twice for the second issuance, and bars what it took', async () => {
    const scenario = await nested();
    await verified(scenario, 'V-O', 'O-1', { '2021': '100' });
    await issued(scenario, 'V-O', 'O-1', '2021', '40');
    await verified(scenario, 'V-A', 'A-1', { '2021': '35' });

    const first = await issue(scenario, 'V-O', 'O-1', '2021', '26');
    expect(first).toMatchObject({ refusal: 'double-issuance', names: { line: 1, component: 'O-1' } });
    expect((await issue(scenario, 'V-O', 'O-1', '2021', '25')).refusal).toBeNull();
    expectLaws(scenario);
  });
});

describe('what an outer programme has issued (R-94)', () => {
  /** OUT verified 100 and issued 60; INA verified 40 of 2021. */
  const full = async (): Promise<Scenario> => {
    const scenario = await nested();
    await verified(scenario, 'V-O', 'O-1', { '2021': '100' });
    await issued(scenario, 'V-O', 'O-1', '2021', '60');
    await verified(scenario, 'V-A', 'A-1', { '2021': '40' });
    return scenario;
  };

  it('is claimed by nobody inside, to the tonne', async () => {
    const scenario = await full();

    expect(await verify(scenario, 'V-B', 'B-1', { '2021': '1' })).toMatchObject(exceeded);
    expect((await verify(scenario, 'V-B', 'B-1', { '2021': '0' })).refusal).toBeNull();
    expect((await verify(scenario, 'V-B2', 'B-2', { '2021': '-5' })).refusal).toBeNull();
    expectLaws(scenario);
  });

  it('is not claimed by a restated result either, which may come back to what it was', async () => {
    const scenario = await full();
    await restated(scenario, 'V-A', 'A-1', '2021', '30');
    expect((await verify(scenario, 'V-B', 'B-1', { '2021': '5' })).refusal).toBeNull();

    expect(await restate(scenario, 'V-A', 'A-1', '2021', '36')).toMatchObject(exceeded);
    expect((await restate(scenario, 'V-A', 'A-1', '2021', '35')).refusal).toBeNull();
    expectLaws(scenario);
  });

  it('stays as it is when the outer result is restated below it; nothing more is claimed inside then', async () => {
    const scenario = await full();
    expect((await restate(scenario, 'V-O', 'O-1', '2021', '70')).refusal).toBeNull();

    expect(await verify(scenario, 'V-B', 'B-1', { '2021': '1' })).toMatchObject(exceeded);
    expect((await verify(scenario, 'V-B', 'B-1', { '2021': '0' })).refusal).toBeNull();
    expectLaws(scenario);
  });

  it('binds those of any depth, and names the issuance', async () => {
    const scenario = await apart();
    await scenario.accept('register-programme', programme('MID'));
    await scenario.accept('nest-programme', nest('INA', 'MID'));
    await scenario.accept('nest-programme', nest('MID', 'OUT'));
    await verified(scenario, 'V-O', 'O-1', { '2021': '100' });
    const issuance = await issued(scenario, 'V-O', 'O-1', '2021', '60');

    const names = { programme: 'OUT', vintage: '2021', conflictsWith: revisionOf(issuance) };
    expect(await verify(scenario, 'V-A', 'A-1', { '2021': '41' })).toMatchObject({ refusal: 'nested-headroom-exceeded', names });
    expect((await verify(scenario, 'V-A', 'A-1', { '2021': '40' })).refusal).toBeNull();
    expect(sumsOf(scenario, 'MID', '2021')).toMatchObject({ inside: 40n });
    expect(sumsOf(scenario, 'OUT', '2021')).toMatchObject({ inside: 40n, uncovered: 40n, left: 40n });
    expectLaws(scenario);
  });

  it('counts the most of what a programme between verified and what lies inside it', async () => {
    const scenario = await apart();
    await play(scenario, activity('MID', ['M-1']));
    await scenario.accept('nest-programme', nest('INA', 'MID'));
    await scenario.accept('nest-programme', nest('MID', 'OUT'));
    await verified(scenario, 'V-O', 'O-1', { '2021': '100' });
    await issued(scenario, 'V-O', 'O-1', '2021', '60');
    expect((await verify(scenario, 'V-M', 'M-1', { '2021': '40' })).refusal).toBeNull();

    expect((await verify(scenario, 'V-A', 'A-1', { '2021': '40' })).refusal).toBeNull();
    expect(await verify(scenario, 'V-A2', 'A-2', { '2021': '1' })).toMatchObject(exceeded);
    expectLaws(scenario);
  });

  it('leaves two that ask for the last tonne at once one winner', async () => {
    const scenario = await full();
    await restated(scenario, 'V-A', 'A-1', '2021', '39');

    const both = await Promise.all([verify(scenario, 'V-B', 'B-1', { '2021': '1' }), verify(scenario, 'V-B2', 'B-2', { '2021': '1' })]);

    expect(both.map(({ refusal }) => refusal)).toEqual([null, 'nested-headroom-exceeded']);
    expectLaws(scenario);
  });

  it('leaves the last tonne to the issuance outside or the verification inside, whichever is first', async () => {
    const scenario = await nested();
    await verified(scenario, 'V-O', 'O-1', { '2021': '100' });
    await issued(scenario, 'V-O', 'O-1', '2021', '99');

    const both = await Promise.all([issue(scenario, 'V-O', 'O-1', '2021', '1'), verify(scenario, 'V-A', 'A-1', { '2021': '1' })]);

    expect(both.map(({ refusal }) => refusal)).toEqual([null, 'nested-headroom-exceeded']);
    expectLaws(scenario);
  });
});

describe('what is taken back (R-94)', () => {
  it('covers nothing any more: a withdrawn verification outside leaves every sum as before it', async () => {
    const scenario = await nested();
    await verified(scenario, 'V-O', 'O-1', { '2021': '100' });
    await verified(scenario, 'V-A', 'A-1', { '2021': '130' });
    const before = [sumsOf(scenario, 'OUT', '2021'), scenario.book.insides.get('OUT GHA 2021 INA')];
    const first = await verified(scenario, 'V-O2', 'O-1', { '2022': '50' });

    await withdraw(scenario, 'V-O2');

    expect([sumsOf(scenario, 'OUT', '2021'), scenario.book.insides.get('OUT GHA 2021 INA')]).toEqual(before);
    expect(sumsOf(scenario, 'OUT', '2022')).toMatchObject({ days: [], left: 0n, deducted: 0n, uncovered: 0n });
    expect(linesOf(await verified(scenario, 'V-O3', 'O-1', { '2022': '50' }))).toEqual(linesOf(first));
    expectLaws(scenario);
  });

  it('is claimed no more: a withdrawn verification inside makes room', async () => {
    const scenario = await nested();
    await verified(scenario, 'V-O', 'O-1', { '2021': '100' });
    await issued(scenario, 'V-O', 'O-1', '2021', '60');
    await verified(scenario, 'V-A', 'A-1', { '2021': '40' });
    await withdraw(scenario, 'V-A');

    expect((await issue(scenario, 'V-O', 'O-1', '2021', '30')).refusal).toBeNull();
    expect(await verify(scenario, 'V-A2', 'A-1', { '2021': '11' })).toMatchObject(exceeded);
    expect((await verify(scenario, 'V-A2', 'A-1', { '2021': '10' })).refusal).toBeNull();
    expectLaws(scenario);
  });
});

describe('a deficit that comes from programmes inside (R-73, R-94)', () => {
  const excluded = { component: 'O-1', cause: 'voluntary', effective: '2022-01-01' };
  /** O-1 issued 50 of 2021; its last year falls short by 80 for those inside, and by `own` itself. */
  const last = async (own: string): Promise<Scenario> => {
    const scenario = await nested({ from: '2022-01-01' });
    await scenario.accept('nest-programme', nest('INB', 'OUT', { from: '2021-01-01' }));
    await verified(scenario, 'V-O', 'O-1', { '2021': '50' });
    await issued(scenario, 'V-O', 'O-1', '2021', '50');
    await verified(scenario, 'V-A', 'A-1', { '2021': '0', '2022': '80' });
    await verified(scenario, 'V-O2', 'O-1', { '2022': own });
    return scenario;
  };

  it('is never to be replaced, when the component leaves', async () => {
    const scenario = await last('0');
    expect(scenario.book.components.get('O-1')).toMatchObject({ deficit: 80n, nestedDeficit: 80n });

    const { events } = await scenario.accept('exclude-component', { ...excluded, effective: '2023-01-01' });

    expect(events.map(({ type }) => type)).toEqual(['ComponentExcluded']);
    expectLaws(scenario);
  });

  it('stands beside its own, which is: up to what was issued', async () => {
    const scenario = await last('-30');
    expect(scenario.book.components.get('O-1')).toMatchObject({ deficit: 110n, nestedDeficit: 80n });

    const { events } = await scenario.accept('exclude-component', { ...excluded, effective: '2023-01-01' });

    expect(events[1]).toMatchObject({ type: 'ReplacementObligationRaised', data: { quantity: '30', debtor: 'OUT' } });
    expectLaws(scenario);
  });

  it('is made good last, and is as before when the verification that made it good is withdrawn', async () => {
    const scenario = await last('-30');
    await verified(scenario, 'V-O3', 'O-1', { '2023': '40' });
    expect(scenario.book.components.get('O-1')).toMatchObject({ deficit: 70n, nestedDeficit: 70n });

    await withdraw(scenario, 'V-O3');
    expect(scenario.book.components.get('O-1')).toMatchObject({ deficit: 110n, nestedDeficit: 80n });
    expectLaws(scenario);
  });

  it('is not to be replaced where crediting ends with the period either', async () => {
    const scenario = await nested();
    const crediting = { type: 'renewable', start: '2021-01-01', end: '2024-12-31' };
    await scenario.accept('include-component', component('O-3', 'OUT', 'GHA', { crediting }));
    await verified(scenario, 'V-O', 'O-3', { '2021': '50' });
    await issued(scenario, 'V-O', 'O-3', '2021', '50');
    await verified(scenario, 'V-A', 'A-1', { '2021': '0', '2022': '80' });

    const { events } = await verify(scenario, 'V-O2', 'O-3', { '2022': '10', '2023': '0', '2024': '0' });

    expect(events.map(({ type, data }) => [type, data['deficit']])).toEqual([['ReductionsVerified', '0']]);
    expectLaws(scenario);
  });
});

describe('a registry without nests', () => {
  it('has nothing deducted, and deductions for what is not nested stand as they are stated', async () => {
    const scenario = await apart();
    await verified(scenario, 'V-A', 'A-1', { '2021': '100' });
    const outer = batch('V-O', '2021', { 'O-1': { verified: '100', deductions: [inside('30', 'ELSEWHERE')] } });

    expect(linesOf(await scenario.accept('verify-reductions', outer))).toEqual([['O-1', '2021', { ELSEWHERE: '30' }, '70', '0']]);
    expect(rungOf(scenario)).toBe(30n);
    await scenario.accept('withdraw-verification', { verification: 'V-O', reason });
    expect(rungOf(scenario)).toBe(0n);
    expectLaws(scenario);
  });
});
