import { describe, expect, it } from '@jest/globals';
import { expectLaws } from '../support/check-laws.js';
import { levied } from '../support/holdings.js';
import { authorize, issuance, stage, verify2025 } from '../support/stage.js';

describe("W-10: Myanmar's first 58,428, exempt", () => {
  it.each([
    ['ceil', 0n, 1169n, 57259n],
    ['half-up', 0n, 1169n, 57259n],
    ['floor', 0n, 1168n, 57260n],
  ])('rounded by %s: adaptation %s, OMGE %s, participants %s', async (levyRounding, adaptation, omge, pending) => {
    const scenario = await stage({ host: { leastDevelopedOrIsland: true }, policy: { levyRounding } });
    await verify2025(scenario, '58428');
    await authorize(scenario);

    await scenario.accept('issue-units', issuance('58428'));

    expect(levied(scenario)).toEqual({ adaptation, omge, buffer: 0n, pending });
    expect(scenario.adjusted('GHA')).toEqual([adaptation + omge, 0n]);
    expectLaws(scenario);
  });
});
