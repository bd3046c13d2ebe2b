import { describe, expect, it } from '@jest/globals';
import { expectLaws } from '../support/check-laws.js';
import { levied } from '../support/holdings.js';
import { authorize, issuance, stage, verify2025 } from '../support/stage.js';

describe('W-13: a single unit, never levied below nothing', () => {
  it.each([
    ['floor', 0n, 0n, 1n],
    ['ceil', 0n, 1n, 0n],
  ])('rounded by %s: adaptation %s, OMGE %s, participants %s', async (levyRounding, adaptation, omge, pending) => {
    const scenario = await stage({ policy: { levyRounding } });
    await verify2025(scenario, '1');
    await authorize(scenario);

    await scenario.accept('issue-units', issuance('1'));

    expect(levied(scenario)).toEqual({ adaptation, omge, buffer: 0n, pending });
    expect(scenario.adjusted('GHA')).toEqual([adaptation + omge, 0n]);
    expectLaws(scenario);
  });
});
