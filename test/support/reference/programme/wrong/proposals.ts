import { commandHash } from '../../ledger/hashing.js';
import { freezeUnits } from '../accounts.js';
import { transferUnits } from '../movement.js';
import { approveProposal, asProposal, endProposal, isRecent, needsApproval } from '../proposals.js';
import type { Story } from '../story.js';
import { HOUR, type Recipe, type Step } from '../things.js';
import { wrongMovements } from './movement.js';
import { anywhere, moveBlocks, spoiled } from './spoiled.js';

/** Proposals, and answers to them, that the state refuses. */
export const wrongProposals = (story: Story): Recipe[] => {
  const reserved = () => {
    const found = anywhere(story, (unit) => unit.reserved && !unit.frozen);
    return moveBlocks(story, found?.account, found?.units);
  };
  return [
    () => (story.actors.length > 1 ? null : { command: 'revoke-role', data: { actor: 'dev-ada', role: 'administrator' } }),
    reserved,
    reserved,
    reserved,
    () => freezeUnits(story, 'freeze-units', (unit) => unit.reserved),
    () => {
      const step = transferUnits(story);
      return step && needsApproval(story, step) ? step : null;
    },
    () => {
      const step = transferUnits(story);
      const used = story.dice.pick(story.proposals)?.proposal;
      return step && used !== undefined ? asProposal(story, step, used) : null;
    },
    () => wrongly(story, wrongMovements(story)),
    () => approveProposal(story, (proposal) => !proposal.closed, { proposal: 'P-0' }),
    () => approveProposal(story, (proposal) => !proposal.closed, {}, true),
    () => approveProposal(story, (proposal) => proposal.closed),
    () => approveProposal(story, (proposal) => story.clock - proposal.at > 250 * HOUR),
    () => approveProposal(story, (proposal) => !proposal.closed && story.clock - proposal.at < 10 * HOUR),
    () => approveProposal(story, (proposal) => isRecent(story, proposal), { hash: commandHash('transfer-units', {}) }),
    () => approveProposal(story, (proposal) => isRecent(story, proposal), { hash: commandHash('cancel-units', {}) }),
    () => endProposal(story, story.dice.oneOf('decline', 'withdraw'), (proposal) => proposal.closed),
    () =>
      spoiled(
        endProposal(story, 'decline', () => true),
        { proposal: 'P-0' },
      ),
  ];
};

/** A wrong movement as a proposal. */
const wrongly = (story: Story, movements: Recipe[]): Step | null => {
  const step = story.approvals.length > 0 ? story.dice.pick(movements)?.() : null;
  return step && needsApproval(story, step) ? asProposal(story, step) : null;
};
