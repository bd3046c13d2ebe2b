import { describe, expect, it } from '@jest/globals';
import { emitted, lineOf, own, threshold } from '../domain/threshold/given.js';
import { deficitOf, ready } from '../domain/verification/given.js';
import { expectLaws } from '../support/check-laws.js';

describe('W-39: a baseline of 10,000,000 and a threshold of 9,400,000', () => {
  it.each([
    ['no-lose', '8900000', '1100000', '600000', '500000', 0n],
    ['no-lose', '9500000', '500000', '500000', '0', 0n],
    ['symmetric', '9500000', '500000', '600000', '0', 100_000n],
    ['no-lose', '10200000', '0', null, '0', 0n],
    ['symmetric', '10200000', '-200000', '600000', '0', 800_000n],
  ])(
    '%s, emissions of %s: verified %s, own %s, creditable %s, carried %s',
    async (mode, actual, verified, contribution, issuable, carried) => {
      const scenario = await ready();
      await scenario.accept('set-crediting-threshold', threshold({ '2021': ['10000000', '9400000'] }, mode));

      const line = lineOf(await scenario.accept('verify-reductions', emitted('V-1', '2021', actual)));

      expect(line).toMatchObject({ verified, actual, issuable, deductions: contribution === null ? null : [own(contribution)] });
      expect(deficitOf(scenario)).toBe(carried);
      expectLaws(scenario);
    },
  );
});
