import { describe, expect, it } from '@jest/globals';
import { expectLaws } from '../support/check-laws.js';
import { verification } from '../support/samples.js';
import { stage } from '../support/stage.js';

const request = (from: string): object =>
  verification('V-2', '10471', 'GHA', 'CP-1', { '2022': '100' }, { period: { from, to: '2022-12-31' } });

describe('W-18: monitoring of a component ended on 31 December', () => {
  it('a period that begins on 2 January leaves a gap and is refused, one that begins on the 1st is not', async () => {
    const scenario = await stage();
    await scenario.accept('verify-reductions', verification('V-1', '10471', 'GHA', 'CP-1', { '2021': '0' }));

    expect(await scenario.give('verify-reductions', request('2022-01-02'))).toMatchObject({
      refusal: 'verification-gap',
      names: { component: 'CP-1' },
    });
    await scenario.accept('verify-reductions', request('2022-01-01'));
    expectLaws(scenario);
  });
});
