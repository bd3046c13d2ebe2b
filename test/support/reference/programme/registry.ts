import type { Json } from '../ledger/records.js';
import { ADMINISTRATIVE, MECHANISM_ONLY, NDC_PERIODS } from './parties.js';
import type { Story } from './story.js';
import type { Step } from './things.js';

/** The registry with a policy of this programme's own. */
export const openRegistry = (story: Story): Step => {
  const approvals = story.dice.chance(0.45) ? someApprovals(story) : [];
  const policy = {
    nextPeriodGate: story.gate,
    levyRounding: story.dice.oneOf('ceil', 'ceil', 'floor', 'half-up'),
    bufferRounding: story.dice.oneOf('ceil', 'floor', 'half-up'),
    creditingStart: story.dice.oneOf('inclusion', '2021'),
    longPeriods: story.dice.oneOf('stated', 'by-day'),
    overCrediting: story.dice.oneOf('carry', 'carry', 'replace'),
    financeRounding: story.dice.oneOf('ceil', 'half-up'),
    ...(approvals.length > 0 ? { approvals, transferDelayHours: story.dice.oneOf('0', '0', '12', '24') } : {}),
  };
  const data = {
    kind: story.mechanism ? 'mechanism' : 'party',
    operator: 'Trial registry',
    administrators: story.actors,
    trial: true,
    policy,
  };
  const own = [...ADMINISTRATIVE, ...(story.mechanism ? MECHANISM_ONLY : [])];
  return {
    command: 'open-registry',
    data,
    accepted: () => {
      story.approvals = approvals.map(({ command }) => command);
      story.accounts.push(...own.map((account) => ({ account, type: account.toLowerCase(), party: null })));
    },
  };
};

/** Commands that need a second person from now on. */
export const someApprovals = (story: Story): { command: string; by: string }[] =>
  story.dice.oneOf(
    [{ command: 'transfer-units', by: 'colleague' }],
    [
      { command: 'transfer-units', by: 'counterparty' },
      { command: 'cancel-units', by: 'colleague' },
    ],
    [
      { command: 'issue-units', by: 'colleague' },
      { command: 'transfer-units', by: 'colleague' },
    ],
    [{ command: 'cancel-units', by: 'colleague' }],
  );

/** A Party with its NDC periods. */
export const registerParty = (story: Story, party: string): Step => ({
  command: 'register-party',
  data: {
    party,
    participating: true,
    leastDevelopedOrIsland: party === 'RWA',
    waivesAdaptationExemption: party === 'RWA' && story.dice.chance(0.3),
    ndcPeriods: NDC_PERIODS,
  },
});

/** A Party that leaves, or comes back. */
export const participate = (story: Story, party: string | undefined, participating: boolean): Step | null => {
  if (party === undefined) return null;
  const accepted = () => void (participating ? story.outside.delete(party) : story.outside.add(party));
  return { command: 'update-party', data: { party, participating, reason: { code: 'policy' } }, accepted };
};

/** Replaces the policy of that number. */
export const setPolicy = (story: Story, policy: Json, replaces = story.policyNumber): Step => {
  const data = { replaces: String(replaces), policy, reason: { code: 'policy' } };
  return { command: 'set-policy', data, accepted: () => void (story.policyNumber += 1) };
};

/** Other commands need a second person than until now. */
export const requireApprovals = (story: Story): Step | null => {
  const some = someApprovals(story);
  if (some.map(({ command }) => command).join() === story.approvals.join()) return null;
  const step = setPolicy(story, { approvals: some, transferDelayHours: story.dice.oneOf('0', '0', '12') });
  const accepted = () => {
    step.accepted?.();
    story.approvals = some.map(({ command }) => command);
  };
  return { ...step, accepted };
};

/** Grants or revokes the role of an auditor. */
export const changeRole = (story: Story, command: 'grant-role' | 'revoke-role', granted: boolean): Step | null => {
  const actor = granted ? story.dice.pick(story.granted) : story.code('guest').toLowerCase();
  if (actor === undefined) return null;
  const accepted = () =>
    void (command === 'grant-role' ? story.granted.push(actor) : story.granted.splice(story.granted.indexOf(actor), 1));
  return { command, data: { actor, role: 'auditor' }, accepted };
};
