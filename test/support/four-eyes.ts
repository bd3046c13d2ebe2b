import { issue, PARTIES_AND_ACCOUNTS, strict } from './movements.js';
import { approval, authorization, component, programme, reason, verification } from './samples.js';
import type { Outcome, Scenario } from './scenario.js';
import { by, play, type Step } from './world.js';

/** What is proposed, and the block that it reserves. */
export const MOVE = { from: 'GHA-H1', to: 'CHE-H1', units: { quantity: '100' } };
export const BLOCK = 'UN01-GHA-10471-2021-901-1000';

/** Who has which role, and where. */
const ROLES: readonly Step[] = (
  [
    ['ghana', 'party', 'GHA'],
    ['doe-1', 'doe', 'DOE-1'],
    ['doe-2', 'doe', 'DOE-2'],
    ['super', 'supervisor', undefined],
    ['efua', 'holder', 'GHA-H1'],
    ['kofi', 'holder', 'GHA-H1'],
    ['urs', 'holder', 'CHE-H1'],
  ] as const
).map(([actor, role, scope]) => ['grant-role', { actor, role, ...(scope === undefined ? {} : { scope }) }]);

const STEPS: readonly Step[] = [
  ...by('alice', [...PARTIES_AND_ACCOUNTS, ...ROLES]),
  ['register-programme', programme('10471'), 'super'],
  ['record-host-approval', approval('10471', 'GHA'), 'ghana'],
  ['include-component', component('CP-1', '10471', 'GHA'), 'doe-1'],
  ['verify-reductions', verification('V-1', '10471', 'GHA', 'CP-1', { 2021: '1000', 2022: '1000' }), 'doe-2'],
  ['authorize-units', authorization('A-NDC', 'GHA', '10471'), 'ghana'],
];

/**
 * A mechanism that is no trial. Efua and Kofi represent GHA-H1, which holds 1,000 AERs of 2021; Urs represents CHE-H1. Transfers need a
 * second person, as `by` says, and wait `delay` hours.
 */
export const fourEyes = async ({ by: who = 'colleague', delay = '0' }: { by?: string; delay?: string } = {}): Promise<Scenario> => {
  const story = await strict();
  await play(story, STEPS);
  await issue(story, '2021', '1000', { authorization: 'A-NDC', actor: 'super' });
  const policy = { approvals: [{ command: 'transfer-units', by: who }], transferDelayHours: delay };
  await story.accept('set-policy', { replaces: '1', policy, reason }, { actor: 'alice' });
  return story;
};

/** Efua proposes to move units, unless `members` say otherwise. */
export const propose = (story: Scenario, members: object = {}, actor = 'efua'): Promise<Outcome> =>
  story.give('propose', { proposal: 'P-1', command: 'transfer-units', data: MOVE, ...members }, { actor });

/** The hash a proposal was recorded with. */
export const hashOf = (story: Scenario, proposal = 'P-1'): string => story.book.proposals.get(proposal)?.hash ?? '';

/** Kofi approves it. */
export const approve = (story: Scenario, actor = 'kofi', members: object = {}): Promise<Outcome> =>
  story.give('approve', { proposal: 'P-1', hash: hashOf(story), ...members }, { actor });
