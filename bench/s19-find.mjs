import { bookWithReads, openReads } from './s8-book.mjs';
import { thousands } from './table.mjs';

const GOAL_MS = 50;

/**
 * S19: finding one among a million, asked one after the other of the threads of a node and answered as the text that HTTP sends: events of a
 * type and a thing, either end first and counted; blocks by what they are; lists by a filter; whatever is called so. The figure is the 95th
 * percentile.
 * @param {{ quick: boolean, directory: string }} options
 */
export const find = async ({ quick, directory }) => {
  const { registry } = await bookWithReads({ quick, directory });
  const model = await openReads(registry);
  const rounds = quick ? 40 : 100;
  const events = Number(model.revision) + 1;
  const rows = [];
  try {
    const { blocks } = (await model.ask('blocks', { pageSize: 1000 })).answer;
    const { items: accounts } = (await model.ask('accounts', { pageSize: 1000, type: 'holding' })).answer;
    const pick = (list, i) => list[(i * 37) % list.length];
    const questions = [
      ['search for a block', (i) => ['search', { q: pick(blocks, i).block }]],
      ['search for an account', (i) => ['search', { q: pick(accounts, i).account }]],
      ['search for a revision', (i) => ['search', { q: String(Math.floor((events / rounds) * i)) }]],
      ['search for words', (i) => ['search', { q: pick(accounts, i).account.slice(0, -1).toLowerCase() }]],
      ['events of a type, the latest', () => ['timeline', { type: 'UnitsTransferred', sort: '-revision' }]],
      [
        'events of a type and an account, counted',
        (i) => ['timeline', { resource: `account:${pick(accounts, i).account}`, count: 'true' }],
      ],
      ['accounts of a Party', (i) => ['accounts', { party: pick(accounts, i).party, type: 'holding' }]],
      ['blocks of an account, of one vintage', (i) => ['blocks', { account: pick(blocks, i).account, vintage: pick(blocks, i).vintage }]],
    ];
    for (const [what, question] of questions) {
      const times = [];
      for (let i = 0; i < rounds; i += 1) {
        const began = performance.now();
        await model.askText(...question(i));
        times.push(performance.now() - began);
      }
      times.sort((a, b) => a - b);
      const [p50, p95] = [times[rounds >> 1], times[Math.floor(rounds * 0.95)]];
      rows.push({
        id: 'S19',
        what: `among ${thousands(events)} events: ${what}`,
        ...{ figure: `${p95.toFixed(1)} ms`, yardstick: `p50 ${p50.toFixed(1)} ms`, ratio: null },
        ...{ goal: `${GOAL_MS} ms`, met: p95 <= GOAL_MS },
      });
    }
  } finally {
    await model.close();
  }
  return rows;
};
