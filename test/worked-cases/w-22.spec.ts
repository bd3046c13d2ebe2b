import { describe, expect, it } from '@jest/globals';
import { expectLaws } from '../support/check-laws.js';
import { movements } from '../support/movements.js';
import { REMOVALS, reversal } from '../support/reversals.js';
import type { Scenario } from '../support/scenario.js';
import { play } from '../support/world.js';

/** Units in an account, by kind. */
const inAccount = (story: Scenario, account: string): Record<string, bigint> => {
  const sums: Record<string, bigint> = {};
  for (const { kind, first, last } of story.book.units.heldBy(account)) sums[kind] = (sums[kind] ?? 0n) + last - first + 1n;
  return sums;
};

describe('W-22: a reversal of 1,500 authorized units, with 2,000 AER and 3,000 MCU in the buffer', () => {
  it.each([
    ['unavoidable', false],
    ['avoidable', true],
  ])('%s: 1,500 AER are cancelled, 500 stay in the buffer; only who could avoid it fills it up', async (_, avoidable) => {
    const story = await movements();
    await play(story, REMOVALS);
    expect(inAccount(story, 'BUFFER')).toEqual({ AER: 2_000n, MCU: 3_000n });

    await story.accept('report-reversal', reversal('RV-1', 'AER', '1500', { avoidable }));
    await story.accept('confirm-reversal', { reversal: 'RV-1' });

    expect(inAccount(story, 'BUFFER')).toEqual({ AER: 500n, MCU: 3_000n });
    expect(inAccount(story, 'CANCELLATION-REVERSAL')).toEqual({ AER: 1_500n });
    const owed = [...story.book.obligations.values()].map(({ kind, debtor, quantity, kinds }) => ({ kind, debtor, quantity, kinds }));
    const kinds = [{ kind: 'AER', quantity: 1_500n, discharged: 0n }];
    expect(owed).toEqual(avoidable ? [{ kind: 'replenishment', debtor: '10473', quantity: 1_500n, kinds }] : []);
    expect(story.adjusted('GHA')).toEqual([0n, 0n]);
    expectLaws(story);
  });
});
