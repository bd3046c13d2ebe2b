import { describe, expect, it } from '@jest/globals';
import { expectLaws } from '../../support/check-laws.js';
import { refusedInOrder } from '../../support/precedence.js';
import { holdingAccount } from '../../support/samples.js';
import { authorize, stage } from '../../support/stage.js';
import type { Scenario } from '../../support/scenario.js';
import { issued, withBuffers } from './given.js';

interface Data {
  readonly programme: string;
}

const rates = { uncertaintyBps: '800', reversalBps: '1500', pooledBps: '500' };
const data = { programme: '10471', ...rates };
const ofParty = async (): Promise<Scenario> => {
  const scenario = await stage({ registry: { code: 'GHA01', kind: 'party' }, policy: { nextPeriodGate: 'submitted' } });
  await authorize(scenario);
  return scenario;
};

/** No registry becomes one of another kind: its book says so here, and nothing else does. */
const asMechanism = ({ book }: Scenario): void => book.registry.update(book.code, { kind: 'mechanism' });

describe('set-buffers', () => {
  describe('refuses', () => {
    refusedInOrder<Data>(
      {
        command: 'set-buffers',
        ready: ofParty,
        data,
        faults: [
          { refusal: 'unknown-programme', wrong: (so) => ({ ...so, programme: '99999' }) },
          { refusal: 'already-issued', given: (scenario) => issued(scenario, { '2021': '5' }), names: { component: 'CP-1' } },
          {
            refusal: 'already-exists',
            given: (scenario) => scenario.accept('open-account', holdingAccount('BUFFER-POOLED', 'GHA')),
            names: { account: 'BUFFER-POOLED' },
          },
        ],
      },
      {
        command: 'set-buffers',
        ready: ofParty,
        data,
        faults: [
          { refusal: 'unknown-programme', wrong: (so) => ({ ...so, programme: '99999' }) },
          { refusal: 'kind-not-allowed', given: (scenario) => Promise.resolve(asMechanism(scenario)) },
        ],
      },
    );

    it('nothing-to-change where they are set so', async () => {
      const scenario = await withBuffers();
      expect((await scenario.give('set-buffers', data)).refusal).toBe('nothing-to-change');
    });
  });

  it('opens the accounts that are not there, once, and is for the supervisor alone', async () => {
    const scenario = await ofParty();
    await scenario.accept('grant-role', { actor: 'gha', role: 'party', scope: 'GHA' });
    expect((await scenario.give('set-buffers', data, { actor: 'gha' })).refusal).toBe('forbidden');

    const { events } = await scenario.accept('set-buffers', data);
    expect(events.map(({ type, data: said }) => [type, said['account'] ?? said['programme']])).toEqual([
      ['BuffersSet', '10471'],
      ['AccountOpened', 'BUFFER-UNCERTAINTY'],
      ['AccountOpened', 'BUFFER-REVERSAL'],
      ['AccountOpened', 'BUFFER-POOLED'],
      ['AccountOpened', 'CANCELLATION-REVERSAL'],
    ]);
    const again = await scenario.accept('set-buffers', { ...data, pooledBps: '600' });
    expect(again.events.map(({ type }) => type)).toEqual(['BuffersSet']);
    expectLaws(scenario);
  });
});
