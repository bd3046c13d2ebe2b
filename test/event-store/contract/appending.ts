import { expect } from '@jest/globals';
import { append, attempted } from './backend.js';
import type { Semantic } from './describe-event-store.js';
import { actOf, eventOf, notes, sealed } from './events.js';

const MOST_BYTES = 900 * 1024;

/** Whether `count` events in one append are committed, all of them, in order. */
const inOne = (count: number): Semantic => ({
  title: `${count} events in one append are committed, all of them, in order`,
  holds: async ({ store, registry, stored }) => {
    const events = notes(registry, 0n, count);
    expect(await append(store, events)).toBe('committed');
    expect(await stored()).toEqual(events);
  },
});

/** An append on a stream of `there` events at `expected` that conflicts and writes nothing. */
const conflicts = (there: number, expected: 'none' | bigint, title: string): Semantic => ({
  title,
  holds: async ({ store, registry, stored }) => {
    if (there > 0) await append(store, notes(registry, 0n, there));
    const before = await stored();
    expect(await store.append(expected, notes(registry, expected === 'none' ? 0n : expected + 1n, 5, 'other'))).toBe('conflict');
    expect(await stored()).toEqual(before);
    expect(before).toHaveLength(there);
  },
});

/** An append that no ledger makes is not committed, and nothing is written. */
const forbidden = (title: string, make: (registry: string) => ReturnType<typeof notes>, expected: 'none' | bigint = 1n): Semantic => ({
  title,
  holds: async ({ store, registry, stored }) => {
    await append(store, notes(registry, 0n, 2));
    const before = await stored();
    expect(['error', 'conflict']).toContain(await attempted(store, expected, make(registry)));
    expect(await stored()).toEqual(before);
    expect(await append(store, notes(registry, 2n, 1))).toBe('committed');
  },
});

/** What `append` writes and refuses. */
export const appending: readonly Semantic[] = [
  inOne(1),
  inOne(2),
  inOne(100),
  inOne(512),
  conflicts(0, 0n, 'at 0 on an empty stream: conflict'),
  conflicts(0, 41n, 'far ahead on an empty stream: conflict'),
  conflicts(3, 'none', 'as first on a stream with events: conflict'),
  conflicts(3, 0n, 'behind the head: conflict'),
  conflicts(3, 1n, 'one behind the head: conflict'),
  conflicts(3, 3n, 'one ahead of the head: conflict'),
  conflicts(3, 1_000_000n, 'far ahead of the head: conflict'),
  {
    title: 'at the head: committed right after it',
    holds: async ({ store, registry, stored }) => {
      const events = notes(registry, 0n, 5);
      expect(await append(store, events.slice(0, 3))).toBe('committed');
      expect(await append(store, events.slice(3))).toBe('committed');
      expect(await stored()).toEqual(events);
    },
  },
  {
    title: 'after a conflict the append at the head is committed',
    holds: async ({ store, registry }) => {
      await append(store, notes(registry, 0n, 3));
      expect(await append(store, notes(registry, 2n, 2, 'other'))).toBe('conflict');
      expect(await append(store, notes(registry, 3n, 2, 'other'))).toBe('committed');
    },
  },
  {
    title: 'an act of many parts is one append',
    holds: async ({ store, registry, stored }) => {
      const act = actOf(registry, 0n, ...Array.from({ length: 1024 }, (_, i) => ({ part: String(i) })));
      expect(await append(store, act)).toBe('committed');
      expect(await stored()).toEqual(act);
    },
  },
  {
    title: 'the acts of many commands are one append',
    holds: async ({ store, registry, stored }) => {
      const events = [
        ...actOf(registry, 0n, { a: '1' }, { a: '2' }),
        ...notes(registry, 2n, 1),
        ...actOf(registry, 3n, { b: '1' }, { b: '2' }, { b: '3' }),
      ];
      expect(await append(store, events)).toBe('committed');
      expect(await stored()).toEqual(events);
    },
  },
  {
    title: 'a conflict writes nothing, though its last events would be new',
    holds: async ({ store, registry, stored }) => {
      const events = notes(registry, 0n, 3);
      await append(store, events);
      expect(await append(store, notes(registry, 1n, 40, 'other'))).toBe('conflict');
      expect(await stored()).toEqual(events);
    },
  },
  {
    title: 'an event of 60,000 bytes',
    holds: async ({ store, registry, stored }) => {
      const events = [eventOf(registry, 0n, 60_000)];
      expect(await append(store, events)).toBe('committed');
      expect(await stored()).toEqual(events);
    },
  },
  {
    title: 'an append of exactly 900 KiB',
    holds: async ({ store, registry, stored }) => {
      const events = Array.from({ length: 18 }, (_, i) => eventOf(registry, BigInt(i), MOST_BYTES / 18));
      expect(events.reduce((sum, { body }) => sum + Buffer.byteLength(body), 0)).toBe(MOST_BYTES);
      expect(await append(store, events)).toBe('committed');
      expect(await stored()).toEqual(events);
    },
  },
  {
    title: 'two hundred appends, one after the other, in order',
    holds: async ({ store, registry, stored }) => {
      const events = notes(registry, 0n, 200);
      for (const event of events) expect(await append(store, [event])).toBe('committed');
      expect(await stored()).toEqual(events);
    },
  },
  forbidden('an append without events is not committed', () => []),
  forbidden('an append that does not begin after what it expects is not committed', (registry) => notes(registry, 3n, 1)),
  forbidden('an append that begins at what it expects is not committed', (registry) => notes(registry, 1n, 2)),
  forbidden('an append with a gap in it is not committed', (registry) => [...notes(registry, 2n, 1), ...notes(registry, 4n, 1)]),
  forbidden('an append with a revision twice is not committed', (registry) => [
    ...notes(registry, 2n, 1),
    ...notes(registry, 2n, 1, 'other'),
  ]),
  forbidden('an append whose revisions go backwards is not committed', (registry) => notes(registry, 2n, 3).reverse(), 3n),
  {
    title: 'after closing an append fails, and writes nothing',
    holds: async ({ store, registry, another, reopen, stored }) => {
      const events = notes(registry, 0n, 1);
      await append(store, events);
      await store.close();
      expect(await attempted(store, 0n, [sealed(registry, 1n, {})])).not.toBe('committed');
      if (!another && !reopen) return;
      await reopen?.();
      expect(await stored()).toEqual(events);
    },
  },
  {
    title: 'closing twice is closing once',
    holds: async ({ store }) => {
      await store.close();
      await store.close();
    },
  },
];
