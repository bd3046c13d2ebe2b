import type { Proposal } from '../state/rows.js';
import type { Fold } from './event-fold.js';

/** A proposal that doesn't fit one event goes on in the next: the list that was cut, and the blocks, follow. */
export const commandProposed: Fold<'CommandProposed'> = ({ event, data, named }, state) => {
  const { proposal, command, hash, expires, notBefore, blocks } = data;
  const known = state.proposals.get(proposal);
  const row: Proposal = known ?? {
    ...{ proposal, command, data: data.data, hash, expires, notBefore, blocks: [], state: 'open' },
    ...{ proposer: event.actor, authority: event.authority, since: event.revision },
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
