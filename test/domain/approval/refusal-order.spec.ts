import { describe } from '@jest/globals';
import { commandHash } from '../../../src/ledger/hashes.js';
import { fourEyes, MOVE, propose } from '../../support/four-eyes.js';
import { refusedInOrder, type Fault } from '../../support/precedence.js';
import { reason } from '../../support/samples.js';
import type { Scenario } from '../../support/scenario.js';

/**
 * Transfers wait 26 hours. Of the proposals of Efua P-1 may be approved and P-2 was declined, both a day and more ago; P-3 is of now. P-4 is
 * Kofi's, of now, and withdrawn.
 */
const proposals = async (): Promise<Scenario> => {
  const story = await fourEyes({ delay: '26' });
  for (const proposal of ['P-1', 'P-2']) await propose(story, { proposal });
  await story.accept('decline', { proposal: 'P-2', reason }, { actor: 'kofi' });
  story.at('2026-06-02T03:00:00.000Z');
  await propose(story, { proposal: 'P-3' });
  await propose(story, { proposal: 'P-4' }, 'kofi');
  await story.accept('withdraw', { proposal: 'P-4', reason }, { actor: 'kofi' });
  return story;
};

interface Named {
  readonly proposal: string;
}

const named = <Data extends Named>(refusal: string, proposal: string): Fault<Data> => ({
  refusal,
  wrong: (data) => ({ ...data, proposal }),
});

describe('approve refuses in the order of its contract', () => {
  refusedInOrder<Named & { readonly hash: string }>({
    command: 'approve',
    actor: 'kofi',
    ready: proposals,
    data: { proposal: 'P-1', hash: commandHash('transfer-units', MOVE) },
    faults: [
      named('unknown-proposal', 'P-NONE'),
      named('same-person', 'P-4'),
      named('proposal-closed', 'P-2'),
      { refusal: 'proposal-changed', wrong: (data) => ({ ...data, hash: 'x'.repeat(43) }) },
      named('delay-not-over', 'P-3'),
      {
        refusal: 'forbidden',
        given: (story) => story.accept('revoke-role', { actor: 'efua', role: 'holder', scope: 'GHA-H1' }, { actor: 'alice' }),
      },
    ],
  });
});

describe('decline refuses in the order of its contract', () => {
  refusedInOrder<Named & { readonly reason: object }>({
    command: 'decline',
    actor: 'kofi',
    ready: proposals,
    data: { proposal: 'P-1', reason },
    faults: [named('unknown-proposal', 'P-NONE'), named('same-person', 'P-4'), named('proposal-closed', 'P-2')],
  });
});

describe('withdraw refuses in the order of its contract', () => {
  refusedInOrder<Named & { readonly reason: object }>({
    command: 'withdraw',
    actor: 'efua',
    ready: proposals,
    data: { proposal: 'P-1', reason },
    faults: [named('unknown-proposal', 'P-NONE'), named('proposal-closed', 'P-2')],
  });
});
