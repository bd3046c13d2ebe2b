import { statSync, truncateSync } from 'node:fs';
import Database from 'better-sqlite3';
import { describe, expect, it } from '@jest/globals';
import { CompactRange, leafHash } from '../../src/transparency-log/tree.js';
import { EventFile } from '../../src/event-store/event-file.js';
import { NotWritten, type StoredEvent } from '../../src/event-store/event-store.js';
import { GrowingPrefix } from '../../src/event-store/prefix.js';
import { act, cleanUp, tamper, temporaryFile, written } from './stored.js';

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

describe('an event file that can not be read', () => {
  cleanUp();

  it('is damaged only where SQLite says so: anything else is told as it is', async () => {
    const file = new EventFile(temporaryFile());
    await file.close();
    expect(() => [...file.replay()]).toThrow('The database connection is not open');
  });

  it('is damaged where it is cut off while it is read', async () => {
    const path = temporaryFile();
    const written = new EventFile(path);
    await written.append('none', Array.from({ length: 9_000 }, (_, i) => act(BigInt(i), 1)).flat());
    await written.close();
    const file = new EventFile(path);
    const acts = file.replay();
    acts.next();
    truncateSync(path, statSync(path).size >> 1);
    expect(() => [...acts]).toThrow(/is damaged at or after revision \d+ \(SqliteError/);
    await file.close();
  });
});

describe('an event file that another process holds', () => {
  cleanUp();

  it('says that nothing was written, and takes the same append when it is let go', async () => {
    const path = temporaryFile();
    const file = new EventFile(path);
    const other = new Database(path);
    other.exec('BEGIN IMMEDIATE');
    expect(() => file.append('none', act(0n, 2))).toThrow(new NotWritten('unavailable'));
    expect(file.size).toBe(0n);
    other.close();
    expect(await file.append('none', act(0n, 2))).toBe('committed');
    await file.close();
  });
});

describe('the first events of a file, taken as read', () => {
  cleanUp();
  const events = Array.from({ length: 21_000 }, (_, i) => act(BigInt(i), 1)).flat();
  const prefix = new GrowingPrefix();
  prefix.add(events.slice(0, 20_500));

  it('are those of the prefix, however many: the file goes on behind them, with the root of all', async () => {
    const file = new EventFile(await written(events));
    expect(file.resume(prefix.now)).toBeNull();
    expect([...file.replay()].flat()).toEqual(events.slice(20_500));
    expect(file.root()).toBe(rootOf(events));
    await file.close();
  });

  it.each([
    ['one of them is another', 'UPDATE events SET leaf = zeroblob(32) WHERE revision = 10000'],
    ['ten thousand of them are not there', 'DELETE FROM events WHERE revision BETWEEN 10000 AND 19999'],
  ])('are not taken where %s', async (_, sql) => {
    const path = await written(events);
    tamper(path, sql);
    const file = new EventFile(path);
    expect(file.resume(prefix.now)).toBe('the events before revision 20500 are others');
    await file.close();
  });
});
