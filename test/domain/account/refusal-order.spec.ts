import { describe } from '@jest/globals';
import { issue, movements, UNITS } from '../../support/movements.js';
import { refusedInOrder } from '../../support/precedence.js';
import { authorization, reason } from '../../support/samples.js';
import type { Scenario } from '../../support/scenario.js';
import { barred, kindClosed } from '../limits/given.js';

interface OpenAccount {
  readonly account: string;
  readonly type: string;
  readonly party: string;
}

describe('open-account refuses in the order of its contract', () => {
  refusedInOrder<OpenAccount>({
    command: 'open-account',
    ready: movements,
    data: { account: 'GHA-IMP-2', type: 'cancellation-imp', party: 'GHA' },
    faults: [
      { refusal: 'already-exists', wrong: (data) => ({ ...data, account: 'GHA-H1' }) },
      { refusal: 'unknown-party', wrong: (data) => ({ ...data, party: 'NOR' }) },
      { refusal: 'account-type-not-openable', wrong: (data) => ({ ...data, type: 'buffer' }) },
      {
        refusal: 'party-not-participating',
        given: (story) => story.accept('update-party', { party: 'GHA', participating: false, reason }),
      },
    ],
  });
});

interface CloseAccount {
  readonly account: string;
}

describe('instruct-closure refuses in the order of its contract', () => {
  refusedInOrder({
    command: 'instruct-closure',
    ready: movements,
    data: { account: 'GHA-H1', moveTo: 'GHA-H2' },
    faults: [
      { refusal: 'unknown-account', wrong: (data) => ({ ...data, account: 'NONE' }) },
      { refusal: 'same-account', wrong: (data) => ({ ...data, moveTo: data.account }) },
    ],
  });
});

/** The holder says where the units of an account go. */
const instruct =
  (account: string, moveTo: string) =>
  (story: Scenario): Promise<unknown> =>
    story.accept('instruct-closure', { account, moveTo });

/**
 * The registry of `movements`, where CHE-NDC holds used units, GHA-H1 some whose authorization ends on 30 June 2026, GHA-H2 some that nobody
 * said where to move, and what is in GHA-H1 goes to CHE-H1.
 */
const holders = async (): Promise<Scenario> => {
  const story = await movements();
  await story.accept('transfer-units', { from: 'GHA-H1', to: 'CHE-H1', units: { blocks: [UNITS.ndc] } });
  await story.accept('use-units', { from: 'CHE-H1', to: 'CHE-NDC', year: '2025', units: { blocks: [UNITS.ndc] } });
  await story.accept('authorize-units', authorization('A-LIMITED', 'GHA', '10471', { usedUntil: '2026-06-30' }));
  await issue(story, '2024', '10', { authorization: 'A-LIMITED' });
  await issue(story, '2024', '10', { account: 'GHA-H2' });
  await instruct('GHA-H1', 'CHE-H1')(story);
  await instruct('CHE-NDC', 'CHE-H1')(story);
  return story;
};

describe('close-account refuses in the order of its contract', () => {
  refusedInOrder<CloseAccount>({
    command: 'close-account',
    ready: holders,
    data: { account: 'GHA-H1' },
    faults: [
      { refusal: 'unknown-account', wrong: () => ({ account: 'NONE' }) },
      { refusal: 'account-type-not-openable', wrong: () => ({ account: 'BUFFER' }) },
      { refusal: 'account-not-empty', wrong: () => ({ account: 'GHA-H2' }) },
      {
        refusal: 'account-not-active',
        given: async (story) => {
          for (const account of ['CHE-H1', 'CHE-IMP']) await story.accept('suspend-account', { account, reason });
        },
      },
      { refusal: 'double-use', wrong: () => ({ account: 'CHE-NDC' }) },
      { refusal: 'units-frozen', given: (story) => story.accept('freeze-units', { blocks: [UNITS.mcu], reason }) },
      {
        refusal: 'units-reserved',
        given: (story) => {
          const data = { from: 'GHA-H1', to: 'GHA-H2', units: { blocks: [UNITS.any] } };
          return story.accept('propose', { proposal: 'P-1', command: 'transfer-units', data, expires: '2026-12-31T00:00:00Z' });
        },
      },
      { refusal: 'account-not-entitled', given: instruct('GHA-H1', 'CHE-IMP') },
      {
        refusal: 'party-not-participating',
        given: (story) => story.accept('update-party', { party: 'CHE', participating: false, reason }),
      },
      { refusal: 'authorization-not-in-force', given: (story) => Promise.resolve(story.at('2026-07-01T00:00:00.000Z')) },
      ...barred<CloseAccount>(),
      kindClosed,
    ],
  });
});
