import 'reflect-metadata';
import { setTimeout } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { AssetClaims } from '../dist/domain/book/asset-claims.js';
import { Journal } from '../dist/domain/kernel/journal.js';

// `node s17-book.mjs KIND ASSETS`: what the book takes for each asset, and for finding who claims one, as JSON.

const [kind, text] = process.argv.slice(2);
const count = Number(text);
const BATCH = 1_000;
const CHARACTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-';
setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc');

/** Digits and characters that look random and are known by the number of the asset (splitmix32). */
const mixed = (i) => {
  let z = (i + 0x9e3779b9) | 0;
  z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
  z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
  return (z ^ (z >>> 15)) >>> 0;
};
const digits = (i) => String(10_000_000_000 + mixed(i) * 16 + (i % 16));
const characters = (i) => 'X' + Array.from({ length: 39 }, (_, n) => CHARACTERS[mixed(i * 41 + n) % 37]).join('');
const idOf = kind === 'in-turn' ? (i) => `STOVE-${String(i).padStart(7, '0')}` : kind === 'random' ? characters : digits;

const before = process.memoryUsage();
const claims = new AssetClaims(new Journal());
for (let from = 0; from < count; from += BATCH) {
  const assets = [...new Set(Array.from({ length: BATCH }, (_, i) => idOf(from + i)))];
  const component = `CP-${from % 100}`;
  claims.register({ component, assets, from: '2021-01-01', until: null }, BigInt(from));
  if (kind === 'retired') claims.retire({ component, assets, until: '2030-12-31' });
}
collect();
await setTimeout(500);
collect();
const after = process.memoryUsage();
const bytes = (after.arrayBuffers + after.heapUsed - before.arrayBuffers - before.heapUsed) / claims.size;
const began = performance.now();
for (let i = 0; i < 100_000; i += 1)
  if (!claims.on(idOf(mixed(i) % count), { from: '2022-01-01', until: null })) throw new Error('an asset is lost');
const us = ((performance.now() - began) * 1000) / 100_000;
console.log(JSON.stringify({ bytes, us }));
