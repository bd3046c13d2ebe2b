import Database from 'better-sqlite3';
import { describe, expect, it } from '@jest/globals';
import { CompactRange, leafHash } from '../../src/transparency-log/tree.js';
import { EventFile } from '../../src/event-store/event-file.js';
import type { StoredEvent } from '../../src/event-store/event-store.js';
import { act, cleanUp, temporaryFile } from './stored.js';

const rootOf = (events: readonly StoredEvent[]): string => {
  const tree = new CompactRange();
  for (const { body } of events) tree.push(leafHash(body));
  return Buffer.from(tree.root()).toString('hex');
};

/** The same promises on disk and in memory. */
describe.each([
  ['on disk', temporaryFile],
  ['in memory', (): string => ':memory:'],
])('an event file %s', (_, path) => {
  cleanUp();
  const empty = (): EventFile => {
    const file = new EventFile(path());
    expect([...file.replay()]).toEqual([]);
    return file;
  };

  it('is empty at first', async () => {
    const file = empty();
    expect([file.size, await file.head(), file.read(0n, 10), file.actAt(0n)]).toEqual([0n, 'none', [], []]);
    expect(file.root()).toBe(rootOf([]));
    await file.close();
  });

  it('holds what was committed, in order, right after the revision expected', async () => {
    const file = empty();
    const [first, second] = [act(0n, 3), act(3n, 1)];
    expect(await file.append('none', first)).toBe('committed');
    expect(await file.append(2n, second)).toBe('committed');
    expect([file.size, await file.head()]).toEqual([4n, 3n]);
    expect(file.read(0n, 100)).toEqual([...first, ...second]);
    expect(file.root()).toBe(rootOf([...first, ...second]));
    await file.close();
  });

  it.each([
    ['the head was another', 0n],
    ['the head was further', 1n],
  ])('writes nothing and says conflict where %s', async (__, expected) => {
    const file = empty();
    const there = act(0n, 3);
    await file.append('none', there);
    expect(await file.append(expected, act(expected + 1n, 2, 'other'))).toBe('conflict');
    expect(await file.append('none', act(0n, 1, 'other'))).toBe('conflict');
    expect([file.size, file.read(0n, 10), file.root()]).toEqual([3n, there, rootOf(there)]);
    await file.close();
  });

  it('writes all of an append or nothing: a conflict in its middle leaves nothing of it', async () => {
    const file = empty();
    await file.append('none', act(0n, 2));
    expect(await file.append(0n, act(1n, 5, 'other'))).toBe('conflict');
    expect(file.size).toBe(2n);
    expect(await file.append(1n, act(2n, 5))).toBe('committed');
    await file.close();
  });

  it('takes no append that does not begin right after what it expects', async () => {
    const file = empty();
    expect(() => file.append('none', act(1n, 1))).toThrow('right after');
    expect(() => file.append(4n, act(4n, 1))).toThrow('right after');
    expect(file.size).toBe(0n);
    await file.close();
  });

  it('reads from a revision on, as many as asked, and the whole act around a revision', async () => {
    const file = empty();
    const acts = [act(0n, 1), act(1n, 3), act(4n, 2)];
    await file.append('none', acts.flat());
    expect(file.read(2n, 2).map(({ revision }) => revision)).toEqual([2n, 3n]);
    for (const revision of [1n, 2n, 3n]) expect(file.actAt(revision)).toEqual(acts[1]);
    expect([file.actAt(0n), file.actAt(5n), file.actAt(6n)]).toEqual([acts[0], acts[2], []]);
    await file.close();
  });

  it('tells each new head once it is committed, and none for a conflict', async () => {
    const file = empty();
    const heads: bigint[] = [];
    file.heads().subscribe((head) => heads.push(head));
    await file.append('none', act(0n, 2));
    await file.append('none', act(0n, 1, 'other'));
    await file.append(1n, act(2n, 1));
    expect(heads).toEqual([1n, 2n]);
    await file.close();
  });

  it('keeps revisions beyond 2^53 apart', () => {
    const [a, b] = [act(2n ** 53n, 1), act(2n ** 53n + 1n, 1)];
    expect(a[0]?.id).not.toBe(b[0]?.id);
  });
});

describe('an append of many rows', () => {
  cleanUp();

  it('is one transaction: where a row in its middle can not be written, none is there', async () => {
    const path = temporaryFile();
    const file = new EventFile(path);
    const [first, many] = [act(0n, 2), act(2n, 100)];
    await file.append('none', first);
    const other = new Database(path);
    other.prepare('INSERT INTO events VALUES (?, ?, ?)').run(70, 'in the way', Buffer.alloc(32));
    expect(await file.append(1n, many)).toBe('conflict');
    expect(other.prepare('SELECT revision FROM events').pluck().all()).toEqual([0, 1, 70]);
    expect(await file.head()).toBe(1n);
    other.close();
    await file.close();
  });
});
