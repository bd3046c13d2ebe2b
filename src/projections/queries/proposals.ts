import type { ProposalRow } from '../../domain/book/rows.js';
import { anyRecord, list, oneOf, record, text } from '../answers/shape.js';
import { actor, block, code, hash, instant, revision } from '../answers/types.js';
import type { Stored } from '../view/facts-at.js';
import { codeInPath } from './parameters.js';
import { listed, resource, single } from './resource.js';

type Row = Omit<Stored<ProposalRow>, 'data'> & Pick<ProposalRow, 'data'>;

/** An open proposal whose time is over is `expired`: it reserves nothing and can't be approved. */
const proposals = resource({
  kind: 'proposal',
  named: codeInPath('unknown-proposal', 'Code of the proposal', 'P-1'),
  answer: record({
    proposal: code('Its code'),
    command: text('The command that waits'),
    data: anyRecord("The command's data"),
    hash: hash('What an approval must name'),
    proposer: actor('Who proposed'),
    authority: text('The role it was proposed under'),
    expires: instant('Until when it is open'),
    notBefore: instant('Before this it cannot be approved'),
    blocks: list(block('A reserved block')),
    state: oneOf('What became of it', 'open', 'approved', 'declined', 'withdrawn', 'expired'),
    since: revision('The event that made or last replaced it'),
  }),
  item: (view, { proposal, command, data, hash, proposer, authority, expires, notBefore, blocks, state, since }: Row) => ({
    ...{ proposal, command, data, hash, proposer, authority, expires, notBefore, blocks },
    state: state === 'open' && view.time >= expires ? ('expired' as const) : state,
    since,
  }),
});

export const questions = [
  listed('proposals', 'All proposals', proposals),
  single('proposal', 'proposals', 'One proposal', proposals),
] as const;
