import { describe, expect, it } from '@jest/globals';
import { expectLaws } from '../support/check-laws.js';
import { revisionOf } from '../support/outcome.js';
import { verification } from '../support/samples.js';
import { authorize, stage } from '../support/stage.js';

const year2021 = verification('V-1', '10471', 'GHA', 'CP-1', { '2021': '100' });
const request = (from: string): object =>
  verification('V-2', '10471', 'GHA', 'CP-1', from < '2022' ? { '2021': '1', '2022': '100' } : { '2022': '100' }, {
    period: { from, to: '2022-06-30' },
  });

describe('W-17: a component was monitored and issued for from 1 January to 31 December', () => {
  it('a request from 31 December on is refused for one day, one from 1 January on is not', async () => {
    const scenario = await stage();
    const first = await scenario.accept('verify-reductions', year2021);
    await authorize(scenario);
    const lines = [{ component: 'CP-1', vintage: '2021', quantity: '100', authorization: 'A-1' }];
    await scenario.accept('issue-units', { issuance: 'I-1', verification: 'V-1', lines });

    expect(await scenario.give('verify-reductions', request('2021-12-31'))).toMatchObject({
      refusal: 'double-verification',
      names: { component: 'CP-1', conflictsWith: revisionOf(first) },
    });
    await scenario.accept('verify-reductions', request('2022-01-01'));
    expectLaws(scenario);
  });
});
