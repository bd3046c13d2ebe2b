import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { Book } from '../../src/domain/book/book.js';
import { canonical } from '../../src/domain/kernel/canonical.js';
import { EventFile } from '../../src/event-store/event-file.js';
import { idOfBytes } from '../../src/event-store/stored-event.js';
import { envelopeOf } from '../../src/ledger/seal.js';
import { digest, digestOfFold } from '../support/book-digest.js';
import { catalogue } from '../support/scenario.js';
import { actsIn } from '../support/acts-in.js';
import { accept, ask, everyNodeReplays, opened, said, start, temporaryDirectory } from './node.js';
import { party } from '../support/samples.js';

const withoutWriter = (book: string): string => book.replace(/^writer .*$/m, '');

describe('the start of a ledger', () => {
  everyNodeReplays();

  it('begins an empty stream with WriterStarted, the act of the node and the answer to no command', async () => {
    const node = await start();
    const [act, ...more] = actsIn(node.file);
    expect(more).toEqual([]);
    const [event] = act?.map(envelopeOf) ?? [];
    const catalogueHash = catalogue().fingerprint();
    expect(event).toMatchObject({
      ...{ type: 'WriterStarted', revision: '0', part: '1', parts: '1', actor: 'node', authority: null, command: null, commandHash: null },
      data: { node: 'node-1', url: 'http://node-1', build: 'test', catalogue: catalogueHash },
    });
    expect(node.ledger.book.keys.size).toBe(0);
  });

  it('says WriterStarted again on every start, and finds the same book', async () => {
    const path = join(temporaryDirectory(), 'UN01.sqlite');
    const before = await opened({ path });
    await accept(before, 'register-party', party('GHA'));
    const after = await start({ path });
    expect(after.ledger.revision).toBe(before.ledger.revision + 1n);
    expect(withoutWriter(digest(after.ledger.book))).toBe(withoutWriter(digest(before.ledger.book)));
  });

  it('folds the same events to the same book every time', async () => {
    const node = await opened();
    await accept(node, 'register-party', party('GHA'));
    const known = catalogue();
    const folds = [1, 2].map(() => digestOfFold(new Book('UN01'), known, actsIn(node.file)));
    expect(folds).toEqual([digest(node.ledger.book), digest(node.ledger.book)]);
  });

  it('stops at an event this build does not know, and names it', async () => {
    const path = join(temporaryDirectory(), 'UN01.sqlite');
    const node = await opened({ path });
    const revision = node.ledger.revision + 1n;
    const [unsigned, tail] = [
      `{"actor":"x","approver":null,"at":"2026-06-01T00:00:00.000Z","authority":null,"command":null,"commandHash":null,"data":${canonical({})}`,
      `"part":"1","parts":"1","registry":"UN01","revision":"${revision}","schema":"7","type":"UnitsPainted","v":1}`,
    ];
    const id = idOfBytes(`${unsigned},${tail}`);
    const file = new EventFile(path);
    expect([...file.replay()].length).toBeGreaterThan(1);
    await file.append(revision - 1n, [{ revision, id, body: `${unsigned},"id":"${id}",${tail}` }]);
    await file.close();
    await expect(start({ path })).rejects.toThrow('the event UnitsPainted version 7');
  });

  it('writes nothing before the first command, which says WriterStarted first', async () => {
    const node = await start({ writing: false });
    expect(node.store.attempts).toEqual([]);
    expect(said(await ask(node, 'register-party', party('GHA')))).toBe('unknown-registry');
    expect(actsIn(node.file).map(([event]) => event && envelopeOf(event).type)).toEqual(['WriterStarted']);
  });

  it('repeats WriterStarted, the identical append, until its outcome is known', async () => {
    const node = await start({ writing: false });
    node.store.faults = ['unanswered', 'lost'];
    await node.ledger.startWriting();
    const [first, ...repeats] = node.store.attempts;
    expect(repeats).toEqual([first, first]);
    expect([first?.expected, node.file.size]).toEqual(['none', 1n]);
  });

  it.each(['full', 'down'] as const)('tries again with the next command when WriterStarted could not be written: %s', async (fault) => {
    const node = await start({ writing: false });
    node.store.faults = [fault];
    await ask(node, 'open-registry', { kind: 'mechanism', operator: 'x', administrators: ['dev'], trial: true }).catch(() => undefined);
    expect(node.file.size).toBe(0n);
    expect(said(await ask(node, 'register-party', party('GHA')))).toBe('unknown-registry');
    expect(node.file.size).toBe(1n);
  });

  it.each([
    ['full', 'storage-full'],
    ['down', 'unavailable'],
  ] as const)('of its writing by a promotion says why it could not be written: %s', async (fault, code) => {
    const node = await opened();
    node.store.faults = [fault];
    await expect(node.ledger.promote()).rejects.toMatchObject({ code });
    await node.ledger.promote();
    expect(node.ledger.isWriter).toBe(true);
  });

  it('opens trials in dev mode only', async () => {
    const node = await start({ trials: false });
    const data = { kind: 'mechanism', operator: 'x', administrators: ['dev', 'dev-two'] };
    const errors = [{ pointer: '/trial', code: 'trial-not-allowed' }];
    expect(await ask(node, 'open-registry', { ...data, trial: true })).toMatchObject({ code: 'invalid-input', names: { errors } });
    expect(said(await ask(node, 'open-registry', { ...data, trial: false }))).toBe('accepted');
  });
});
