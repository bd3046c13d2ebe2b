import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ReadModel } from '../dist/projections/read-model.js';
import { startLedger } from './node.mjs';
import { KEY } from './process.mjs';
import * as sample from './story.mjs';

// A book of many events for S8, S9 and S10: 10 programmes with 5 vintages each; 63 accounts of Ghana trade among themselves, 8 of
// Switzerland buy (the host adjusts), trade and use (the user adjusts). Every block began as part of a large one. The same on each run but
// for its times.

const PROGRAMMES = 10;
const VINTAGES = ['2021', '2022', '2023', '2024', '2025'];
const UNITS = 10_000_000_000n;
const HELD = Number((UNITS * 93n) / 100n);
const IN_FLIGHT = 512;

/** The account that trades more than any other but GHA-1, from which all units come. */
export const BUSY = 'GHA-2';
/** A serial of each series that nobody trades: GHA-1 holds it, and what follows it. */
export const UNTRADED = 5_000_000_000;

/**
 * The data directory with the book of registry UN01, 1,000,000 events or 50,000 if quick. S8, S9 and S10 share it.
 * @param {{ quick: boolean, directory: string }} options
 */
export const bookFor = async ({ quick, directory }) => {
  const data = join(directory, 'book');
  const registry = join(data, 'UN01');
  if (!existsSync(registry)) {
    mkdirSync(registry, { recursive: true });
    process.stderr.write('  writing the book ...\n');
    await writeBook(registry, quick ? 50_000 : 1_000_000);
  }
  return { data, registry };
};

/** The same with its read file made. @param {{ quick: boolean, directory: string }} options */
export const bookWithReads = async (options) => {
  const book = await bookFor(options);
  const reads = await openReads(book.registry);
  await reads.close();
  return book;
};

/** The read side of the book, in its threads. @param {string} directory */
export const openReads = (directory) => ReadModel.open({ directory, registry: 'UN01' });

/** Writes the events of the book into `directory`, at least `size`, each decided by a real ledger. Returns how many there are. */
const writeBook = async (directory, size) => {
  const { ledger, file, request, give } = await startLedger(join(directory, 'events.sqlite'));
  for (const [name, data] of beginning()) await give(name, data);
  const trades = trading();
  while (file.size < BigInt(size)) {
    const left = size - Number(file.size);
    const commands = Array.from({ length: Math.min(IN_FLIGHT, left) }, () => request(...trades.next().value));
    for (const answer of await Promise.all(commands.map((command) => ledger.execute(command))))
      if (answer instanceof Error) throw new Error(`${answer.code} ${JSON.stringify(answer.names)}`);
  }
  const events = Number(file.size);
  await file.close();
  return events;
};

/** Commands after which GHA-1 holds 93 % of each of the 50 series. */
const beginning = () => {
  const more = Array.from({ length: 7 }, (_, i) => ['open-account', { account: `CHE-${i + 2}`, type: 'holding', party: 'CHE' }]);
  const retirement = { account: 'CHE-NDC', type: 'retirement-ndc', party: 'CHE', ndcPeriod: { first: '2021', last: '2030' } };
  return [
    ...sample.parties(['dev', KEY]),
    ...more,
    ['open-account', retirement],
    ...Array.from({ length: PROGRAMMES }, (_, p) => {
      const own = { programme: codeOf(p), component: `CP-${p + 1}`, authorization: `A-${p + 1}`, verification: `V-${p + 1}` };
      const { programme: of, component: cp, authorization: a, verification: v } = own;
      const lines = VINTAGES.map((vintage) => ({ component: cp, vintage, quantity: String(UNITS), authorization: a }));
      return [
        ['register-programme', { ...sample.programme, programme: of }],
        ['record-host-approval', { ...sample.approval, programme: of }],
        ['include-component', { ...sample.component, component: cp, programme: of, site: `SITE-${p + 1}` }],
        [
          'verify-reductions',
          {
            ...sample.verification(UNITS),
            ...{ verification: v, programme: of, batch: `B-${p + 1}` },
            period: { from: '2021-01-01', to: '2025-12-31' },
            report: { sha256: String(p).repeat(64) },
            components: [{ component: cp, vintages: VINTAGES.map((vintage) => ({ vintage, verified: String(UNITS) })) }],
          },
        ],
        ['authorize-units', { ...sample.authorization, authorization: a, activities: [of] }],
        [
          'issue-units',
          {
            ...sample.issuance(UNITS),
            ...{ issuance: `I-${p + 1}`, verification: v, lines },
            distribution: [{ account: 'GHA-1', quantity: String(HELD * VINTAGES.length) }],
          },
        ],
      ];
    }).flat(),
  ];
};

const codeOf = (programme) => String(10471 + programme);

/** Trades without end: 55 % cut new units off a large block, 37 % pass on units that moved before, 5 % buy them abroad, 3 % use or trade there. */
const trading = function* () {
  const random = dice(1);
  const series = Array.from({ length: PROGRAMMES * VINTAGES.length }, (_, i) => ({
    code: `UN01-GHA-${codeOf(i % PROGRAMMES)}-${VINTAGES[Math.floor(i / PROGRAMMES)]}`,
    next: 1,
  }));
  const ghana = [];
  const abroad = [];
  const account = () => (random(8) === 0 ? BUSY : `GHA-${2 + random(63)}`);
  const other = (than, make) => {
    for (;;) {
      const to = make();
      if (to !== than) return to;
    }
  };
  const swiss = () => `CHE-${1 + random(8)}`;
  const move = (held, to) => {
    const { code, first, last, account: from } = held;
    held.account = to;
    return ['transfer-units', { from, to, units: { blocks: [`${code}-${first}-${last}`] } }];
  };
  for (;;) {
    const die = random(100);
    if (die < 55 || ghana.length < 100) {
      const from = series[random(series.length)];
      const held = { code: from.code, first: from.next, last: from.next + random(2_000), account: 'GHA-1' };
      from.next = held.last + 1;
      ghana.push(held);
      yield move(held, account());
    } else if (die < 92) {
      const held = ghana[random(ghana.length)];
      const middle = Math.floor((held.first + held.last) / 2);
      if (random(2) === 0 && middle < held.last) {
        ghana.push({ ...held, first: middle + 1 });
        held.last = middle;
      }
      yield move(held, other(held.account, account));
    } else if (die < 97 || abroad.length < 10) {
      const i = random(ghana.length);
      const held = ghana[i];
      ghana[i] = ghana[ghana.length - 1];
      ghana.pop();
      abroad.push(held);
      yield move(held, swiss());
    } else if (die < 98) {
      const held = abroad[random(abroad.length)];
      yield move(held, other(held.account, swiss));
    } else {
      const i = random(abroad.length);
      const { code, first, last, account: from } = abroad[i];
      abroad[i] = abroad[abroad.length - 1];
      abroad.pop();
      const blocks = [`${code}-${first}-${last}`];
      yield ['use-units', { from, to: 'CHE-NDC', year: '2025', units: { blocks } }];
    }
  }
};

/** The same throws for the same seed (a linear congruential generator, its high bits). */
const dice = (seed) => {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
};
