import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import { Subject } from 'rxjs';
import { EventFile } from '../../src/event-store/event-file.js';
import { NotWritten, type AppendOutcome, type Head, type StoredEvent } from '../../src/event-store/event-store.js';
import type { EventStoreDb } from '../../src/event-store/eventstoredb/eventstoredb.js';
import { Replica } from '../../src/event-store/replica.js';
import { append } from './contract/backend.js';
import { actOf, notes, sealed } from './contract/events.js';
import { cleanUp, temporaryFile } from './stored.js';
import { Running } from './eventstoredb/running.js';

const running = new Running();
const opened: { close(): Promise<void> }[] = [];
afterAll(async () => {
  for (const one of opened) await one.close();
});

/** How long an append waits for a file that lags. */
const PATIENCE = 1_500;
/** For what must not become unknown on a busy machine. */
const PATIENT = { deadline: 10_000, patience: 10_000 };

/** A file whose disk can be full. */
class DiskFile extends EventFile {
  full = false;
  override append(expected: Head, events: readonly StoredEvent[]): Promise<AppendOutcome> {
    if (this.full) throw new NotWritten('storage-full');
    return super.append(expected, events);
  }
}

interface Node {
  readonly replica: Replica;
  readonly file: DiskFile;
  readonly faults: Error[];
}

/** A node with a local file of its own, empty or holding `events`. */
const node = async (store: EventStoreDb, events: readonly StoredEvent[] = [], path = ':memory:'): Promise<Node> => {
  const file = new DiskFile(path);
  if (events.length > 0) await append(file, events);
  const faults: Error[] = [];
  const replica = new Replica(store, file, (fault) => faults.push(fault), PATIENCE);
  opened.push(replica, file);
  return { replica, file, faults };
};

const until = async (holds: () => boolean): Promise<void> => {
  for (const end = performance.now() + 120_000; !holds(); await sleep(5))
    if (performance.now() > end) throw new Error('it did not come to be');
};

describe('a replica', () => {
  it('has what it committed in its file when it says so', async () => {
    const { store, registry } = await running.pair();
    const { replica, file } = await node(store);
    for (let at = 0n; at < 40n; at += 4n) {
      const act = actOf(registry, at, {}, {}, {}, {});
      expect(await append(replica, act)).toBe('committed');
      expect(file.actAt(at)).toEqual(act);
    }
    await sleep(300);
    expect(file.read(0n, 100)).toHaveLength(40);
    expect(replica.lag).toBe(0n);
  });
  it('has what another committed in its file when it says conflict', async () => {
    const { store, registry, double } = await running.pair();
    const first = await node(store);
    const second = await node(await running.store(double.url, registry));
    await append(first.replica, notes(registry, 0n, 50));
    expect(await append(second.replica, notes(registry, 0n, 1, 'other'))).toBe('conflict');
    expect(second.file.read(0n, 100)).toEqual(notes(registry, 0n, 50));
    expect(await append(second.replica, notes(registry, 50n, 1, 'other'))).toBe('committed');
    expect(await append(first.replica, notes(registry, 50n, 1))).toBe('conflict');
    expect(first.file.root()).toBe(second.file.root());
  });
  it('races with another for every revision: both files end equal', async () => {
    const { store, registry, double } = await running.pair();
    const nodes = [await node(store), await node(await running.store(double.url, registry))];
    const race = async ({ replica, file }: Node, name: string): Promise<number> => {
      let won = 0;
      while (file.size < 120n) {
        const outcome = await append(replica, notes(registry, file.size, 1, `${name} `));
        if (outcome === 'committed') won += 1;
        else expect(outcome).toBe('conflict');
      }
      return won;
    };
    const won = await Promise.all(nodes.map((one, i) => race(one, `node ${i}`)));
    await until(() => nodes[0]!.file.size === nodes[1]!.file.size);
    expect(nodes[0]!.file.root()).toBe(nodes[1]!.file.root());
    expect(BigInt(won[0]! + won[1]!)).toBe(nodes[0]!.file.size);
  });
  it('fills a file from where it ends', async () => {
    const { store, registry } = await running.pair();
    for (let at = 0n; at < 500n; at += 100n) expect(await append(store, notes(registry, at, 100))).toBe('committed');
    const { replica, file } = await node(store, notes(registry, 0n, 200));
    expect(replica.lag).toBe(300n);
    replica.fillFile();
    await until(() => file.size === 500n);
    expect(file.read(0n, 1_000)).toEqual(notes(registry, 0n, 500));
    expect(replica.lag).toBe(0n);
  });
  it('catches up with where the stream ends, however far that is', async () => {
    const { store, registry, double } = await running.pair(PATIENT);
    expect(await append(store, notes(registry, 0n, 700))).toBe('committed');
    const { replica, file } = await node(await running.store(double.url, registry, PATIENT));
    expect(replica.lag).toBe(0n);
    await replica.catchUp();
    expect([file.size, replica.lag]).toEqual([700n, 0n]);
    await replica.catchUp();
  });
  it('says unknown of what was committed while its file lags behind it', async () => {
    const { store, registry, double } = await running.pair(PATIENT);
    await append(store, notes(registry, 0n, 3));
    const { replica, file, faults } = await node(store);
    await double.fault({ kind: 'stuck', only: 'subscribe' });
    expect(await append(replica, notes(registry, 3n, 2))).toBe('unknown');
    expect(file.size).toBe(0n);
    await double.heal();
    expect(await append(replica, notes(registry, 3n, 2))).toBe('committed');
    expect([file.read(0n, 10), faults]).toEqual([notes(registry, 0n, 5), []]);
  });
  it('commits while its subscription is lost', async () => {
    const { store, registry, double } = await running.pair();
    const { replica, file } = await node(store);
    await double.fault({ kind: 'subscription-dropped' });
    for (let at = 0n; at < 20n; at += 1n) expect(await append(replica, notes(registry, at, 1))).toBe('committed');
    expect(file.size).toBe(20n);
  });
});

describe('a replica whose node goes on appending', () => {
  it('is not sent its own events, and listens again once it is quiet', async () => {
    const { store, registry, double } = await running.pair();
    const { replica, file } = await node(store);
    for (let at = 0n; at < 30n; at += 1n) expect(await append(replica, notes(registry, at, 1))).toBe('committed');
    expect((await double.counts()).subscribe).toBe(1);
    await append(await running.store(double.url, registry), notes(registry, 30n, 1, 'other'));
    await until(() => file.size === 31n);
    expect((await double.counts()).subscribe).toBe(2);
  });
  it('hears of another at its next append, and of what it asks for', async () => {
    const { store, registry, double } = await running.pair();
    const { replica, file } = await node(store);
    await append(replica, notes(registry, 0n, 1));
    await append(await running.store(double.url, registry), notes(registry, 1n, 2, 'other'));
    expect(await append(replica, notes(registry, 1n, 1))).toBe('conflict');
    expect(file.size).toBe(3n);
    await append(replica, notes(registry, 3n, 1));
    await append(await running.store(double.url, registry), notes(registry, 4n, 1, 'other'));
    expect(await replica.head()).toBe(4n);
    await until(() => file.size === 5n);
  });
  it('stops it when the server has another event than its last one', async () => {
    const { store, registry, double, stream } = await running.pair();
    const { replica, file, faults } = await node(store);
    await append(replica, notes(registry, 0n, 3));
    await append(replica, notes(registry, 3n, 3));
    await double.truncate(stream, 3);
    await append(await running.store(double.url, registry), notes(registry, 3n, 4, 'other'));
    await until(() => faults.length > 0);
    expect(String(faults)).toMatch(/revision 5: event .* stood there before/);
    expect(file.size).toBe(6n);
  });
  it('begins nothing once it is closed', async () => {
    const { store, registry } = await running.pair();
    let begun = 0;
    const closing: EventStoreDb = Object.assign(Object.create(store) as EventStoreDb, {
      append: async (expected: Head, events: readonly StoredEvent[]) => {
        const outcome = await store.append(expected, events);
        await replica.close();
        return outcome;
      },
      follow: (after: Head) => {
        begun += 1;
        return store.follow(after);
      },
    });
    const { replica } = await node(closing);
    expect(await append(replica, notes(registry, 0n, 1))).toBe('committed');
    await sleep(1_200);
    expect(begun).toBe(1);
  });
});

describe('a replica stops its node', () => {
  cleanUp();

  it('when the server holds a forged event, and neither appends nor asks any more', async () => {
    const { store, registry, double, stream } = await running.pair();
    const { replica, file, faults } = await node(store);
    await append(replica, notes(registry, 0n, 3));
    const forged = sealed(registry, 3n, {});
    await double.force(stream, [{ id: forged.id, type: 'NoteTaken', data: forged.body.replace('"dev"', '"mallory"') }]);
    await until(() => faults.length > 0);
    expect(String(faults)).toMatch(/revision 3: the id of the event is not the hash/);
    await expect(append(replica, notes(registry, 3n, 1))).rejects.toThrow(/not the hash/);
    await expect(replica.head()).rejects.toThrow(/not the hash/);
    expect([file.size, faults.length]).toEqual([3n, 1]);
  });
  it('when another process writes its file', async () => {
    const { store, registry } = await running.pair();
    const path = temporaryFile();
    const { replica, faults } = await node(store, [], path);
    replica.fillFile();
    const other = new Database(path);
    other.prepare('INSERT INTO events VALUES (?, ?, ?)').run(0, 'of another', Buffer.alloc(32));
    other.close();
    await expect(append(replica, notes(registry, 0n, 1))).rejects.toThrow('the local event file has another writer');
    await until(() => faults.length > 0);
    expect(String(faults)).toMatch(/another writer/);
  });
  it('and tells it once, however many batches were under way', async () => {
    const arriving = new Subject<readonly StoredEvent[]>();
    const { replica, faults } = await node({ follow: () => arriving, close: () => Promise.resolve() } as unknown as EventStoreDb);
    replica.fillFile();
    arriving.next(notes('UN01', 5n, 1));
    arriving.next(notes('UN01', 6n, 1));
    await until(() => faults.length > 0);
    await sleep(0);
    expect(faults).toHaveLength(1);
  });
  it('when its file has other events than the server', async () => {
    const { store, registry } = await running.pair();
    await append(store, notes(registry, 0n, 5));
    const { replica, file, faults } = await node(store);
    replica.fillFile();
    await file.append('none', notes(registry, 0n, 3, 'other'));
    await until(() => faults.length > 0);
    expect(String(faults)).toMatch(/revision 0: the local event file has another event there/);
  });
});

describe('a replica whose disk is full', () => {
  it('says unknown of what was committed until the file holds it', async () => {
    const { store, registry } = await running.pair();
    const { replica, file, faults } = await node(store);
    await append(replica, notes(registry, 0n, 3));
    file.full = true;
    for (let i = 0; i < 3; i += 1) expect(await append(replica, notes(registry, 3n, 2))).toBe('unknown');
    file.full = false;
    expect(await append(replica, notes(registry, 3n, 2))).toBe('committed');
    expect(file.size).toBe(5n);
    expect(faults).toEqual([]);
  });
  it('goes on filling when there is room again', async () => {
    const { store, registry } = await running.pair();
    const { replica, file } = await node(store);
    file.full = true;
    replica.fillFile();
    await append(store, notes(registry, 0n, 5));
    await sleep(300);
    expect(file.size).toBe(0n);
    file.full = false;
    await until(() => file.size === 5n);
  });
});
