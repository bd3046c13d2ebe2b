import { expect } from '@jest/globals';
import { append } from './backend.js';
import type { Semantic } from './describe-event-store.js';
import { actOf, notes } from './events.js';

/** What is said to an append that was made before, wholly or in part. Nothing is ever stored twice. */
export const repeating: readonly Semantic[] = [
  {
    title: 'the identical append again',
    holds: async ({ store, registry, stored }, { repeat }) => {
      const act = actOf(registry, 0n, { a: '1' }, { a: '2' });
      await append(store, act);
      for (let i = 0; i < 3; i += 1) expect(await append(store, act)).toBe(repeat);
      expect(await stored()).toEqual(act);
    },
  },
  {
    title: 'the identical append again, after newer events',
    holds: async ({ store, registry, stored }, { repeat }) => {
      const events = notes(registry, 0n, 6);
      for (const at of [0, 2, 4]) await append(store, events.slice(at, at + 2));
      expect(await append(store, events.slice(2, 4))).toBe(repeat);
      expect(await append(store, events.slice(0, 2))).toBe(repeat);
      expect(await stored()).toEqual(events);
    },
  },
  {
    title: 'the first events of an append again',
    holds: async ({ store, registry, stored }, { repeat }) => {
      const events = notes(registry, 0n, 3);
      await append(store, events);
      expect(await append(store, events.slice(0, 2))).toBe(repeat);
      expect(await stored()).toEqual(events);
    },
  },
  {
    title: 'events from the middle of an append again',
    holds: async ({ store, registry, stored }, { repeat }) => {
      const events = notes(registry, 0n, 4);
      await append(store, events);
      expect(await append(store, events.slice(1, 3))).toBe(repeat);
      expect(await stored()).toEqual(events);
    },
  },
  {
    title: 'an append and one event more: conflict',
    holds: async ({ store, registry, stored }) => {
      const events = notes(registry, 0n, 3);
      await append(store, events);
      expect(await append(store, notes(registry, 0n, 4))).toBe('conflict');
      expect(await stored()).toEqual(events);
    },
  },
  {
    title: 'the same first event and another second: conflict',
    holds: async ({ store, registry, stored }) => {
      const events = notes(registry, 0n, 3);
      await append(store, events);
      expect(await append(store, [...events.slice(0, 1), ...notes(registry, 1n, 2, 'other')])).toBe('conflict');
      expect(await stored()).toEqual(events);
    },
  },
  {
    title: 'the same data a revision later is another event: committed',
    holds: async ({ store, registry, stored }) => {
      expect(await append(store, actOf(registry, 0n, { a: '1' }))).toBe('committed');
      expect(await append(store, actOf(registry, 1n, { a: '1' }))).toBe('committed');
      expect(await stored()).toHaveLength(2);
    },
  },
  {
    title: 'after a conflict the identical append is a conflict again',
    holds: async ({ store, registry, stored }) => {
      await append(store, notes(registry, 0n, 3));
      for (let i = 0; i < 3; i += 1) expect(await append(store, notes(registry, 1n, 2, 'other'))).toBe('conflict');
      expect(await stored()).toHaveLength(3);
    },
  },
  {
    title: 'the identical append after closing and opening again',
    holds: async ({ store, registry, reopen, stored }, { repeat }) => {
      const events = notes(registry, 0n, 3);
      await append(store, events);
      const again = (await reopen?.()) ?? store;
      expect(await append(again, events)).toBe(repeat);
      expect(await stored()).toEqual(events);
    },
  },
  {
    title: 'the identical append through a second store',
    holds: async ({ store, registry, another, stored }, { repeat }) => {
      const events = notes(registry, 0n, 3);
      await append(store, events);
      const second = (await another?.()) ?? store;
      expect(await append(second, events)).toBe(repeat);
      expect(await stored()).toEqual(events);
      if (second !== store) await second.close();
    },
  },
];
