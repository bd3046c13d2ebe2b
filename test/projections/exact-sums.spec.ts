import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CorrespondingAdjustmentApplied } from '../../src/domain/adjustment/corresponding-adjustment-applied.js';
import { happened } from '../../src/domain/message/message.js';
import { IMPORTED_COLUMNS, type ImportedRow } from '../../src/domain/movement/imported-blocks.js';
import { OpeningBalanceImported } from '../../src/domain/movement/opening-balance-imported.js';
import type { StoredEvent } from '../../src/event-store/event-store.js';
import { seal } from '../../src/ledger/seal.js';
import type { ReadModel } from '../../src/projections/read-model.js';
import * as samples from '../support/samples.js';
import { Scenario } from '../support/scenario.js';
import { Recorded } from './support/recorded.js';
import { eventsOf } from './support/stories.js';
import { tablesIn } from './support/tables.js';

const REGISTRY = 'GHA01';
/** The most units that one row of an import may bring. Four imports of 2,500 such rows are 10^19 units: more than 64 bits hold. */
const MOST = 10n ** 15n - 1n;
const VINTAGES = Array.from({ length: 10 }, (_, i) => String(2021 + i));
const ROWS_OF_VINTAGE = 250n;
const IMPORT = MOST * ROWS_OF_VINTAGE * BigInt(VINTAGES.length);
const IMPORTS = 4;

const rowsOf = (n: bigint): ImportedRow[] =>
  VINTAGES.flatMap((vintage) =>
    Array.from({ length: Number(ROWS_OF_VINTAGE) }, (_, i): ImportedRow => {
      const first = (n * ROWS_OF_VINTAGE + BigInt(i)) * MOST + 1n;
      const serials = ['GS', `S-${vintage}`, String(first), String(first + MOST - 1n)] as const;
      return ['GHA-H1', 'GHA', '10471', vintage, String(first), String(MOST), 'A-1', ...serials, 'Removals', null, null, null, null, null];
    }),
  );

const imported = (n: number): OpeningBalanceImported =>
  happened(OpeningBalanceImported, {
    ...{ import: `IM-${n}`, kind: 'ITMO', rows: { columns: IMPORTED_COLUMNS, rows: rowsOf(BigInt(n)) }, firstTransferred: [] },
  });

const adjusted = (kind: 'addition' | 'subtraction'): CorrespondingAdjustmentApplied =>
  happened(CorrespondingAdjustmentApplied, {
    ...{ party: 'GHA', kind, quantity: String(IMPORT), blocks: [], trigger: 'authorization', authorization: 'A-MWH' },
    vintages: [{ vintage: '2021', quantity: String(IMPORT), nonGhgQuantity: String(IMPORT) }],
    ...{ cooperativeApproach: null, actionYear: '2026', useYear: '2025', late: false, nonGhgQuantity: String(IMPORT) },
  });

/** Acts as a ledger could have written them in many thousand commands: imports, each adjusted for twice one way and once the other. */
const actsBehind = (head: bigint): StoredEvent[] => {
  const meta = { registry: REGISTRY, actor: 'dev', approver: null, authority: 'administrator', command: null, commandHash: null };
  const events: StoredEvent[] = [];
  for (let n = 0; n < IMPORTS; n += 1)
    for (const event of [imported(n), adjusted('addition'), adjusted('addition'), adjusted('subtraction')]) {
      const act = seal([event], head + 1n + BigInt(events.length), { ...meta, at: `2026-07-01T00:00:0${n}.000Z` });
      events.push(...act.map(({ stored }) => stored));
    }
  return events;
};

let events: StoredEvent[];
let recorded: Recorded;
beforeAll(async () => {
  const scenario = await Scenario.trial(REGISTRY, 'party');
  await scenario.accept('register-party', samples.party('GHA'));
  await scenario.accept('open-account', samples.holdingAccount('GHA-H1', 'GHA'));
  await scenario.accept('register-programme', samples.programme('10471'));
  const metric = { metric: 'non-GHG', nonGhgMetric: 'MWh' };
  await scenario.accept('authorize-units', samples.authorization('A-MWH', 'GHA', '10471', metric));
  await scenario.accept('authorize-units', samples.authorization('A-1', 'GHA', '10471'));
  events = eventsOf(scenario);
  events.push(...actsBehind(BigInt(events.length - 1)));
  recorded = new Recorded(REGISTRY, events);
});
afterAll(() => recorded.discard());

/** What every sum comes to after `imports` of them. */
const expected = (imports: number): object => {
  const sum = IMPORT * BigInt(imports);
  const year = { inventory: null, remainder: '0', balance: null, state: 'no-data' };
  return {
    totals: [String(sum), String(sum)],
    account: String(sum),
    byHost: [{ host: 'GHA', quantity: String(sum) }],
    used: String(sum),
    adjustments: [String(2n * sum), String(sum), String(sum)],
    byVintage: [{ vintage: '2021', additions: String(2n * sum) }],
    years: [
      { year: '2021', firstTransferred: String(2n * sum), used: '0', adjustment: String(-2n * sum), ...year },
      { year: '2022', firstTransferred: '0', used: '0', adjustment: '0', ...year },
    ],
  };
};

const sumsOf = async (model: ReadModel, at?: string): Promise<object> => {
  const then = at === undefined ? {} : { at };
  const { totals } = (await model.ask('registry', then)).answer;
  const { additions, subtractions, net, byVintage } = (await model.ask('adjustments', { ...then, party: 'GHA' })).answer;
  const { years } = (await model.ask('emissions-balance', { ...then, party: 'GHA', from: '2021', to: '2022', metric: 'MWh' })).answer;
  return {
    totals: [totals.imported, totals.held],
    account: (await model.ask('account', { ...then, account: 'GHA-H1' })).answer.quantity,
    byHost: (await model.ask('balances', { ...then, by: ['host'] })).answer.rows,
    used: (await model.ask('authorization', { ...then, authorization: 'A-1' })).answer.used,
    adjustments: [additions, subtractions, net],
    ...{ byVintage, years },
  };
};

/** The revision of the last event before the fourth import. */
const beforeLast = (): number => events.findIndex(({ body }) => body.includes('"import":"IM-3"')) - 1;

describe('sums that 64 bits do not hold', () => {
  it('are exact', async () => {
    expect(IMPORT * BigInt(IMPORTS)).toBeGreaterThan(2n ** 63n);
    expect(await sumsOf(await recorded.open())).toEqual(expected(IMPORTS));
  });

  it('are exact at a past revision', async () => {
    expect(await sumsOf(await recorded.open(), String(beforeLast()))).toEqual(expected(IMPORTS - 1));
  });

  it('stay exact after a restart between two imports, with the same rows as without one', async () => {
    const stopped = new Recorded(REGISTRY, events.slice(0, beforeLast() + 1));
    await (await stopped.open()).close();
    stopped.append(events.slice(beforeLast() + 1));
    const model = await stopped.open();
    expect(await model.reach(stopped.head, 60_000)).toBe(true);
    expect(await sumsOf(model)).toEqual(expected(IMPORTS));
    await model.close();
    expect(await sumsOf(await stopped.open())).toEqual(expected(IMPORTS));
    expect(tablesIn(stopped.directory)).toEqual(tablesIn(recorded.directory));
    await stopped.discard();
  });
});
