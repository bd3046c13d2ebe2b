import { describe, expect, it } from '@jest/globals';
import { happened } from '../../src/domain/message/message.js';
import { PartyRegistered } from '../../src/domain/registry/party-registered.js';
import type { Refusal } from '../../src/domain/kernel/refusal.js';
import { digest } from '../support/book-digest.js';
import { accept, ask, everyNodeReplays, foreign, opened, otherWriter, said, start } from './node.js';
import { party } from '../support/samples.js';

const NORWAY = happened(PartyRegistered, {
  ...{ party: 'NOR', participating: true, leastDevelopedOrIsland: false, waivesAdaptationExemption: false, ndcPeriods: [] },
});
const AT = '2026-06-01T00:00:00.000Z';

describe('what an append may come to', () => {
  everyNodeReplays();

  it.each(['lost', 'unanswered'] as const)('repeats the identical append while its outcome is unknown: %s', async (fault) => {
    const node = await opened();
    node.store.faults = [fault, fault];
    const before = node.store.attempts.length;
    expect(said(await ask(node, 'register-party', party('GHA')))).toBe('accepted');
    const [first, ...repeats] = node.store.attempts.slice(before);
    expect(repeats).toEqual([first, first]);
    expect(node.file.size - 1n).toBe(node.ledger.revision);
    expect(first?.expected).toBe(node.ledger.revision - 1n);
  });

  it('writes nothing twice where the store does not recognise its own events and calls the repeat a conflict', async () => {
    const node = await opened();
    node.store.recognises = false;
    node.store.faults = ['unanswered'];
    const size = node.file.size;
    expect(said(await ask(node, 'register-party', party('GHA')))).toBe('replayed');
    expect(node.file.size).toBe(size + 1n);
    expect(node.ledger.revision).toBe(size);
  });

  it('folds what another wrote first, then decides the same commands again on that book', async () => {
    const node = await opened();
    const head = node.ledger.revision;
    await node.file.append(head, foreign(NORWAY, head + 1n, AT));
    const both = [ask(node, 'register-party', party('GHA')), ask(node, 'register-party', party('NOR'))];
    expect((await Promise.all(both)).map(said)).toEqual(['accepted', 'already-exists']);
    expect(node.ledger.revision).toBe(head + 2n);
    expect([...node.ledger.book.parties.keys()]).toEqual(['NOR', 'GHA']);
  });

  it('answers a refusal only if the head is still the one it was decided on', async () => {
    const node = await opened();
    const head = node.ledger.revision;
    const account = { account: 'NOR-H1', type: 'holding', party: 'NOR' };
    await node.file.append(head, foreign(NORWAY, head + 1n, AT));
    expect(said(await ask(node, 'open-account', account))).toBe('accepted');
  });

  it.each([
    ['full', 'storage-full'],
    ['down', 'unavailable'],
  ] as const)('says that nothing was written when the store says so, and goes on: %s', async (fault, code) => {
    const node = await opened();
    const before = digest(node.ledger.book);
    const head = node.ledger.revision;
    node.store.faults = [fault];
    const both = [
      ask(node, 'register-party', party('GHA')),
      ask(node, 'open-registry', { kind: 'party', operator: 'x', administrators: ['a', 'b'] }),
    ];
    expect((await Promise.all(both)).map(said)).toEqual([code, code]);
    expect([node.ledger.revision, node.file.size - 1n]).toEqual([head, head]);
    expect(digest(node.ledger.book)).toBe(before);
    expect(said(await ask(node, 'register-party', party('GHA')))).toBe('accepted');
  });

  it('fails closed on a fault of the store: the outcome is not known, nothing more is decided, the process is to end', async () => {
    const node = await opened();
    const before = digest(node.ledger.book);
    node.store.faults = ['broken'];
    const both = [ask(node, 'register-party', party('GHA')), ask(node, 'open-account', { account: 'A-1', type: 'holding', party: 'ZZZ' })];
    expect((await Promise.all(both)).map(said)).toEqual(['outcome-unknown', 'outcome-unknown']);
    expect(node.stopped).toMatchObject([{ message: 'the disk is on fire' }]);
    const attempts = node.store.attempts.length;
    expect(said(await ask(node, 'register-party', party('GHA')))).toBe('unavailable');
    expect([node.store.attempts.length, node.stopped.length, digest(node.ledger.book)]).toEqual([attempts, 1, before]);
  });

  it('does not take "not written" for an answer once an earlier try of the same append may have been written', async () => {
    const node = await opened();
    node.store.faults = ['unanswered', 'full', 'down'];
    const size = node.file.size;
    expect(said(await ask(node, 'register-party', party('GHA')))).toBe('accepted');
    expect([node.file.size, node.ledger.revision]).toEqual([size + 1n, size]);
  });

  it('stops deciding once another node writes the registry, and says where that is', async () => {
    const node = await opened();
    const head = node.ledger.revision;
    await node.file.append(head, foreign(otherWriter('http://node-2'), head + 1n, AT));
    for (const code of ['GHA', 'CHE', 'RWA'])
      expect(await ask(node, 'register-party', party(code))).toMatchObject({
        code: 'not-the-writer',
        names: { location: 'http://node-2' },
      });
    expect(node.file.size).toBe(head + 2n);
    expect(said(await ask(node, 'register-party', party('RWA'), { dryRun: true }))).toBe('not-the-writer');
  });

  it.each([
    ['a peer', ['http://node-2', 'http://node-3'], { location: 'http://node-2' }],
    ['no peer, as a forged `WriterStarted` may name it', ['http://node-3'], {}],
    ['none where there are no peers', [], {}],
  ])('sends callers on to %s', async (_, peers, names) => {
    for (const standby of [false, true]) {
      const node = await start({ peers, standby, writing: !standby });
      const head = node.file.size - 1n;
      await node.file.append(head < 0n ? 'none' : head, foreign(otherWriter('http://node-2'), head + 1n, AT));
      const answer = await ask(node, 'register-party', party('GHA'));
      expect(answer).toMatchObject({ code: 'not-the-writer' });
      expect((answer as Refusal).names).toEqual(names);
    }
  });
});

describe('patience', () => {
  everyNodeReplays();

  it('ends: those in the append hear that the outcome is unknown, those waiting that nothing of theirs was written', async () => {
    const node = await opened({ realTime: true, patience: 1_000 });
    node.store.always = 'unanswered';
    const inside = ask(node, 'register-party', party('GHA'), { key: 'key-of-ghana' });
    const refused = ask(node, 'register-party', party('NOR'), { dryRun: true });
    await new Promise((go) => setTimeout(go, 20));
    const waiting = ask(node, 'register-party', party('CHE'));
    expect((await Promise.all([inside, refused, waiting])).map(said)).toEqual(['outcome-unknown', 'outcome-unknown', 'unavailable']);
    node.store.always = undefined;
    await node.ledger.settled();
    expect(said(await ask(node, 'register-party', party('GHA'), { key: 'key-of-ghana' }))).toBe('replayed');
    expect([...node.ledger.book.parties.keys()]).toEqual(['GHA']);
    await accept(node, 'register-party', party('CHE'));
  });

  it('is measured by real time, whatever the wall clock does', async () => {
    const node = await opened({ patience: 100 });
    node.store.always = 'lost';
    const asked = ask(node, 'register-party', party('GHA'));
    const answer = await Promise.race([asked, new Promise<undefined>((go) => setTimeout(() => go(undefined), 3_000).unref())]);
    node.store.always = undefined;
    await node.ledger.settled();
    expect(said(answer)).toBe('outcome-unknown');
  });
});
