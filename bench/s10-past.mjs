import { BUSY, bookWithReads, openReads } from './s8-book.mjs';
import { thousands } from './table.mjs';

/**
 * S10: questions about old revisions of the book, each at another revision all over it, asked one after the other of the threads of a
 * node, answered as the text that HTTP sends. The figure is the 95th percentile.
 * @param {{ quick: boolean, directory: string }} options
 */
export const past = async ({ quick, directory }) => {
  const { registry } = await bookWithReads({ quick, directory });
  const model = await openReads(registry);
  const rounds = quick ? 40 : 100;
  const head = Number(model.revision);
  const rows = [];
  try {
    const { answer } = await model.ask('holdings', { account: BUSY, at: String(head >> 1), pageSize: 1 });
    const [{ block }] = answer.blocks;
    for (const [what, goal, question, params] of questions(block)) {
      const times = [];
      for (let i = 0; i < rounds; i += 1) {
        const at = String((head >> 1) + Math.floor(((i * 37) % rounds) * (head / 2 / rounds)));
        const began = performance.now();
        await model.askText(question, { ...params, at });
        times.push(performance.now() - began);
      }
      times.sort((a, b) => a - b);
      const [p50, p95] = [times[rounds >> 1], times[Math.floor(rounds * 0.95)]];
      rows.push({
        id: 'S10',
        what: `as of an old revision of ${thousands(head + 1)}: ${what}`,
        figure: `${p95.toFixed(1)} ms`,
        yardstick: `p50 ${p50.toFixed(1)} ms`,
        ratio: null,
        goal: `${goal} ms`,
        met: p95 <= goal,
      });
    }
  } finally {
    await model.close();
  }
  return rows;
};

const EVERY = ['kind', 'account', 'account-type', 'party', 'host', 'activity', 'vintage', 'status'];

const questions = (block) => [
  ['holdings of an account', 20, 'holdings', { account: BUSY }],
  ['its holdings, a page of 1,000', 20, 'holdings', { account: BUSY, pageSize: 1000 }],
  ['history of a unit', 20, 'history', { units: block.replace(/-(\d+)-\d+$/, '-$1-$1') }],
  ['balances by account', 20, 'balances', { by: ['account'] }],
  ['by Party', 20, 'balances', { by: ['party'] }],
  ['by activity', 20, 'balances', { by: ['activity'] }],
  ['by status', 20, 'balances', { by: ['status'] }],
  ['adjustments of a Party', 20, 'adjustments', { party: 'GHA' }],
  ['every `by` inside an account', 200, 'balances', { by: EVERY, account: BUSY }],
  ['every `by` inside a Party', 200, 'balances', { by: EVERY, party: 'GHA' }],
  ['every `by` inside an activity', 200, 'balances', { by: EVERY, activity: '10471' }],
];
