import { expect } from '@jest/globals';
import { append } from './backend.js';
import type { Semantic } from './describe-event-store.js';
import { actOf, notes } from './events.js';

/** What `head` says. */
export const heads: readonly Semantic[] = [
  {
    title: 'an empty stream has no head',
    holds: async ({ store }) => expect(await store.head()).toBe('none'),
  },
  {
    title: 'one event: the head is 0',
    holds: async ({ store, registry }) => {
      await append(store, notes(registry, 0n, 1));
      expect(await store.head()).toBe(0n);
    },
  },
  {
    title: 'a batch: the head is its last event',
    holds: async ({ store, registry }) => {
      await append(store, notes(registry, 0n, 7));
      expect(await store.head()).toBe(6n);
    },
  },
  {
    title: 'the head goes on with each append',
    holds: async ({ store, registry }) => {
      for (const at of [0n, 3n, 6n]) {
        await append(store, notes(registry, at, 3));
        expect(await store.head()).toBe(at + 2n);
      }
    },
  },
  {
    title: 'a conflict leaves the head',
    holds: async ({ store, registry }) => {
      await append(store, notes(registry, 0n, 2));
      expect(await append(store, notes(registry, 1n, 4, 'other'))).toBe('conflict');
      expect(await store.head()).toBe(1n);
    },
  },
  {
    title: 'the head is asked twenty times at once',
    holds: async ({ store, registry }) => {
      await append(store, notes(registry, 0n, 2));
      expect(new Set(await Promise.all(Array.from({ length: 20 }, () => store.head())))).toEqual(new Set([1n]));
    },
  },
  {
    title: 'the head is of this registry alone',
    holds: async ({ store, registry }, backend) => {
      await append(store, notes(registry, 0n, 2));
      const other = await backend.open();
      try {
        expect(await other.store.head()).toBe('none');
        expect(await append(other.store, notes(other.registry, 0n, 1))).toBe('committed');
        expect([await store.head(), await other.store.head()]).toEqual([1n, 0n]);
      } finally {
        await other.close();
      }
    },
  },
  {
    title: 'what was committed is seen through a second store, and what that commits through the first',
    holds: async ({ store, registry, another }) => {
      await append(store, notes(registry, 0n, 2));
      const second = (await another?.()) ?? store;
      expect(await second.head()).toBe(1n);
      await append(second, notes(registry, 2n, 1));
      expect(await store.head()).toBe(2n);
      if (second !== store) await second.close();
    },
  },
  {
    title: 'the head never goes back while appends run',
    holds: async ({ store, registry }) => {
      const seen: bigint[] = [];
      const asking = (async () => {
        for (let i = 0; i < 30; i += 1) seen.push(((h) => (h === 'none' ? -1n : h))(await store.head()));
      })();
      for (let at = 0n; at < 20n; at += 1n) await append(store, notes(registry, at, 1));
      await asking;
      expect(seen).toEqual([...seen].sort((a, b) => Number(a - b)));
    },
  },
  {
    title: 'after closing and opening again the head is where it was',
    holds: async ({ store, registry, reopen }) => {
      await append(store, actOf(registry, 0n, { a: '1' }, { a: '2' }));
      const again = (await reopen?.()) ?? store;
      expect(await again.head()).toBe(1n);
      expect(await append(again, notes(registry, 2n, 1))).toBe('committed');
      expect(await again.head()).toBe(2n);
    },
  },
];
