import { commandHash } from '../ledger/hashing.js';
import type { Json } from '../ledger/records.js';
import type { Story } from './story.js';
import { type Account, HOUR, type Proposal, type Step } from './things.js';

/** Whether the receiving account is of the same holder and Party. */
const isFamiliar = (story: Story, data: Json): boolean => {
  const [from, to] = [data['from'], data['to']].map((code) => story.accounts.find(({ account }) => account === code));
  const holder = (account: Account | undefined) => account?.holder ?? account?.party ?? account?.account;
  return typeof from?.party === 'string' && from.party === to?.party && holder(from) === holder(to);
};

/** Whether the policy wants a second person for the step. */
export const needsApproval = (story: Story, { command, data }: Step): boolean => {
  if (!story.approvals.includes(command)) return false;
  return command === 'transfer-units' ? !isFamiliar(story, data) : command !== 'cancel-units' || data['purpose'] === 'administrative';
};

/** The step as a proposal, which is executed when it is approved. */
export const asProposal = (story: Story, step: Step, proposal = story.code('P'), changes: Json = {}): Step => {
  const { command, data } = step;
  const actor = story.someone();
  const executed = step.accepted ?? (() => {});
  const known = { proposal, command, hash: commandHash(command, data), actor, at: story.clock, closed: false, executed };
  return { command: 'propose', data: { proposal, command, data, ...changes }, actor, accepted: () => void story.proposals.push(known) };
};

/** The command itself, or its proposal where it needs an approval. */
export const asPolicySays = (story: Story, step: Step | null): Step | null =>
  step && needsApproval(story, step) && story.dice.chance(0.9)
    ? asProposal(story, step, undefined, story.dice.chance(0.2) ? { expires: laterBy(story, 30) } : {})
    : step;

/** The instant so many hours from now. */
const laterBy = (story: Story, hours: number): string => new Date(story.clock + hours * HOUR + 7).toISOString();

/** Somebody else approves such a proposal; the same person where that is the mistake. */
export const approveProposal = (
  story: Story,
  which: (proposal: Proposal) => boolean,
  changes: Json = {},
  samePerson = false,
): Step | null => {
  const proposal = story.dice.pick(story.proposals.filter((one) => which(one) && story.approvals.includes(one.command)));
  const others = story.actors.filter((actor) => actor !== proposal?.actor);
  const actor = samePerson ? proposal?.actor : story.dice.pick(others);
  if (!proposal || actor === undefined) return null;
  const data = { proposal: proposal.proposal, hash: proposal.hash, ...changes };
  const accepted = () => {
    proposal.closed = true;
    proposal.executed();
  };
  return { command: 'approve', data, actor, accepted };
};

/** Declines or withdraws such a proposal. */
export const endProposal = (story: Story, command: string, which: (proposal: Proposal) => boolean): Step | null => {
  const proposal = story.dice.pick(story.proposals.filter(which));
  const actor = command === 'withdraw' ? proposal?.actor : story.dice.pick(story.actors.filter((other) => other !== proposal?.actor));
  if (!proposal || actor === undefined) return null;
  const data = { proposal: proposal.proposal, reason: { code: 'holder-request' } };
  return { command, data, actor, accepted: () => void (proposal.closed = true) };
};

/** Whether the proposal is open, and not about to expire. */
export const isRecent = (story: Story, proposal: Proposal): boolean => !proposal.closed && story.clock - proposal.at < 50 * HOUR;
