import { describe, expect, it } from '@jest/globals';
import { expectLaws } from '../../support/check-laws.js';
import { refusedInOrder, type Fault } from '../../support/precedence.js';
import type { Scenario } from '../../support/scenario.js';
import { blocksIn } from '../../support/holdings.js';
import { holdingAccount, reason } from '../../support/samples.js';
import { barred, kindClosed } from '../limits/given.js';
import { authorize, issuance, openSink, stage, verify2025 } from '../../support/stage.js';

const S = 'UN01-GHA-10471-2025';
interface DistributeUnits {
  readonly issuance: string;
  readonly distribution: readonly object[];
}
const to = (...distribution: object[]): DistributeUnits => ({ issuance: 'I-1', distribution });

/** 1,000 units of I-1: 930 pending. */
const ready = async (terms: object = {}): Promise<Scenario> => {
  const scenario = await stage();
  await verify2025(scenario, '1000');
  await authorize(scenario, terms);
  await scenario.accept('issue-units', issuance('1000'));
  return scenario;
};

const addTarget =
  (account: string, quantity = '1') =>
  (so: DistributeUnits): DistributeUnits => ({
    ...so,
    distribution: [...so.distribution, { account, quantity }],
  });
const faults: readonly Fault<DistributeUnits>[] = [
  { refusal: 'unknown-issuance', wrong: (so) => ({ ...so, issuance: 'I-9' }) },
  { refusal: 'distribution-exceeds', wrong: addTarget('GHA-H1', '921') },
  { refusal: 'unknown-account', wrong: addTarget('NOBODY') },
  {
    refusal: 'account-not-active',
    given: async (scenario) => {
      await scenario.accept('open-account', holdingAccount('GHA-H9', 'GHA'));
      await scenario.accept('suspend-account', { account: 'GHA-H9', reason });
    },
    wrong: addTarget('GHA-H9'),
    names: { account: 'GHA-H9' },
  },
  {
    refusal: 'account-not-entitled',
    given: (scenario) => openSink(scenario, 'GHA-OP', 'cancellation-op', 'GHA'),
    wrong: addTarget('GHA-OP'),
    names: { account: 'GHA-OP' },
  },
  { refusal: 'authorization-not-in-force', wrong: addTarget('CHE-H1') },
  ...barred<DistributeUnits>('JPN', () => addTarget('JPN-H1', '10')),
  kindClosed,
];

describe('distribute-units', () => {
  it('moves pending units, lowest serials first, in the order of the list; nothing is levied and, at home, nothing adjusted', async () => {
    const scenario = await ready();
    await scenario.accept('open-account', holdingAccount('GHA-H2', 'GHA'));

    const { events } = await scenario.accept(
      'distribute-units',
      to({ account: 'GHA-H2', quantity: '30' }, { account: 'GHA-H1', quantity: '100' }),
    );

    expect(events.map(({ type, data }) => ({ type, data }))).toEqual([
      {
        type: 'UnitsDistributed',
        data: {
          issuance: 'I-1',
          distributed: [
            { account: 'GHA-H2', block: `${S}-1-30` },
            { account: 'GHA-H1', block: `${S}-31-130` },
          ],
          firstTransferred: [],
        },
      },
    ]);
    expect(blocksIn(scenario, 'PENDING')).toEqual([`${S}-131-930`]);
    expectLaws(scenario);
  });

  it('R-45: up to all that is pending, in any number of parts, and not one more', async () => {
    const scenario = await ready();

    await scenario.accept('distribute-units', to({ account: 'GHA-H1', quantity: '929' }));
    expect((await scenario.give('distribute-units', to({ account: 'GHA-H1', quantity: '2' }))).refusal).toBe('distribution-exceeds');
    await scenario.accept('distribute-units', to({ account: 'GHA-H1', quantity: '1' }));
    expect(scenario.holding('PENDING')).toBe(0n);
  });

  it("another issuance's pending units are not touched", async () => {
    const scenario = await stage();
    await verify2025(scenario, '1000');
    await authorize(scenario);
    await scenario.accept('issue-units', issuance('500'));
    await scenario.accept('issue-units', { ...issuance('500'), issuance: 'I-2' });

    expect((await scenario.give('distribute-units', to({ account: 'GHA-H1', quantity: '466' }))).refusal).toBe('distribution-exceeds');
    await scenario.accept('distribute-units', { ...to({ account: 'GHA-H1', quantity: '465' }), issuance: 'I-2' });
    expect(blocksIn(scenario, 'PENDING')).toEqual([`${S}-1-465`]);
  });

  it('R-82: frozen units stay pending; the others go', async () => {
    const scenario = await ready();
    await scenario.accept('freeze-units', { blocks: [`${S}-1-100`], reason });

    expect((await scenario.give('distribute-units', to({ account: 'GHA-H1', quantity: '831' }))).refusal).toBe('distribution-exceeds');
    await scenario.accept('distribute-units', to({ account: 'GHA-H1', quantity: '830' }));
    expect(blocksIn(scenario, 'PENDING')).toEqual([`${S}-1-100`]);
    await scenario.accept('unfreeze-units', { blocks: [`${S}-1-100`], reason });
    await scenario.accept('distribute-units', to({ account: 'GHA-H1', quantity: '100' }));
    expectLaws(scenario);
  });

  it('R-09: account-not-active while PENDING is suspended', async () => {
    const scenario = await ready();
    await scenario.accept('suspend-account', { account: 'PENDING', reason });

    expect(await scenario.give('distribute-units', to({ account: 'GHA-H1', quantity: '1' }))).toMatchObject({
      refusal: 'account-not-active',
      names: { account: 'PENDING' },
    });
    await scenario.accept('reinstate-account', { account: 'PENDING', reason });
    await scenario.accept('distribute-units', to({ account: 'GHA-H1', quantity: '1' }));
  });

  describe('refuses, in the order of its contract', () => {
    refusedInOrder({
      command: 'distribute-units',
      ready: () => ready({ parties: ['JPN'] }),
      data: to({ account: 'GHA-H1', quantity: '10' }),
      faults,
    });
  });

  it('R-83: the participants of the programme distribute', async () => {
    const scenario = await ready();
    await scenario.accept('grant-role', { actor: 'cook', role: 'participant', scope: '10471' });

    expect((await scenario.give('distribute-units', to({ account: 'GHA-H1', quantity: '1' }), { actor: 'stranger' })).refusal).toBe(
      'forbidden',
    );
    const { events } = await scenario.accept('distribute-units', to({ account: 'GHA-H1', quantity: '1' }), { actor: 'cook' });
    expect(events[0]).toMatchObject({ authority: 'participant:10471' });
  });
});
