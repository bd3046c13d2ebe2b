import { describe, expect, it } from '@jest/globals';
import { StreamFault } from '../../../src/event-store/faults.js';
import { idOfBytes } from '../../../src/event-store/stored-event.js';
import { NotWritten, type StoredEvent } from '../../../src/event-store/event-store.js';
import { append } from '../contract/backend.js';
import { setTimeout as sleep } from 'node:timers/promises';
import { eventOf, notes, sealed } from '../contract/events.js';
import { readAll } from '../contract/on-server.js';
import { Running } from './running.js';

const running = new Running();

/** An event whose members are in another order than that of their names; its id is of its bytes as they are. */
const unsorted = ({ revision, id, body }: StoredEvent): StoredEvent => {
  const changed = body.replace('{"a":"1","b":"2"}', '{"b":"2","a":"1"}');
  const own = idOfBytes(changed.replace(`,"id":"${id}"`, ''));
  return { revision, id: own, body: changed.replace(id, own) };
};

describe('an append', () => {
  it('is one message however many its events, and all go out on one call', async () => {
    const { store, registry, double } = await running.pair();
    for (let at = 0n; at < 50n; at += 10n) expect(await append(store, notes(registry, at, 10))).toBe('committed');
    const { append: unary, batchCall, batchAppend, batchMessage, features } = await double.counts();
    expect({ unary, batchCall, batchAppend, batchMessage, features }).toEqual({
      unary: undefined,
      batchCall: 1,
      batchAppend: 5,
      batchMessage: 5,
      features: 1,
    });
  });
  it('goes out on a call of its own once the last one ended, by the server or by an error', async () => {
    const { store, registry, double } = await running.pair();
    expect(await append(store, notes(registry, 0n, 1))).toBe('committed');
    await double.fault({ kind: 'error', code: 13, details: 'internal', only: 'batchAppend' });
    expect(await append(store, notes(registry, 1n, 1))).toBe('unknown');
    await double.heal();
    expect(await append(store, notes(registry, 1n, 1))).toBe('committed');
    expect((await double.counts()).batchCall).toBe(2);
  });
  it('is refused before the client sees it where it would not come back as it is', async () => {
    const { store, registry, double } = await running.pair();
    const [good] = notes(registry, 0n, 1) as [StoredEvent];
    const bad: [RegExp, StoredEvent][] = [
      [/hash of its bytes/, { ...good, id: 'not-a-uuid' }],
      [/hash of its bytes/, { ...good, body: good.body.replace('"note"', '"noto"') }],
      [/hash of its bytes/, { ...good, body: '{}' }],
      [/of the registry OTHER/, sealed('OTHER', 0n, {})],
      [/members no ledger writes: extra/, sealed(registry, 0n, {}, { extra: 'member' })],
      [/lacks type/, sealed(registry, 0n, {}, { type: undefined })],
      [/version/, sealed(registry, 0n, {}, { v: 2 })],
      [/not canonical/, unsorted(sealed(registry, 0n, { a: '1', b: '2' }))],
    ];
    for (const [why, event] of bad) await expect(store.append('none', [event])).rejects.toThrow(why);
    expect((await double.counts()).batchAppend).toBeUndefined();
  });
  it('of more than 900 KiB is refused before the client sees it', async () => {
    const { store, registry, double } = await running.pair();
    const events = Array.from({ length: 17 }, (_, i) => eventOf(registry, BigInt(i), 60_000));
    await expect(append(store, events)).rejects.toThrow(/921600 are the most/);
    expect((await double.counts()).batchAppend).toBeUndefined();
  });
  it('that the server finds too big is a fault of the program', async () => {
    const { store, registry } = await running.pair({}, { maxAppendSize: 100 });
    await expect(append(store, notes(registry, 0n, 1))).rejects.toThrow(/over the server's MaxAppendSize/);
  });
  it('answered with a conflict, though it was written, is committed', async () => {
    const { store, registry, double, stream } = await running.pair();
    await append(store, notes(registry, 0n, 2));
    await double.fault({ kind: 'false-conflict' });
    expect(await append(store, notes(registry, 2n, 3))).toBe('committed');
    await double.heal();
    expect(await double.ids(stream)).toHaveLength(5);
  });
  it('answered with a conflict is unknown while nobody can see whose events are there', async () => {
    const { store, registry, double } = await running.pair();
    await append(store, notes(registry, 0n, 2));
    await double.fault({ kind: 'request-lost', only: 'read' });
    expect(await append(store, notes(registry, 1n, 3, 'other'))).toBe('unknown');
    await double.heal();
    expect(await append(store, notes(registry, 1n, 3, 'other'))).toBe('conflict');
  });
  it('answered with a conflict stops the node where the stream is deleted for ever before anybody sees whose events are there', async () => {
    const { store, registry, double, stream } = await running.pair();
    await append(store, notes(registry, 0n, 2));
    await double.fault({ kind: 'stuck', only: 'read' });
    const { read: before } = await double.counts();
    const outcome = append(store, notes(registry, 1n, 3, 'other')).catch((error: unknown) => error);
    while ((await double.counts()).read === before) await sleep(5);
    await double.remove(stream, 'hard');
    await double.heal();
    expect(await outcome).toEqual(expect.objectContaining({ name: 'StreamFault', message: expect.stringContaining('deleted, for ever') }));
  });
  it('to a stream that was deleted for ever stops the node', async () => {
    const { store, registry, double, stream } = await running.pair();
    await append(store, notes(registry, 0n, 2));
    await double.remove(stream, 'hard');
    await expect(append(store, notes(registry, 2n, 1))).rejects.toThrow(StreamFault);
    await expect(store.head()).rejects.toThrow(StreamFault);
  });
  it('by a user who may not write is not written, for certain', async () => {
    const { store, registry, double, stream } = await running.pair();
    await double.fault({ kind: 'error', code: 16, details: 'Unauthenticated' });
    const error = await append(store, notes(registry, 0n, 1)).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(NotWritten);
    expect(String((error as Error).cause)).toMatch(/Unauthenticated/);
    await expect(store.head()).rejects.toThrow(NotWritten);
    expect(await double.ids(stream)).toEqual([]);
  });
  it('as first to a stream that was deleted, which the server puts elsewhere, stops the node', async () => {
    const { store, registry, double, stream } = await running.pair();
    await append(store, notes(registry, 0n, 2));
    await double.remove(stream, 'soft');
    await expect(append(store, notes(registry, 0n, 1, 'other'))).rejects.toThrow(/put the events there.*taken up again/);
  });
});

describe('the head', () => {
  it('of a stream that is there, though nothing of it is shown, is not "none": it is not known', async () => {
    const { store, registry, double, stream } = await running.pair();
    await append(store, notes(registry, 0n, 3));
    await double.setMetadata(stream, { $tb: 3 });
    const error = await store.head().catch((caught: unknown) => caught);
    expect(error).toEqual(new NotWritten('unavailable'));
    expect(String((error as Error).cause)).toMatch(/nothing of it is shown/);
  });
});

describe('a closed store', () => {
  it('appends nothing and asks nothing, with an error instead of an outcome', async () => {
    const { store, registry } = await running.pair();
    await store.close();
    await expect(append(store, notes(registry, 0n, 1))).rejects.toThrow(/closed/);
    await expect(store.head()).rejects.toThrow(/closed/);
  });
});

describe('an error that does not say what became of the append', () => {
  const CODES = {
    cancelled: 1,
    unknown: 2,
    'deadline exceeded': 4,
    'permission denied': 7,
    'resource exhausted': 8,
    aborted: 10,
    internal: 13,
    unavailable: 14,
  };
  it.each(Object.entries(CODES))('%s: unknown, and the identical append tells', async (details, code) => {
    const { store, registry, double, stream } = await running.pair();
    for (const committed of [false, true]) {
      const at = BigInt((await double.ids(stream)).length);
      await double.fault({ kind: 'error', code, details, committed, only: 'batchAppend' });
      expect(await append(store, notes(registry, at, 2))).toBe('unknown');
      expect(store.trouble).toMatch(/Error/);
      await double.heal();
      expect(await append(store, notes(registry, at, 2))).toBe('committed');
      expect(store.trouble).toBeUndefined();
    }
    expect(await readAll(double.url, registry)).toEqual(notes(registry, 0n, 4));
  });
});

describe('silence', () => {
  it.each(['append', 'read'] as const)('in answer to %s ends at the deadline', async (rpc) => {
    const { store, registry, double } = await running.pair();
    await double.fault({ kind: 'request-lost' });
    if (rpc === 'append') expect(await append(store, notes(registry, 0n, 1))).toBe('unknown');
    else await expect(store.head()).rejects.toThrow('unavailable');
    expect(store.trouble).toMatch(/no answer|DEADLINE/);
    await double.heal();
    expect(await store.head()).toBe('none');
  });
  it('to a read that is cut off when the connection is replaced is never taken for an empty stream', async () => {
    const { store, registry, double } = await running.pair();
    await append(store, notes(registry, 0n, 3));
    for (let round = 3n; round < 5n; round += 1n) {
      await double.fault({ kind: 'request-lost' });
      const unknown = append(store, notes(registry, round, 1));
      await new Promise((go) => setTimeout(go, 100));
      const heads = Promise.allSettled([store.head(), store.head()]);
      expect(await unknown).toBe('unknown');
      await double.heal();
      for (const head of await heads) if (head.status === 'fulfilled') expect(head.value).toBe(round - 1n);
      expect(await append(store, notes(registry, round, 1))).toBe('committed');
    }
  });
});
