import { approval, authorization, component, programme, verification } from '../../support/samples.js';
import type { Outcome, Scenario } from '../../support/scenario.js';
import { issue, partiesAndAccounts, strict } from '../movement/given.js';

export const reason = { code: 'other' };
export const MOVE = { from: 'GHA-H1', to: 'CHE-H1', units: { quantity: '100' } };
export const BLOCK = 'UN01-GHA-10471-2021-901-1000';

const ROLES: [actor: string, role: string, scope?: string][] = [
  ['ghana', 'party', 'GHA'],
  ['doe-1', 'doe', 'DOE-1'],
  ['doe-2', 'doe', 'DOE-2'],
  ['super', 'supervisor'],
  ['efua', 'holder', 'GHA-H1'],
  ['kofi', 'holder', 'GHA-H1'],
  ['urs', 'holder', 'CHE-H1'],
];

/**
 * A mechanism that is no trial. Efua and Kofi represent GHA-H1, which holds 1,000 AERs of 2021; Urs represents CHE-H1. Transfers need a
 * second person, as `rule` says, and wait `delay` hours.
 */
export const fourEyes = async ({ by = 'colleague', delay = '0' }: { by?: string; delay?: string } = {}): Promise<Scenario> => {
  const story = await strict();
  const alice = { actor: 'alice' };
  await partiesAndAccounts(story, 'alice');
  for (const [actor, role, scope] of ROLES) await story.accept('grant-role', { actor, role, ...(scope ? { scope } : {}) }, alice);
  await story.accept('register-programme', programme('10471'), { actor: 'super' });
  await story.accept('record-host-approval', approval('10471', 'GHA'), { actor: 'ghana' });
  await story.accept('include-component', component('CP-1', '10471', 'GHA'), { actor: 'doe-1' });
  await story.accept('verify-reductions', verification('V-1', '10471', 'GHA', 'CP-1', { 2021: '1000' }), { actor: 'doe-2' });
  await story.accept('authorize-units', authorization('A-NDC', 'GHA', '10471'), { actor: 'ghana' });
  await issue(story, '2021', '1000', { authorization: 'A-NDC', actor: 'super' });
  const policy = { approvals: [{ command: 'transfer-units', by }], transferDelayHours: delay };
  await story.accept('set-policy', { replaces: '1', policy, reason }, alice);
  return story;
};

export const propose = (story: Scenario, members: object = {}, actor = 'efua'): Promise<Outcome> =>
  story.give('propose', { proposal: 'P-1', command: 'transfer-units', data: MOVE, ...members }, { actor });

/** The hash a proposal was recorded with. */
export const hashOf = (story: Scenario, proposal = 'P-1'): string => story.book.proposals.get(proposal)?.hash ?? '';

export const approve = (story: Scenario, actor = 'kofi', members: object = {}): Promise<Outcome> =>
  story.give('approve', { proposal: 'P-1', hash: hashOf(story), ...members }, { actor });
