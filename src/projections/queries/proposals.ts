import type { ProposalRow } from '../../domain/book/rows.js';
import { anyRecord, list, oneOf, record, text } from '../answers/shape.js';
import { actor, block, code, hash, instant, revision } from '../answers/types.js';
import { byActor, byCode, byHash, byName, byWord, filtersOf } from '../find/filter.js';
import type { Stored } from '../view/facts-at.js';
import { touchedSince } from '../view/touched-since.js';
import { codeInPath } from './parameters.js';
import { listed, resource, singleWith } from './resource.js';

type Row = Omit<Stored<ProposalRow>, 'data'> & Pick<ProposalRow, 'data'>;

const STATES = ['open', 'approved', 'declined', 'withdrawn', 'expired'] as const;

/** An open proposal whose time is over is `expired`: it reserves nothing and can't be approved. */
const stateAt = ({ state, expires }: Row, time: string): (typeof STATES)[number] =>
  state === 'open' && time >= expires ? 'expired' : state;

/** The accounts that a command names under the members that movements and commands of accounts have. */
const accountsNamed = (data: object): string[] => {
  const { account, from, to } = data as Readonly<Record<string, unknown>>;
  return [account, from, to].filter((name) => typeof name === 'string');
};

const proposals = resource({
  kind: 'proposal',
  named: codeInPath('unknown-proposal', 'Code of the proposal', 'P-1'),
  filters: filtersOf<Row>({
    command: byName('Only proposals of this command', 'transfer-units', ({ command }) => command),
    proposer: byActor('Only proposals of this actor', 'dev', ({ proposer }) => proposer),
    authority: byName('Only proposals that were made under this role', 'party:GHA', ({ authority }) => authority),
    state: byWord('Only proposals that are so at the time asked for', STATES, {
      kept: ({ state }) => state,
      keptFor: (value) => (value === 'expired' ? 'open' : value),
      is: (row, view) => stateAt(row, view.time),
    }),
    account: byCode('Only proposals whose command names this account', 'GHA-H1', {
      many: true,
      kept: ({ data }) => accountsNamed(data),
    }),
    hash: byHash('Only the proposal with this hash', '0KH367ZJyTwGCwfVGVphVtvqjd8BI3dQtG7rUt7lnh0', ({ hash }) => hash),
  }),
  names: ({ command, proposer }: Row) => [command, proposer],
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
    state: oneOf('What became of it', ...STATES),
    since: revision('The event that made or last replaced it'),
  }),
  item: (view, row: Row) => {
    const { proposal, command, data, hash, proposer, authority, expires, notBefore, blocks, since } = row;
    const state = stateAt(row, view.time);
    return { proposal, command, data, hash, proposer, authority, expires, notBefore, blocks, state, since };
  },
});

const touched = record({
  kind: text('Its kind'),
  id: text('Its code'),
  revision: revision('The event'),
  event: text('The type of the event'),
});

export const questions = [
  listed('proposals', 'All proposals', proposals),
  singleWith('proposal', 'proposals', 'One proposal, and what changed since it was made', proposals, {
    answer: record({
      changed: list(touched, 'What its command names and events touched since it was made, each with the latest of these'),
    }),
    find: (view, { data, since }) => ({ changed: touchedSince(view, data, Number(since)) }),
  }),
] as const;
