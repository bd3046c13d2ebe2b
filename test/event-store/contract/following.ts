import { expect } from '@jest/globals';
import { filter, firstValueFrom, scan, timeout } from 'rxjs';
import type { EventStore, Head, ServerStore, StoredEvent } from '../../../src/event-store/event-store.js';
import { append, type Backend, type Opened } from './backend.js';
import type { Semantic } from './describe-event-store.js';
import { actOf, notes } from './events.js';

/** The batches until `count` events have come. */
const followed = async (store: ServerStore, after: Head, count: number): Promise<StoredEvent[][]> =>
  firstValueFrom(
    store.follow(after).pipe(
      scan((batches: StoredEvent[][], batch) => [...batches, [...batch]], []),
      filter((batches) => batches.flat().length >= count),
      timeout(5_000),
    ),
  );

const isFollowed = (store: EventStore): store is ServerStore => 'follow' in store;

/** Only servers are followed. */
const onServers = (
  title: string,
  holds: (opened: Opened & { readonly store: ServerStore }, backend: Backend) => Promise<void>,
): Semantic => ({
  title,
  holds: async (opened, backend) => {
    const { store } = opened;
    if (isFollowed(store)) await holds({ ...opened, store }, backend);
  },
});

/** What a follower is given. */
export const following: readonly Semantic[] = [
  onServers('from the beginning: every event, in order, the same bytes', async ({ store, registry }) => {
    const events = notes(registry, 0n, 300);
    for (const at of [0, 100, 200]) await append(store, events.slice(at, at + 100));
    expect((await followed(store, 'none', 300)).flat()).toEqual(events);
  }),
  onServers('after a revision: what comes after it', async ({ store, registry }) => {
    const events = notes(registry, 0n, 10);
    await append(store, events);
    expect((await followed(store, 6n, 3)).flat()).toEqual(events.slice(7));
    expect((await followed(store, 0n, 9)).flat()).toEqual(events.slice(1));
  }),
  onServers('an empty stream: what comes to be', async ({ store, registry }) => {
    const coming = followed(store, 'none', 2);
    expect(await append(store, notes(registry, 0n, 2))).toBe('committed');
    expect((await coming).flat()).toEqual(notes(registry, 0n, 2));
  }),
  onServers('at the head: what is committed from then on', async ({ store, registry }) => {
    await append(store, notes(registry, 0n, 5));
    const coming = followed(store, 4n, 3);
    for (const at of [5n, 6n, 7n]) await append(store, notes(registry, at, 1));
    expect((await coming).flat()).toEqual(notes(registry, 5n, 3));
  }),
  onServers('a batch ends where an act ends', async ({ store, registry }) => {
    const coming = followed(store, 'none', 240);
    for (let at = 0n; at < 240n; at += 12n)
      await append(store, [
        ...actOf(registry, at, ...Array.from({ length: 7 }, (_, i) => ({ i: String(i) }))),
        ...actOf(registry, at + 7n, {}, {}, {}, {}, {}),
      ]);
    for (const batch of await coming) expect(batch.at(-1)?.body).toMatch(/"part":"(\d+)","parts":"\1"/);
  }),
  onServers('an act of 1,024 parts comes whole', async ({ store, registry }) => {
    const act = actOf(registry, 0n, ...Array.from({ length: 1024 }, (_, i) => ({ part: String(i) })));
    await append(store, act);
    expect(await followed(store, 'none', 1024)).toEqual([act]);
  }),
  onServers('two followers are each given everything', async ({ store, registry }) => {
    const both = Promise.all([followed(store, 'none', 40), followed(store, 'none', 40)]);
    for (let at = 0n; at < 40n; at += 1n) await append(store, notes(registry, at, 1));
    for (const batches of await both) expect(batches.flat()).toEqual(notes(registry, 0n, 40));
  }),
  onServers('who leaves is given nothing more', async ({ store, registry }) => {
    let given = 0;
    const following = store.follow('none').subscribe((batch) => (given += batch.length));
    await append(store, notes(registry, 0n, 1));
    await followed(store, 'none', 1);
    following.unsubscribe();
    const before = given;
    await append(store, notes(registry, 1n, 5));
    await followed(store, 'none', 6);
    expect(given).toBe(before);
  }),
  onServers('closing the store ends its followers', async ({ store }) => {
    const ended = new Promise((done) => store.follow('none').subscribe({ complete: () => done('complete'), error: done }));
    await store.close();
    expect(await ended).toBe('complete');
  }),
];
