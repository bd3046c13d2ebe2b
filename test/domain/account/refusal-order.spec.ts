import { describe } from '@jest/globals';
import { issue, movements, UNITS } from '../../support/movements.js';
import { refusedInOrder } from '../../support/precedence.js';
import { authorization, reason } from '../../support/samples.js';
import type { Scenario } from '../../support/scenario.js';

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
  readonly moveTo?: string;
}

/** The registry of `movements`, where CHE-NDC holds used units and GHA-H1 some whose authorization ends on 30 June 2026. */
const holders = async (): Promise<Scenario> => {
  const story = await movements();
  await story.accept('use-units', { from: 'GHA-H1', to: 'CHE-NDC', year: '2025', units: { blocks: [UNITS.ndc] } });
  await story.accept('authorize-units', authorization('A-LIMITED', 'GHA', '10471', { usedUntil: '2026-06-30' }));
  await issue(story, '2024', '10', { authorization: 'A-LIMITED' });
  return story;
};

describe('close-account refuses in the order of its contract', () => {
  refusedInOrder<CloseAccount>({
    command: 'close-account',
    ready: holders,
    data: { account: 'GHA-H1', moveTo: 'CHE-H1' },
    faults: [
      { refusal: 'unknown-account', wrong: (data) => ({ ...data, account: 'NONE' }) },
      { refusal: 'account-type-not-openable', wrong: (data) => ({ ...data, account: 'BUFFER' }) },
      { refusal: 'account-not-empty', wrong: ({ account }) => ({ account }) },
      { refusal: 'same-account', wrong: ({ account }) => ({ account, moveTo: account }) },
      {
        refusal: 'account-not-active',
        given: async (story) => {
          for (const account of ['CHE-H1', 'CHE-IMP']) await story.accept('suspend-account', { account, reason });
        },
      },
      { refusal: 'double-use', wrong: (data) => ({ ...data, account: 'CHE-NDC' }) },
      { refusal: 'units-frozen', given: (story) => story.accept('freeze-units', { blocks: [UNITS.mcu], reason }) },
      {
        refusal: 'units-reserved',
        given: (story) => {
          const data = { from: 'GHA-H1', to: 'GHA-H2', units: { blocks: [UNITS.any] } };
          return story.accept('propose', { proposal: 'P-1', command: 'transfer-units', data, expires: '2026-12-31T00:00:00Z' });
        },
      },
      { refusal: 'account-not-entitled', wrong: (data) => ({ ...data, moveTo: 'CHE-IMP' }) },
      {
        refusal: 'party-not-participating',
        given: (story) => story.accept('update-party', { party: 'CHE', participating: false, reason }),
      },
      { refusal: 'authorization-not-in-force', given: (story) => Promise.resolve(story.at('2026-07-01T00:00:00.000Z')) },
    ],
  });
});
