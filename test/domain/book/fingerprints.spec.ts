import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { Fingerprints } from '../../../src/domain/book/fingerprints.js';
import { Journal } from '../../../src/domain/kernel/journal.js';
import { Dice } from '../kernel/dice.js';

const hashOf = (key: string): string => createHash('sha256').update(key).digest('base64url');

describe('fingerprints', () => {
  it('find the revision a key was written at, and nothing for any other', () => {
    const keys = new Fingerprints(new Journal());
    keys.add(hashOf('a'), 0n);
    keys.add(hashOf('b'), 4_294_967_294n);
    expect([keys.candidates(hashOf('a')), keys.candidates(hashOf('b')), keys.candidates(hashOf('c'))]).toEqual([
      [0n],
      [4_294_967_294n],
      [],
    ]);
  });

  it('give every revision of keys whose first 60 bits are equal: a hit is only a candidate', () => {
    const keys = new Fingerprints(new Journal());
    const [real, forged, other] = [hashOf('a'), `${hashOf('a').slice(0, 10)}${hashOf('b').slice(10)}`, `B${hashOf('a').slice(1)}`];
    keys.add(real, 5n);
    keys.add(forged, 9n);
    keys.add(other, 12n);
    expect(keys.candidates(real)).toEqual([5n, 9n]);
    expect(keys.candidates(forged)).toEqual([5n, 9n]);
    expect(keys.candidates(other)).toEqual([12n]);
  });

  it('are released one by one, so that another may claim the same', () => {
    const keys = new Fingerprints(new Journal());
    keys.add(hashOf('a'), 5n);
    keys.add(hashOf('a'), 9n);
    keys.release(hashOf('a'), 5n);
    expect([keys.candidates(hashOf('a')), keys.size]).toEqual([[9n], 1]);
    expect(() => keys.release(hashOf('a'), 5n)).toThrow("an event releases a fingerprint that revision 5 didn't write");
    expect(() => keys.release(hashOf('b'), 9n)).toThrow("an event releases a fingerprint that revision 9 didn't write");
    keys.add(hashOf('a'), 12n);
    expect(keys.candidates(hashOf('a')).sort()).toEqual([12n, 9n]);
  });

  it('take back what a batch added and released, whatever was between, and find the rest', () => {
    const journal = new Journal();
    const keys = new Fingerprints(journal, 64);
    const names = Array.from({ length: 200 }, (_, i) => `k-${i}`);
    names.slice(0, 100).forEach((name, i) => keys.add(hashOf(name), BigInt(i)));
    const found = (): string[] => names.map((name) => keys.candidates(hashOf(name)).join());
    const before = found();
    journal.begin();
    for (let i = 0; i < 100; i += 2) keys.release(hashOf(`k-${i}`), BigInt(i));
    names.slice(100).forEach((name, i) => keys.add(hashOf(name), BigInt(i + 100)));
    for (let i = 100; i < 200; i += 3) keys.release(hashOf(`k-${i}`), BigInt(i));
    expect(found()).not.toEqual(before);
    journal.rollback();
    expect([found(), keys.size]).toEqual([before, 100]);
  });

  it('tell apart hashes that differ in any of their first ten characters', () => {
    const hash = hashOf('x');
    const keys = new Fingerprints(new Journal());
    keys.add(hash, 1n);
    for (let i = 0; i < 10; i += 1) {
      const changed = `${hash.slice(0, i)}${hash[i] === 'A' ? 'B' : 'A'}${hash.slice(i + 1)}`;
      expect(keys.candidates(changed)).toEqual([]);
    }
  });

  it('take back what a batch added, forged equals too, and only that', () => {
    const journal = new Journal();
    const keys = new Fingerprints(journal, 8);
    const forged = `${hashOf('a').slice(0, 10)}${'A'.repeat(33)}`;
    keys.add(hashOf('a'), 1n);
    journal.begin();
    keys.add(forged, 2n);
    keys.add(hashOf('b'), 3n);
    journal.rollback();
    expect([keys.size, keys.candidates(forged), keys.candidates(hashOf('b'))]).toEqual([1, [1n], []]);
  });

  it.each([1, 2, 3])('are a map that grows and forgets, at any load (seed %i)', (seed) => {
    const dice = new Dice(seed);
    const journal = new Journal();
    const keys = new Fingerprints(journal, 4);
    const map = new Map<string, bigint>();
    let made = 0;
    for (let batch = 0; batch < 400; batch += 1) {
      const added: string[] = [];
      journal.begin();
      for (let i = dice.below(30); i >= 0; i -= 1) {
        const hash = hashOf(`${seed}-${(made += 1)}`);
        keys.add(hash, BigInt(made));
        map.set(hash, BigInt(made));
        added.push(hash);
      }
      if (dice.chance(0.5)) journal.commit();
      else {
        journal.rollback();
        for (const hash of added) map.delete(hash);
        expect(added.flatMap((hash) => keys.candidates(hash))).toEqual([]);
      }
      expect(keys.size).toBe(map.size);
    }
    expect([...map.keys()].flatMap((hash) => keys.candidates(hash))).toEqual([...map.values()]);
    expect(map.size).toBeGreaterThan(1_000);
  });

  it('hold 100,000 keys, each found, none invented', () => {
    const keys = new Fingerprints(new Journal());
    const hashes = Array.from({ length: 100_000 }, (_, i) => hashOf(String(i)));
    hashes.forEach((hash, i) => keys.add(hash, BigInt(i)));
    expect(keys.size).toBe(100_000);
    expect(hashes.filter((hash, i) => String(keys.candidates(hash)) !== String(i))).toEqual([]);
    const strangers = Array.from({ length: 10_000 }, (_, i) => hashOf(`stranger-${i}`));
    expect(strangers.filter((hash) => keys.candidates(hash).length > 0)).toEqual([]);
  });

  it('refuse a revision beyond what they can hold', () => {
    expect(() => new Fingerprints(new Journal()).add(hashOf('a'), 2n ** 32n - 1n)).toThrow('at most 2^32 - 2 events');
  });
});
