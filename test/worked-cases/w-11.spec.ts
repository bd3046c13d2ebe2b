import { describe, expect, it } from '@jest/globals';
import { expectLaws } from '../support/check-laws.js';
import { levied } from '../support/holdings.js';
import { authorize, issuance, stage, verify2025 } from '../support/stage.js';

describe('W-11: 58,428, not exempt', () => {
  it.each([
    ['ceil', 2922n, 1169n, 54337n],
    ['half-up', 2921n, 1169n, 54338n],
    ['floor', 2921n, 1168n, 54339n],
  ])('rounded by %s: adaptation %s, OMGE %s, participants %s', async (levyRounding, adaptation, omge, pending) => {
    const scenario = await stage({ policy: { levyRounding } });
    await verify2025(scenario, '58428');
    await authorize(scenario);

    await scenario.accept('issue-units', issuance('58428'));

    expect(levied(scenario)).toEqual({ adaptation, omge, buffer: 0n, pending });
    expect(scenario.adjusted('GHA')).toEqual([adaptation + omge, 0n]);
    expectLaws(scenario);
  });
});
