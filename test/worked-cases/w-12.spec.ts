import { describe, expect, it } from '@jest/globals';
import { expectLaws } from '../support/check-laws.js';
import { levied } from '../support/holdings.js';
import { authorize, issuance, stage, verify2025 } from '../support/stage.js';

describe('W-12: 333', () => {
  it.each([
    ['ceil', 17n, 7n, 309n],
    ['floor', 16n, 6n, 311n],
  ])('rounded by %s: adaptation %s, OMGE %s, participants %s', async (levyRounding, adaptation, omge, pending) => {
    const scenario = await stage({ policy: { levyRounding } });
    await verify2025(scenario, '333');
    await authorize(scenario);

    await scenario.accept('issue-units', issuance('333'));

    expect(levied(scenario)).toEqual({ adaptation, omge, buffer: 0n, pending });
    expect(scenario.adjusted('GHA')).toEqual([adaptation + omge, 0n]);
    expectLaws(scenario);
  });
});
