import { catalogue, startLedger } from './node.mjs';
import { story } from './story.mjs';
import { perSecond, thousands, timed } from './table.mjs';

/**
 * S6: transfers decided and applied in process, nothing stored, on books of growing size. Each moves 1 unit between two of 64 accounts;
 * blocks are taken all over the book. A round before, on a book of its own, warms up the compiler.
 * @param {{ quick: boolean }} options
 */
export const decide = async ({ quick }) => {
  const sizes = quick ? [1_000, 100_000] : [1_000, 100_000, 1_000_000];
  const rows = [];
  let first = 0;
  await rateAt(1_000, 300_000);
  for (const size of sizes) {
    const rate = await rateAt(size, quick ? 100_000 : 300_000);
    first ||= rate;
    rows.push({
      id: 'S6',
      what: `decide + apply a transfer, book of ${thousands(size)} blocks`,
      figure: `${thousands(rate)}/s`,
      yardstick: size === 1_000 ? '' : `${thousands(first)}/s at 1,000`,
      ratio: size === 1_000 ? null : rate / first,
      goal: size === 1_000 ? '200,000/s' : size === 1_000_000 ? '0.50' : '',
      met: size === 1_000 ? rate >= 200_000 : size === 1_000_000 ? rate / first >= 0.5 : null,
    });
  }
  return rows;
};

const rateAt = async (size, transfers) => {
  const { ledger, give, file } = await startLedger(':memory:');
  for (const [name, data] of story(10n * BigInt(size))) await give(name, data);
  const { book } = ledger;
  const held = Number((10n * BigInt(size) * 93n) / 100n);
  split(book, size, held);
  const { handler } = catalogue().entry('transfer-units');
  const context = {
    at: '2026-01-01T00:00:00.000Z',
    actor: 'dev',
    authority: 'holder:GHA-1',
    registry: 'UN01',
    revision: 100n,
    trials: true,
    proposal: null,
  };
  const by = { actor: 'dev', authority: 'holder:GHA-1' };
  const step = Math.floor(held / transfers) || 1;
  const { ms } = await timed(() => {
    for (let i = 0; i < transfers; i += 1) {
      const serial = 1 + ((i * step * 7) % held);
      const block = `UN01-GHA-10471-2021-${serial}-${serial}`;
      const [owner] = book.units.within(block);
      const to = owner.account === 'GHA-2' ? 'GHA-3' : 'GHA-2';
      book.begin();
      for (const event of handler.decide(book, { from: owner.account, to, units: { blocks: [block] } }, context))
        event.apply(book, 100n, by);
      book.commit();
    }
  });
  await file.close();
  return perSecond(transfers, ms);
};

/** Cuts the one block into `size` blocks, as transfers would have done: by freezing every other piece. */
const split = (book, size, held) => {
  const width = Math.floor(held / size);
  for (let i = 0; i < size; i += 2)
    book.units.change(`UN01-GHA-10471-2021-${i * width + 1}-${(i + 1) * width}`, { account: `GHA-${4 + (i % 60)}` }, 99n);
};
