import { join } from 'node:path';
import { startLedger } from './node.mjs';
import { median, run } from './process.mjs';
import * as sample from './story.mjs';
import { thousands } from './table.mjs';

const BATCH = 1_000;
const COMPONENTS = 100;

/**
 * S17: assets claimed by 100 components, 1,000 a command, each command durable before the next is given, then held against each other in a
 * verification; and what the book takes for each of them, by how their ids are made, each in a process of its own, after a collection.
 * @param {{ quick: boolean, directory: string }} options
 */
export const assets = async ({ quick, directory }) => {
  const count = quick ? 100_000 : 1_000_000;
  const { give, file, ledger } = await startLedger(join(directory, 's17.sqlite'), () => Date.parse('2026-06-01T00:00:00.000Z'));
  for (const [name, data] of beginning()) await give(name, data);
  const times = [];
  for (let from = 0; from < count; from += BATCH) {
    const data = { component: code((from / BATCH) % COMPONENTS), assets: ids(from), from: '2021-01-01' };
    const began = performance.now();
    await give('register-assets', data);
    times.push(performance.now() - began);
  }
  const total = times.reduce((a, b) => a + b, 0) / 1000;
  const share = Math.max(2, Math.floor(times.length / 10));
  const growth = median(times.slice(-share)) / median(times.slice(share, 2 * share));
  const claims = ledger.book.assets.size;
  if (claims !== count) throw new Error(`${claims} claims`);
  await file.close();
  const figures = [
    {
      ...{ id: 'S17', what: `claim ${thousands(count)} assets, ${thousands(BATCH)} a command`, figure: `${total.toFixed(1)} s` },
      ...{ yardstick: '', ratio: null, goal: quick ? '' : '120 s', met: quick ? null : total <= 120 },
    },
    {
      ...{ id: 'S17', what: 'its last tenth against its second', figure: `${median(times.slice(-share)).toFixed(1)} ms a command` },
      ...{ yardstick: '', ratio: growth, goal: '0.75 to 1.25', met: Math.abs(growth - 1) <= 0.25 },
    },
  ];
  for (const [kind, what, goal] of [
    ['in-turn', 'ids in turn (STOVE-0000123)', 20],
    ['digits', 'eleven random digits', 20],
    ['retired', 'the same, each retired', 20],
    ['random', 'forty random characters', null],
  ]) {
    const { bytes, us } = await run('s17-book.mjs', kind, quick ? 1_000_000 : 10_000_000);
    figures.push({
      ...{ id: 'S17', what: `the book for each: ${what}`, figure: `${bytes.toFixed(1)} B; found in ${us.toFixed(1)} µs` },
      ...{ yardstick: '', ratio: null, goal: goal === null ? '' : `${goal} B`, met: goal === null ? null : bytes <= goal },
    });
  }
  return figures;
};

const code = (i) => `CP-${i + 1}`;
const ids = (from) => Array.from({ length: BATCH }, (_, i) => `STOVE-${String(from + i).padStart(7, '0')}`);

const beginning = () => [
  ...sample.parties(),
  ['register-programme', sample.programme],
  ['record-host-approval', sample.approval],
  ...Array.from({ length: COMPONENTS }, (_, i) => ['include-component', { ...sample.component, component: code(i), site: `S-${i}` }]),
];
