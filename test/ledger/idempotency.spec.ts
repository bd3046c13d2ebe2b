import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { accept, ask, done, everyNodeReplays, opened, said, start, temporaryDirectory } from './node.js';
import { party } from '../support/samples.js';

const KEY = { key: 'the-same-key' };

describe('an idempotency key', () => {
  everyNodeReplays();

  it('gives the first answer again to the same command, byte for byte', async () => {
    const node = await opened();
    const first = await accept(node, 'register-party', party('GHA'), KEY);
    await accept(node, 'register-party', party('CHE'));
    const again = done(await ask(node, 'register-party', party('GHA'), KEY));
    expect(again.replayed).toBe(true);
    expect(again.act).toEqual(first.act);
    expect(node.ledger.revision).toBe(first.act[0]!.revision + 1n);
  });

  it('gives the whole act again where that has several events', async () => {
    const node = await start();
    const data = { kind: 'mechanism', operator: 'Operator', administrators: ['dev'], trial: true };
    const first = await accept(node, 'open-registry', data, KEY);
    expect(first.act.length).toBe(9);
    expect(done(await ask(node, 'open-registry', data, KEY)).act).toEqual(first.act);
  });

  it('works within one batch', async () => {
    const node = await opened();
    const three = [1, 2, 3].map(() => ask(node, 'register-party', party('GHA'), KEY));
    const answers = await Promise.all(three);
    expect(answers.map(said)).toEqual(['accepted', 'replayed', 'replayed']);
    expect(done(answers[2]).act).toEqual(done(answers[0]).act);
  });

  it('is refused for another body, in the same batch and later, naming the act it was used for', async () => {
    const node = await opened();
    const [first, other] = await Promise.all([
      ask(node, 'register-party', party('GHA'), KEY),
      ask(node, 'register-party', party('CHE'), KEY),
    ]);
    const conflict = { code: 'idempotency-conflict', names: { conflictsWith: done(first).act[0]?.revision } };
    expect(other).toMatchObject(conflict);
    expect(await ask(node, 'register-party', party('RWA'), KEY)).toMatchObject(conflict);
    expect(await ask(node, 'update-party', { party: 'GHA', participating: false, reason: { code: 'other' } }, KEY)).toMatchObject(conflict);
    expect([...node.ledger.book.parties.keys()]).toEqual(['GHA']);
  });

  it("is one actor's own: another's with the same key is another command", async () => {
    const node = await opened();
    await accept(node, 'register-party', party('GHA'), { ...KEY, actor: 'dev' });
    expect(said(await ask(node, 'register-party', party('CHE'), { ...KEY, actor: 'dev-two' }))).toBe('accepted');
  });

  it('remembers no refusal: the same key may succeed later', async () => {
    const node = await opened();
    const account = { account: 'GHA-H1', type: 'holding', party: 'GHA' };
    expect(said(await ask(node, 'open-account', account, KEY))).toBe('unknown-party');
    await accept(node, 'register-party', party('GHA'));
    expect(said(await ask(node, 'open-account', account, KEY))).toBe('accepted');
  });

  it('is answered before authority is asked: a role taken back does not hide what was done under it', async () => {
    const node = await start();
    const policy = { approvals: [] };
    await accept(
      node,
      'open-registry',
      { kind: 'mechanism', operator: 'x', administrators: ['alice', 'adam'], policy },
      { actor: 'alice' },
    );
    await accept(node, 'register-party', party('GHA'), { ...KEY, actor: 'adam' });
    await accept(node, 'revoke-role', { actor: 'adam', role: 'administrator' }, { actor: 'alice' });
    expect(said(await ask(node, 'register-party', party('GHA'), { ...KEY, actor: 'adam' }))).toBe('replayed');
    expect(said(await ask(node, 'register-party', party('CHE'), { actor: 'adam' }))).toBe('forbidden');
  });

  it('lasts over a restart', async () => {
    const path = join(temporaryDirectory(), 'UN01.sqlite');
    const before = await opened({ path });
    const first = await accept(before, 'register-party', party('GHA'), KEY);
    const after = await start({ path });
    expect(done(await ask(after, 'register-party', party('GHA'), KEY))).toEqual({ act: first.act, replayed: true });
    expect(said(await ask(after, 'register-party', party('CHE'), KEY))).toBe('idempotency-conflict');
  });

  it('survives a batch that could not be written: the key was never used', async () => {
    const node = await opened();
    node.store.faults = ['full'];
    expect(said(await ask(node, 'register-party', party('GHA'), KEY))).toBe('storage-full');
    expect(said(await ask(node, 'register-party', party('CHE'), KEY))).toBe('accepted');
  });
});

describe('asking for the act under a key', () => {
  everyNodeReplays();

  it('finds the act, for its actor only, and nothing under a key that was never used', async () => {
    const node = await opened({ patience: 60 });
    const { act } = await accept(node, 'register-party', party('GHA'), KEY);
    await ask(node, 'register-party', party('GHA'), { key: 'a-refused-one' });
    expect(await node.ledger.find('dev', KEY.key)).toEqual(act);
    expect(await node.ledger.find('dev-two', KEY.key)).toBeUndefined();
    expect(await node.ledger.find('dev', 'a-refused-one')).toBeUndefined();
  });

  it('waits for the append that may hold it, and then says what it came to', async () => {
    const node = await opened();
    node.store.faults = ['unanswered'];
    const asked = accept(node, 'register-party', party('GHA'), KEY);
    await new Promise((go) => setTimeout(go, 10));
    expect(await node.ledger.find('dev', KEY.key)).toEqual((await asked).act);
  });

  it('says that it is not known while that append has no outcome, but still finds what is certain', async () => {
    const node = await opened({ realTime: true, patience: 60 });
    const { act } = await accept(node, 'register-party', party('GHA'), KEY);
    node.store.always = 'lost';
    const asked = ask(node, 'register-party', party('CHE'), { key: 'key-in-flight' });
    await new Promise((go) => setTimeout(go, 10));
    await expect(node.ledger.find('dev', 'key-in-flight')).rejects.toMatchObject({ code: 'outcome-unknown' });
    await expect(node.ledger.find('dev', KEY.key)).resolves.toEqual(act);
    node.store.always = undefined;
    expect(said(await asked)).toBe('outcome-unknown');
    await node.ledger.settled();
    expect(await node.ledger.find('dev', 'key-in-flight')).toHaveLength(1);
  });

  it('calls no key unknown before WriterStarted is durable: an older append could still land', async () => {
    const node = await start({ writing: false, realTime: true, patience: 60 });
    node.store.always = 'lost';
    const found = node.ledger.find('dev', KEY.key).then(
      () => 'never executed',
      () => 'not known',
    );
    const answer = await Promise.race([found, new Promise<string>((go) => setTimeout(() => go('not known'), 300).unref())]);
    node.store.always = undefined;
    expect(answer).toBe('not known');
    await found;
  });
});
