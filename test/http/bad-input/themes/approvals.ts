import { expect } from '@jest/globals';
import type { Client } from '../../../support/server/client.js';
import type { Edge } from '../edge.js';
import { accepted, conflict, forbidden, type Row } from '../row.js';
import { transfer } from '../samples.js';
import { reason } from '../../../support/samples.js';
import { eventually } from '../../../support/eventually.js';
import { world } from '../../../support/server/stage.js';

const OTHER_HASH = 'A'.repeat(43);

const propose = async (edge: Edge, client: Client, registry: string, data: { proposal: string; command: string; data: object }) => {
  const { events } = await client.accept(registry, 'propose', data);
  edge.hashes.set(data.proposal, String(events[0]?.data['hash']));
};
/** Proposes an issuance of `quantity` units in UN02. */
const proposed =
  (proposal: string, quantity = '1') =>
  (edge: Edge): Promise<void> =>
    propose(edge, edge.dev, 'UN02', { proposal, command: 'issue-units', data: world.issuance(`I-${proposal}`, quantity) });
const second = (edge: Edge): Client => edge.node.client('dev-two');
const hashed = (edge: Edge, proposal: string): object => ({ proposal, hash: edge.hashes.get(proposal) });

/** `given`, and then one of it is approved by `as`. */
const approval = (
  row: number,
  says: string,
  proposal: string,
  gets: Row['gets'],
  given: Row['given'] = proposed(proposal),
  as = second,
): Row => ({
  ...{ row, says, gets, given },
  send: (edge) => as(edge).command('UN02', 'approve', hashed(edge, proposal)),
});
/** A policy that ama proposed, approved with `key`. */
const withKey = (row: number, says: string, key: string, gets: Row['gets']): Row => ({
  ...{ row, says, gets },
  given: (edge) => {
    const data = { replaces: '1', policy: { omgeBps: '300' }, reason };
    return propose(edge, edge.keys.client('key-ama-1'), 'UN01', { proposal: `P-${row}`, command: 'set-policy', data });
  },
  send: (edge) => edge.keys.client(key).command('UN01', 'approve', hashed(edge, `P-${row}`)),
});

/** An issuance that was approved took what this one would issue. */
const overtaken = async (edge: Edge): Promise<void> => {
  await proposed('P-94', '60000')(edge);
  await proposed('P-94-FIRST', '60000')(edge);
  await second(edge).accept('UN02', 'approve', hashed(edge, 'P-94-FIRST'));
};
const expired = async (edge: Edge): Promise<void> => {
  const data = { proposal: 'P-93-OLD', command: 'issue-units', data: world.issuance('I-P-93-OLD', '1') };
  // A machine that is slow needs longer from now to the proposal: one that would be over by then is refused.
  for (let wait = 1_000; ; wait *= 2) {
    const expires = Date.now() + wait;
    const answer = await edge.dev.command('UN02', 'propose', { ...data, expires: new Date(expires).toISOString() });
    if (answer.status !== 201) continue;
    edge.hashes.set('P-93-OLD', String(answer.act.events[0]?.data['hash']));
    await eventually(Date.now, (now) => now > expires);
    return;
  }
};

/** What is proposed, and approved by a second person. */
export const approvals: readonly Row[] = [
  {
    ...{ row: 66, says: 'a proposal of such a transfer waits for 26 hours', gets: accepted },
    send: ({ dev }) => dev.command('UN02', 'propose', { proposal: 'P-66', command: 'transfer-units', data: transfer({ to: 'CHE-H1' }) }),
    and: ({ act: { events } }) => {
      const [{ at, data } = { at: '', data: {} as Readonly<Record<string, unknown>> }] = events;
      expect(Date.parse(String(data['notBefore'])) - Date.parse(at)).toBe(26 * 3_600_000);
    },
  },
  approval(90, 'approval by who proposed', 'P-90', forbidden('same-person'), proposed('P-90'), ({ dev }) => dev),
  withKey(91, 'approval with another key of the same person', 'key-ama-2', forbidden('same-person')),
  {
    ...{ row: 92, says: 'approval of another hash', given: proposed('P-92'), gets: conflict('proposal-changed') },
    send: (edge) => second(edge).command('UN02', 'approve', { proposal: 'P-92', hash: OTHER_HASH }),
  },
  approval(93, 'approval of what was declined', 'P-93', conflict('proposal-closed'), async (edge) => {
    await proposed('P-93')(edge);
    await second(edge).accept('UN02', 'decline', { proposal: 'P-93', reason });
  }),
  approval(93, 'approval of what was approved', 'P-93-DONE', conflict('proposal-closed'), async (edge) => {
    await proposed('P-93-DONE')(edge);
    await second(edge).accept('UN02', 'approve', hashed(edge, 'P-93-DONE'));
  }),
  approval(93, 'approval of what has expired', 'P-93-OLD', conflict('proposal-closed'), expired),
  {
    ...approval(94, 'approval of what the book no longer allows', 'P-94', conflict('double-issuance'), overtaken),
    and: async (_, { dev }) => {
      const { state } = (await dev.get('/v1/registries/UN02/proposals/P-94')).json<{ state: string }>();
      expect(state).toBe('open');
    },
  },
  withKey(97, 'approval with the key of a machine', 'key-robot', forbidden()),
  {
    ...{ row: 106, says: 'a withdrawal by who did not propose', given: proposed('P-106'), gets: forbidden() },
    send: ({ node }) => node.client('dev-stranger').command('UN02', 'withdraw', { proposal: 'P-106', reason }),
  },
];
