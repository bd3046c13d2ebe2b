import { run } from './process.mjs';
import { thousands } from './table.mjs';

/**
 * S12: resident memory of a process that holds a book of 1,000,000 blocks in 64 accounts and the keys of 1,000,000 commands, nothing else
 * but the program; and what the key index takes for each of 10,000,000 keys. Each in a process of its own, after a collection.
 * @param {{ quick: boolean }} options
 */
export const memory = async ({ quick }) => {
  const [blocks, keys] = quick ? [100_000, 1_000_000] : [1_000_000, 10_000_000];
  const book = await run('s12-book.mjs', 'book', blocks);
  const index = await run('s12-book.mjs', 'keys', keys);
  return [
    {
      ...{ id: 'S12', what: `a book of ${thousands(blocks)} blocks and as many past commands`, figure: `${thousands(book.rss)} MB RSS` },
      ...{ yardstick: `${thousands(book.empty)} MB empty`, ratio: null, goal: '600 MB at 1,000,000', met: book.rss <= 600 },
    },
    {
      ...{ id: 'S12', what: `index of ${thousands(keys)} keys`, figure: `${index.bytes.toFixed(1)} B each` },
      ...{ yardstick: '', ratio: null, goal: '20 B', met: index.bytes <= 20 },
    },
  ];
};
