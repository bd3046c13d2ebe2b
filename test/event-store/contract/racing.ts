import { expect } from '@jest/globals';
import type { AppendOutcome } from '../../../src/event-store/event-store.js';
import { append } from './backend.js';
import type { Semantic } from './describe-event-store.js';
import { notes } from './events.js';

const count = (outcomes: readonly AppendOutcome[], outcome: AppendOutcome): number => outcomes.filter((one) => one === outcome).length;

/** What comes of appends at the same time. */
export const racing: readonly Semantic[] = [
  {
    title: 'eight different appends at one revision: one is committed, seven conflict',
    holds: async ({ store, registry, stored }) => {
      await append(store, notes(registry, 0n, 1));
      const racers = Array.from({ length: 8 }, (_, i) => notes(registry, 1n, 3, `racer ${i} `));
      const outcomes = await Promise.all(racers.map((events) => append(store, events)));
      expect([count(outcomes, 'committed'), count(outcomes, 'conflict')]).toEqual([1, 7]);
      expect((await stored()).slice(1)).toEqual(racers[outcomes.indexOf('committed')]);
    },
  },
  {
    title: 'eight different first appends: one is committed, seven conflict',
    holds: async ({ store, registry, stored }) => {
      const racers = Array.from({ length: 8 }, (_, i) => notes(registry, 0n, 2, `racer ${i} `));
      const outcomes = await Promise.all(racers.map((events) => append(store, events)));
      expect([count(outcomes, 'committed'), count(outcomes, 'conflict')]).toEqual([1, 7]);
      expect(await stored()).toEqual(racers[outcomes.indexOf('committed')]);
    },
  },
  {
    title: 'two stores race for fifty revisions: each has one winner, and all is in order',
    holds: async ({ store, registry, another, stored }) => {
      const second = (await another?.()) ?? store;
      for (let at = 0n; at < 50n; at += 1n) {
        const outcomes = await Promise.all([
          append(store, notes(registry, at, 1, 'first ')),
          append(second, notes(registry, at, 1, 'second ')),
        ]);
        expect([...outcomes].sort()).toEqual(['committed', 'conflict']);
      }
      expect((await stored()).map(({ revision }) => revision)).toEqual(Array.from({ length: 50 }, (_, i) => BigInt(i)));
      if (second !== store) await second.close();
    },
  },
  {
    title: 'the identical append twice at once is stored once, and repeating it tells the outcome',
    holds: async ({ store, registry, stored }, { repeat }) => {
      const events = notes(registry, 0n, 3);
      const outcomes = await Promise.all([append(store, events), append(store, events)]);
      expect(count(outcomes, 'committed')).toBeGreaterThanOrEqual(1);
      expect(await append(store, events)).toBe(repeat);
      expect(await stored()).toEqual(events);
    },
  },
  {
    title: 'appends to two registries at once do not hinder each other',
    holds: async ({ store, registry, stored }, backend) => {
      const other = await backend.open();
      const run = async (into: typeof store, code: string): Promise<void> => {
        for (let at = 0n; at < 20n; at += 1n) expect(await append(into, notes(code, at, 1))).toBe('committed');
      };
      try {
        await Promise.all([run(store, registry), run(other.store, other.registry)]);
        expect(await stored()).toEqual(notes(registry, 0n, 20));
        expect(await other.stored()).toEqual(notes(other.registry, 0n, 20));
      } finally {
        await other.close();
      }
    },
  },
];
