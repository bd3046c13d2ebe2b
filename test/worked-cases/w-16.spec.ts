import { describe, expect, it } from '@jest/globals';
import { expectLaws } from '../support/check-laws.js';
import type { Scenario } from '../support/scenario.js';
import { revisionOf } from '../support/outcome.js';
import { authorize, issuance, stage, verify2025 } from '../support/stage.js';

const key = 'the-instruction-of-the-board';
const ready = async (): Promise<Scenario> => {
  const scenario = await stage();
  await verify2025(scenario, '100000');
  await authorize(scenario);
  return scenario;
};

describe('W-16: the same instruction of issuance is delivered twice', () => {
  it('under its key it has no second effect and the same result', async () => {
    const scenario = await ready();

    const first = await scenario.accept('issue-units', issuance('60000'), { key });
    const second = await scenario.accept('issue-units', issuance('60000'), { key });

    expect(second).toEqual({ ...first, replayed: true });
    expect(scenario.holding('PENDING')).toBe(55_800n);
    expectLaws(scenario);
  });

  it('under another key it is refused, and the earlier issuance is named', async () => {
    const scenario = await ready();
    const first = await scenario.accept('issue-units', issuance('60000'));

    const second = await scenario.give('issue-units', issuance('60000'));

    expect(second).toMatchObject({ refusal: 'double-issuance', names: { conflictsWith: revisionOf(first) } });
  });

  it('the same verification under another issuance code is refused', async () => {
    const scenario = await ready();
    const first = await scenario.accept('issue-units', issuance('60000'));

    const second = await scenario.give('issue-units', { ...issuance('60000'), issuance: 'I-2' });

    expect(second).toMatchObject({
      refusal: 'double-issuance',
      names: { conflictsWith: revisionOf(first), line: 1, component: 'CP-1' },
    });
    expectLaws(scenario);
  });

  it('a key that comes with another body is refused', async () => {
    const scenario = await ready();
    const first = await scenario.accept('issue-units', issuance('60000'), { key });

    const second = await scenario.give('issue-units', issuance('40000'), { key });

    expect(second).toMatchObject({ refusal: 'idempotency-conflict', names: { conflictsWith: revisionOf(first) } });
  });
});
