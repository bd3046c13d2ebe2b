import { describe, expect, it } from '@jest/globals';
import { digest } from '../support/book-digest.js';
import { ask, done, everyNodeReplays, opened, request, said, start } from './node.js';
import { party } from '../support/samples.js';

const turns = async (): Promise<void> => {
  for (let i = 0; i < 10; i += 1) await new Promise<void>((go) => setImmediate(go));
};

describe('an answer leaves only when its batch is durable', () => {
  everyNodeReplays();

  it('holds for acts, refusals, replays and dry runs of one batch', async () => {
    const node = await opened();
    const first = request('register-party', party('RWA'));
    await node.ledger.execute(first);
    const open = node.store.shut();
    const heard: (string | undefined)[] = [];
    const asked = [
      ask(node, 'register-party', party('GHA')),
      ask(node, 'register-party', party('GHA')),
      node.ledger.execute(first),
      ask(node, 'register-party', party('CHE'), { dryRun: true }),
    ].map(async (answer) => {
      heard.push(said(await answer));
      return answer;
    });
    await turns();
    expect(heard).toEqual([]);
    open();
    expect((await Promise.all(asked)).map(said)).toEqual(['accepted', 'already-exists', 'replayed', 'accepted']);
  });

  it('holds for a batch of refusals only', async () => {
    const node = await opened();
    const open = node.store.shut();
    const heard: (string | undefined)[] = [];
    const asked = ask(node, 'suspend-account', { account: 'NONE', reason: { code: 'other' } }).then((answer) => heard.push(said(answer)));
    await turns();
    expect(heard).toEqual([]);
    open();
    await asked;
    expect(heard).toEqual(['unknown-account']);
  });

  it('gathers what arrives meanwhile and appends it at once', async () => {
    const node = await opened();
    const open = node.store.shut();
    const first = ask(node, 'register-party', party('GHA'));
    await turns();
    const later = ['CHE', 'RWA', 'NOR'].map((code) => ask(node, 'register-party', party(code)));
    await turns();
    const before = node.store.attempts.length;
    open();
    expect((await Promise.all([first, ...later])).map(said)).toEqual(['accepted', 'accepted', 'accepted', 'accepted']);
    expect(node.store.attempts.slice(before).map(({ ids }) => ids.length)).toEqual([3]);
  });
});

describe('a dry run', () => {
  everyNodeReplays();

  it('tells the act and its consequences, and changes nothing', async () => {
    const node = await opened();
    const before = digest(node.ledger.book);
    const head = node.ledger.revision;
    const { act, consequences } = done(await ask(node, 'register-party', party('GHA'), { dryRun: true }));
    expect(act.map(({ revision }) => revision)).toEqual([head + 1n]);
    expect(consequences).toEqual({ balances: [], adjustments: [] });
    expect(digest(node.ledger.book)).toBe(before);
    expect([node.ledger.revision, node.file.size - 1n]).toEqual([head, head]);
  });

  it('says what the command would be refused with', async () => {
    const node = await opened();
    await ask(node, 'register-party', party('GHA'));
    expect(said(await ask(node, 'register-party', party('GHA'), { dryRun: true }))).toBe('already-exists');
  });

  it('is not seen by the commands of its own batch', async () => {
    const node = await opened();
    const both = [ask(node, 'register-party', party('GHA'), { dryRun: true }), ask(node, 'register-party', party('GHA'))];
    expect((await Promise.all(both)).map(said)).toEqual(['accepted', 'accepted']);
  });
});

describe('what is refused, unknown or invalid', () => {
  everyNodeReplays();

  it.each([
    ['suspend-account', { account: 'NONE', reason: { code: 'other' } }, 'unknown-account'],
    ['set-policy', { replaces: '7', policy: {}, reason: { code: 'other' } }, 'stale-policy'],
    ['open-account', { account: 'A-1', type: 'retirement-ndc', party: 'GHA', ndcPeriod: { first: '1990', last: '1991' } }, 'invalid-input'],
  ])('leaves the revision and the book as they were: %s', async (name, data, code) => {
    const node = await opened();
    await ask(node, 'register-party', party('GHA'));
    const before = [node.ledger.revision, node.file.root(), digest(node.ledger.book)];
    expect(said(await ask(node, name, data))).toBe(code);
    expect([node.ledger.revision, node.file.root(), digest(node.ledger.book)]).toEqual(before);
  });

  it('is refused in a registry that was never opened', async () => {
    const node = await start();
    expect(said(await ask(node, 'register-party', party('GHA')))).toBe('unknown-registry');
    expect(node.ledger.revision).toBe(0n);
  });
});
