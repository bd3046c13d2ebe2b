import { describe, expect, it } from '@jest/globals';
import type { Request } from '../../src/ledger/request.js';
import { digest } from '../support/book-digest.js';
import { accept, ask, everyNodeReplays, opened, request, said, type Node } from './node.js';
import { party } from '../support/samples.js';

const reason = { code: 'other' };
const together = async (node: Node, ...commands: [string, object][]): Promise<(string | undefined)[]> =>
  (await node.ledger.executeTogether(commands.map(([name, data]) => request(name, data)))).map(said);

describe('commands that go together', () => {
  everyNodeReplays();

  it('are one append, each decided on what those before it did', async () => {
    const node = await opened();
    const head = node.ledger.revision;
    const account = { account: 'GHA-H1', type: 'holding', party: 'GHA' };
    const answers = await together(
      node,
      ['register-party', party('GHA')],
      ['open-account', account],
      ['suspend-account', { account: 'GHA-H1', reason }],
    );
    expect(answers).toEqual(['accepted', 'accepted', 'accepted']);
    expect(node.store.attempts.at(-1)).toMatchObject({ expected: head, ids: { length: 3 } });
  });

  it('all go or none: the answers hold the refusal at its place, and nothing happened', async () => {
    const node = await opened();
    const before = [node.ledger.revision, digest(node.ledger.book)];
    const answers = await together(
      node,
      ['register-party', party('GHA')],
      ['register-party', party('GHA')],
      ['register-party', party('CHE')],
    );
    expect(answers).toEqual([undefined, 'already-exists', undefined]);
    expect([node.ledger.revision, digest(node.ledger.book)]).toEqual(before);
  });

  it('are told the line that was refused, and the earlier line it collides with', async () => {
    const node = await opened();
    await accept(node, 'register-party', party('GHA'));
    await accept(node, 'open-account', { account: 'GHA-H1', type: 'holding', party: 'GHA' });
    const proposal = (code: string): Request =>
      request('propose', { proposal: code, command: 'suspend-account', data: { account: 'GHA-H1', reason } });
    const answers = await node.ledger.executeTogether([proposal('P-1'), proposal('P-2'), proposal('P-1')]);
    expect(answers[2]).toMatchObject({ code: 'already-exists', names: { line: 3, conflictsWithLine: 1 } });
    const earlier = await accept(node, 'propose', proposal('P-1').data);
    const later = await node.ledger.executeTogether([proposal('P-2'), proposal('P-1')]);
    expect(later[1]).toMatchObject({ code: 'already-exists', names: { line: 2, conflictsWith: earlier.act[0]?.revision } });
  });

  it('are too large together where one append cannot hold them, though each is small: none happens, and the batch goes on', async () => {
    const node = await opened();
    await accept(node, 'register-party', party('GHA'));
    const before = node.ledger.revision;
    const account = (i: number): Request => request('open-account', { account: `GHA-${i}`, type: 'holding', party: 'GHA' });
    const group = Array.from({ length: 2_500 }, (_, i) => account(i));
    const [answers, next] = await Promise.all([
      node.ledger.executeTogether(group),
      node.ledger.execute(request('register-party', party('CHE'))),
    ]);
    expect(new Set(answers.map(said))).toEqual(new Set(['too-large']));
    expect([said(next), node.ledger.revision]).toEqual(['accepted', before + 1n]);
  });

  it('take nothing of their batch with them when they are refused', async () => {
    const node = await opened();
    const [ghana, swiss, none, swissAgain] = [
      request('register-party', party('GHA')),
      request('register-party', party('CHE')),
      request('suspend-account', { account: 'NONE', reason }),
      request('register-party', party('CHE')),
    ];
    const { ledger } = node;
    const [first, group, last] = await Promise.all([
      ledger.execute(ghana),
      ledger.executeTogether([swiss, none]),
      ledger.execute(swissAgain),
    ]);
    expect([said(first), group.map(said), said(last)]).toEqual(['accepted', [undefined, 'unknown-account'], 'accepted']);
    expect([...node.ledger.book.parties.keys()]).toEqual(['GHA', 'CHE']);
  });
});

describe('If-Match', () => {
  everyNodeReplays();

  it('passes where nothing the command names was touched after that revision', async () => {
    const node = await opened();
    const { act } = await accept(node, 'register-party', party('GHA'));
    await accept(node, 'register-party', party('CHE'));
    const ifMatch = act[0]?.revision;
    expect(said(await ask(node, 'update-party', { party: 'GHA', participating: false, reason }, { ifMatch }))).toBe('accepted');
  });

  it('is stale where something the command names was, and names the act that did', async () => {
    const node = await opened();
    const { act } = await accept(node, 'register-party', party('GHA'));
    const later = await accept(node, 'update-party', { party: 'GHA', participating: false, reason });
    const asked = { party: 'GHA', participating: true, reason };
    const answer = await ask(node, 'update-party', asked, { ifMatch: act[0]?.revision });
    expect(answer).toMatchObject({ code: 'stale-revision', names: { conflictsWith: later.act[0]?.revision } });
    expect(said(await ask(node, 'update-party', asked, { ifMatch: later.act[0]?.revision }))).toBe('accepted');
  });

  it('is stale where it is beyond the head', async () => {
    const node = await opened();
    const { revision } = node.ledger;
    expect(said(await ask(node, 'register-party', party('GHA'), { ifMatch: revision + 1n }))).toBe('stale-revision');
    expect(said(await ask(node, 'register-party', party('GHA'), { ifMatch: revision }))).toBe('accepted');
  });

  it("stands behind authority and before the command's own refusals", async () => {
    const node = await opened();
    await accept(node, 'register-party', party('GHA'));
    const stale = { ifMatch: 0n };
    expect(said(await ask(node, 'register-party', party('GHA'), stale))).toBe('stale-revision');
    expect(said(await ask(node, 'register-party', party('GHA'), { ...stale, actor: 'nobody' }))).toBe('forbidden');
  });
});
