import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { canonical } from '../../../src/domain/kernel/canonical.js';
import type { Head, StoredEvent } from '../../../src/event-store/event-store.js';
import type { EventStoreDb } from '../../../src/event-store/eventstoredb/eventstoredb.js';
import { StreamFault } from '../../../src/event-store/faults.js';
import { append } from '../contract/backend.js';
import { actOf, notes, sealed } from '../contract/events.js';
import type { RawEvent } from '../../support/eventstoredb-double/eventstoredb-double.js';
import { Running } from './running.js';

const running = new Running();

/** Follows, and keeps what comes. */
class Reader {
  readonly events: StoredEvent[] = [];
  fault: unknown;
  private readonly following;

  constructor(store: EventStoreDb, after: Head = 'none') {
    this.following = store.follow(after).subscribe({
      next: (batch) => this.events.push(...batch),
      error: (fault: unknown) => (this.fault = fault),
    });
  }

  async until(holds: () => boolean): Promise<void> {
    for (const end = performance.now() + 120_000; !holds(); await sleep(10))
      if (performance.now() > end) throw new Error('it did not come to be');
  }
  leave(): void {
    this.following.unsubscribe();
  }
}

const raw = ({ id, body }: StoredEvent, type = 'NoteTaken'): RawEvent => ({ id, type, data: body });

describe('a follower', () => {
  it('goes on where it was after each lost subscription', async () => {
    const { store, double, registry } = await running.pair();
    const reader = new Reader(store);
    for (let at = 0n; at < 30n; at += 10n) {
      await append(store, notes(registry, at, 10));
      await reader.until(() => reader.events.length === Number(at) + 10);
      await double.fault({ kind: 'subscription-dropped' });
      await double.heal();
    }
    expect(reader.events).toEqual(notes(registry, 0n, 30));
    reader.leave();
  });
  it('notices a subscription that died without a word', async () => {
    const { store, double, registry } = await running.pair();
    const reader = new Reader(store);
    await append(store, notes(registry, 0n, 1));
    await reader.until(() => reader.events.length === 1);
    await double.fault({ kind: 'half-open' });
    await double.heal();
    while ((await append(store, notes(registry, 1n, 1))) === 'unknown') await sleep(10);
    await reader.until(() => reader.events.length === 2);
    reader.leave();
  });
  it('leaves no subscription behind', async () => {
    const { store, double } = await running.pair();
    const readers = [new Reader(store), new Reader(store)];
    while ((await double.subscribers()) < 2) await sleep(50);
    for (const reader of readers) reader.leave();
    while ((await double.subscribers()) > 0) await sleep(50);
    expect(await double.subscribers()).toBe(0);
  });
  it('knows the head and how old the knowledge is', async () => {
    const { store, registry } = await running.pair();
    const reader = new Reader(store);
    await append(store, notes(registry, 0n, 5));
    await reader.until(() => reader.events.length === 5);
    const { at } = store.seen!;
    await reader.until(() => store.seen!.at > at);
    expect(store.seen).toMatchObject({ head: 4n });
    reader.leave();
  });
  it('is given no act before it is whole, though a subscription is lost in the middle of it', async () => {
    const { store, double, registry, stream } = await running.pair();
    const act = actOf(registry, 0n, { a: '1' }, { a: '2' }, { a: '3' });
    await double.force(
      stream,
      act.slice(0, 2).map((event) => raw(event)),
    );
    const reader = new Reader(store);
    await sleep(150);
    await double.fault({ kind: 'subscription-dropped' });
    await double.heal();
    await sleep(150);
    expect(reader.events).toEqual([]);
    await double.force(stream, [raw(act[2]!)]);
    await reader.until(() => reader.events.length === 3);
    expect(reader.events).toEqual(act);
    reader.leave();
  });
});

describe('what no ledger wrote', () => {
  const envelope = (event: StoredEvent): Record<string, unknown> => JSON.parse(event.body) as Record<string, unknown>;
  const changed = (event: StoredEvent, change: object): RawEvent => ({ ...raw(event), data: canonical({ ...envelope(event), ...change }) });
  type Forgery = (registry: string) => { readonly events: readonly RawEvent[]; readonly first?: bigint };
  const one =
    (make: (event: StoredEvent, registry: string) => RawEvent): Forgery =>
    (registry) => ({ events: [make(sealed(registry, 2n, {}), registry)] });

  const FORGERIES: Readonly<Record<string, [RegExp, Forgery]>> = {
    'another id': [/says its id is/, one((event) => ({ ...raw(event), id: '00000000-0000-8000-8000-000000000001' }))],
    'another id, inside and outside': [
      /not the hash of its bytes/,
      one((event) => ({ ...changed(event, { id: '00000000-0000-8000-8000-000000000001' }), id: '00000000-0000-8000-8000-000000000001' })),
    ],
    'altered data': [/not the hash of its bytes/, one((event) => changed(event, { data: { quantity: '1000000' } }))],
    'an altered actor': [/not the hash of its bytes/, one((event) => changed(event, { actor: 'mallory' }))],
    'another type than the server says': [/says it is NoteTaken, the server says UnitsIssued/, one((event) => raw(event, 'UnitsIssued'))],
    'a member no ledger writes': [/members no ledger writes: extra/, one((event) => changed(event, { extra: '1' }))],
    'a member less': [/lacks actor/, one((event) => changed(event, { actor: undefined }))],
    'a number where text belongs': [/revision of the event must be text/, one((event) => changed(event, { revision: 2 }))],
    'an envelope of another version': [/version this release does not know/, one((event) => changed(event, { v: 2 }))],
    'broken JSON': [/not JSON/, one((event) => ({ ...raw(event), data: raw(event).data.slice(0, -1) }))],
    'JSON that is a text': [/not JSON/, one((event) => ({ ...raw(event), data: '"text"' }))],
    'JSON that is a list': [/not an object/, one((event) => ({ ...raw(event), data: '[]' }))],
    'bytes that are not called JSON': [/not JSON/, one((event) => ({ ...raw(event), contentType: 'application/octet-stream' }))],
    'a number without canonical form': [
      /no canonical bytes/,
      one((event) => ({ ...raw(event), data: raw(event).data.replace('"data":{}', '"data":{"n":0.5}') })),
    ],
    'an event of another registry': [/of the registry OTHER/, one(() => raw(sealed('OTHER', 2n, {})))],
    'an event made for another revision': [/made for revision 7/, one((_event, registry) => raw(sealed(registry, 7n, {})))],
    'a hole before it': [/revision 2 should have come/, (registry) => ({ events: [raw(sealed(registry, 5n, {}))], first: 5n })],
    'the middle of an act': [
      /part 2 of 3, part 1 should have come/,
      (registry) => ({ events: [raw(sealed(registry, 2n, {}, { part: '2', parts: '3' }))] }),
    ],
    'an act that ends too early': [
      /part 1 of 1, part 2 should have come/,
      (registry) => ({ events: [raw(sealed(registry, 2n, {}, { part: '1', parts: '2' })), raw(sealed(registry, 3n, {}))] }),
    ],
    'a system event': [/the data of the event/, one((event) => ({ id: event.id, type: '$>', data: '0@other' }))],
  };
  it.each(Object.entries(FORGERIES))('%s: the follower stops with a fault that says where and what', async (_what, [message, forgery]) => {
    const { store, double, registry, stream } = await running.pair();
    await append(store, notes(registry, 0n, 2));
    const { events, first } = forgery(registry);
    await double.force(stream, events, first);
    const reader = new Reader(store);
    await reader.until(() => reader.fault !== undefined);
    expect(reader.fault).toBeInstanceOf(StreamFault);
    expect(String(reader.fault)).toMatch(message);
    expect(String(reader.fault)).toMatch(new RegExp(`stream ${stream}, revision [2-5]:`));
    expect(reader.events).toEqual(notes(registry, 0n, 2));
  });
  it('a forged event in the live stream stops the follower, too', async () => {
    const { store, double, registry, stream } = await running.pair();
    const reader = new Reader(store);
    await append(store, notes(registry, 0n, 2));
    await reader.until(() => reader.events.length === 2);
    await double.force(stream, [changed(sealed(registry, 2n, {}), { actor: 'mallory' })]);
    await reader.until(() => reader.fault !== undefined);
    expect(reader.fault).toMatchObject({ revision: 2n });
  });
});

describe('a stream taken back', () => {
  it('that got shorter stops the follower', async () => {
    const { store, double, registry, stream } = await running.pair();
    await append(store, notes(registry, 0n, 9));
    const reader = new Reader(store);
    await reader.until(() => reader.events.length === 9);
    await double.truncate(stream, 4);
    await reader.until(() => reader.fault !== undefined);
    expect(String(reader.fault)).toMatch(/ends at 3, but this node was given events up to 8/);
  });
  it('and written anew stops the follower when it comes back', async () => {
    const { store, double, registry, stream } = await running.pair();
    await append(store, notes(registry, 0n, 9));
    const reader = new Reader(store);
    await reader.until(() => reader.events.length === 9);
    await double.fault({ kind: 'refused' });
    await double.truncate(stream, 4);
    await double.force(
      stream,
      notes(registry, 4n, 9, 'other').map((event) => raw(event)),
    );
    await double.heal();
    await reader.until(() => reader.fault !== undefined);
    expect(String(reader.fault)).toMatch(/revision 8: event .* stood there before/);
  });
  it('and hidden up to newer events stops the follower when it comes back', async () => {
    const { store, double, registry, stream } = await running.pair();
    await append(store, notes(registry, 0n, 9));
    const reader = new Reader(store);
    await reader.until(() => reader.events.length === 9);
    await double.fault({ kind: 'refused' });
    await double.setMetadata(stream, { $tb: 9 });
    await double.force(
      stream,
      notes(registry, 9n, 3).map((event) => raw(event)),
    );
    await double.heal();
    await reader.until(() => reader.fault !== undefined);
    expect(String(reader.fault)).toMatch(/revision 8: the event that stood there is shown no more/);
  });
  it('by a hard delete stops the follower that no subscription tells', async () => {
    const { store, double, registry, stream } = await running.pair();
    await append(store, notes(registry, 0n, 9));
    await double.fault({ kind: 'stuck', only: 'subscribe' });
    const reader = new Reader(store);
    await double.remove(stream, 'hard');
    await reader.until(() => reader.fault !== undefined);
    expect(String(reader.fault)).toMatch(/deleted, for ever/);
    await double.heal();
  });
  it.each(['soft', 'hard'] as const)('by a %s delete stops the follower', async (how) => {
    const { store, double, registry, stream } = await running.pair();
    await append(store, notes(registry, 0n, 9));
    const reader = new Reader(store);
    await reader.until(() => reader.events.length === 9);
    await double.remove(stream, how);
    await reader.until(() => reader.fault !== undefined);
    expect(String(reader.fault)).toMatch(how === 'hard' ? /deleted, for ever/ : /ends at none/);
  });
});
