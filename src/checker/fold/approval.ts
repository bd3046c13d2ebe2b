import type { Proposal } from '../state/rows.js';
import type { Fold } from './event-fold.js';

/** A proposal that doesn't fit one event goes on in the next, and its blocks with it. */
export const commandProposed: Fold<'CommandProposed'> = ({ event, data, named }, state, act) => {
  const { proposal, command, hash, expires, notBefore, blocks } = data;
  const known = state.proposals.get(proposal);
  const row: Proposal = known ?? {
    ...{ proposal, command, data: act.proposes?.data ?? data.data, hash, expires, notBefore, blocks: [], state: 'open' },
    ...{ proposer: event.actor, authority: event.authority, at: event.at, since: event.revision },
  };
  if (!known) state.proposals.set(proposal, row);
  for (const block of blocks) row.blocks.push(block);
  for (const range of named.ranges)
    state.units.change(range, (segment) => {
      segment.reservedBy = row;
    });
};

export const closed =
  (to: Proposal['state']): Fold<'CommandApproved' | 'CommandDeclined' | 'CommandWithdrawn'> =>
  ({ data: { proposal } }, state) => {
    const row = state.proposals.get(proposal);
    if (row) row.state = to;
  };
