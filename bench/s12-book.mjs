import 'reflect-metadata';
import { hash } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Book } from '../dist/domain/book/book.js';
import { Fingerprints } from '../dist/domain/book/fingerprints.js';
import { Journal } from '../dist/domain/kernel/journal.js';
import { catalogue } from './node.mjs';

// `node s12-book.mjs book BLOCKS` or `node s12-book.mjs keys KEYS`: says what it takes, as JSON.

const [what, text] = process.argv.slice(2);
const count = Number(text);
setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc');
/** What a collection frees beside the heap is given back a little later. */
const usage = async () => {
  collect();
  await setTimeout(500);
  collect();
  return process.memoryUsage();
};
const rss = async () => (await usage()).rss / 1e6;
const keyOf = (i) => hash('sha256', `key ${i}`, 'base64url');

const measureKeys = async () => {
  const before = process.memoryUsage().arrayBuffers;
  const keys = new Fingerprints(new Journal());
  for (let i = 0; i < count; i += 1) keys.add(keyOf(i), BigInt(i));
  if (!keys.candidates(keyOf(count - 1)).includes(BigInt(count - 1))) throw new Error('the last key is lost');
  return { bytes: ((await usage()).arrayBuffers - before) / count };
};

const measureBook = async () => {
  catalogue();
  const empty = await rss();
  const book = new Book('UN01');
  const series = 'UN01-GHA-10471-2021';
  const lot = {
    ...{ series, host: 'GHA', activity: '10471', vintage: '2021', component: null, origin: 'I-1', first: 1n },
    ...{ quantity: 10n * BigInt(count), nonGhgQuantity: null, underlying: null, mitigationType: null },
  };
  const status = { kind: 'AER', authorization: 'A-1', contribution: null, firstTransferred: false, frozen: false, reservedBy: null };
  book.units.create({ lot, account: 'GHA-1', ...status, since: 1n, touched: 1n, first: 1n, last: lot.quantity });
  for (let i = 0; i < count; i += 1) {
    book.units.change(`${series}-${10 * i + 1}-${10 * i + 10}`, { account: `GHA-${2 + (i % 63)}` }, BigInt(i + 2));
    book.keys.add(keyOf(i), BigInt(i + 2));
  }
  const [[, ranges]] = book.units.all();
  if (ranges.size !== count) throw new Error(`${ranges.size} blocks`);
  return { empty, rss: await rss() };
};

console.log(JSON.stringify(what === 'book' ? await measureBook() : await measureKeys()));
