import { describe, expect, it } from '@jest/globals';
import { expectLaws } from '../support/check-laws.js';
import { afterIssuance, authorize, issuance, openSink, stage, verify2025 } from '../support/stage.js';

const cancel = { from: 'GHA-H1', to: 'GHA-IMP', purpose: 'IMP', units: { quantity: '1000' } };

describe('W-30: units go to the account of cancellation for international mitigation purposes', () => {
  it('MCUs may not', async () => {
    const scenario = await stage();
    await verify2025(scenario, '100000');
    await authorize(scenario, { statement: 'later', purposes: [] });
    await scenario.accept('issue-units', issuance('100000', '93000', { contribution: 'PI' }));
    await openSink(scenario, 'GHA-IMP', 'cancellation-imp', 'GHA');

    expect(await scenario.give('cancel-units', cancel)).toMatchObject({ refusal: 'account-not-entitled', names: { account: 'GHA-IMP' } });
    expect(scenario.holding('GHA-H1')).toBe(93_000n);
    expectLaws(scenario);
  });

  it('AERs authorized for it may', async () => {
    const scenario = await afterIssuance({ purposes: ['IMP'], firstTransfer: { oimp: 'use-or-cancellation' } });
    await openSink(scenario, 'GHA-IMP', 'cancellation-imp', 'GHA');

    await scenario.accept('cancel-units', cancel);

    expect(scenario.holding('GHA-IMP')).toBe(1_000n);
    expectLaws(scenario);
  });
});
