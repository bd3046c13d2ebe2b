import { describe, expect, it } from '@jest/globals';
import { issue, issued, linesOf, nested, verified, verify } from '../domain/nesting/given.js';
import { expectLaws } from '../support/check-laws.js';
import { revisionOf } from '../support/outcome.js';

describe('W-35: an outer programme, and two inside it', () => {
  it('has 800,000 left of 1,000,000 where one inside issued 120,000 and the other verified 80,000', async () => {
    const scenario = await nested();
    await verified(scenario, 'V-A', 'A-1', { '2021': '120000' });
    await issued(scenario, 'V-A', 'A-1', '2021', '120000');
    await verified(scenario, 'V-B', 'B-1', { '2021': '80000' });

    const outer = await verified(scenario, 'V-O', 'O-1', { '2021': '1000000' });

    expect(linesOf(outer)).toEqual([['O-1', '2021', { INA: '120000', INB: '80000' }, '800000', '0']]);
    expect((await issue(scenario, 'V-O', 'O-1', '2021', '800001')).refusal).toBe('exceeds-verified');
    const issuance = await issued(scenario, 'V-O', 'O-1', '2021', '800000');
    expect(await verify(scenario, 'V-B2', 'B-2', { '2021': '5000' })).toMatchObject({
      refusal: 'nested-headroom-exceeded',
      names: { programme: 'OUT', vintage: '2021', conflictsWith: revisionOf(issuance) },
    });
    expectLaws(scenario);
  });

  it('leaves 1,000,000 in all where the outer one comes first', async () => {
    const scenario = await nested();
    await verified(scenario, 'V-O', 'O-1', { '2021': '1000000' });
    expect((await issue(scenario, 'V-O', 'O-1', '2021', '800000')).refusal).toBeNull();

    await verified(scenario, 'V-A', 'A-1', { '2021': '120000' });
    expect((await issue(scenario, 'V-A', 'A-1', '2021', '120000')).refusal).toBeNull();
    expect(await verify(scenario, 'V-B', 'B-1', { '2021': '80001' })).toMatchObject({ refusal: 'nested-headroom-exceeded' });
    await verified(scenario, 'V-B', 'B-1', { '2021': '80000' });
    expect((await issue(scenario, 'V-B', 'B-1', '2021', '80000')).refusal).toBeNull();

    expect((await issue(scenario, 'V-O', 'O-1', '2021', '1')).refusal).toBe('double-issuance');
    expectLaws(scenario);
  });

  it('has nothing left of 150,000 beside 200,000, and carries 50,000', async () => {
    const scenario = await nested();
    await verified(scenario, 'V-A', 'A-1', { '2021': '200000' });

    const outer = await verified(scenario, 'V-O', 'O-1', { '2021': '150000' });

    expect(linesOf(outer)).toEqual([['O-1', '2021', { INA: '200000' }, '0', '50000']]);
    expect(scenario.book.components.get('O-1')?.deficit).toBe(50_000n);
    expectLaws(scenario);
  });
});
