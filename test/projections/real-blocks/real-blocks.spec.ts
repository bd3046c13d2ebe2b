import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { checkedRows } from '../../../src/cli/gs-verra/check-rows.js';
import { planned } from '../../../src/cli/gs-verra/plan.js';
import { rawRows } from '../../../src/cli/gs-verra/read-file.js';
import type { ReadModel } from '../../../src/projections/read-model.js';
import { Dice } from '../../domain/kernel/dice.js';
import { Scenario } from '../../support/scenario.js';
import { Recorded } from '../support/recorded.js';
import { eventsOf } from '../support/stories.js';
import { joinedBlocks, Owners } from './owners.js';
import { holdingAccount, party } from '../../support/samples.js';

const REAL = join(import.meta.dirname, '../../../../shared/data/gs-verra-authorised-2026-08-14.csv');
const isThere = existsSync(REAL);
if (!isThere) process.stderr.write('skipped: the 601 real blocks are not at ../shared/data\n');

const TRANSFERS = 1_000;
const ACQUIRERS = ['CHE', 'SWE', 'SGP', 'JPN'];
const UNITS = 23_240_850;

/** What came to be at a revision: these blocks are this account's from then on. */
interface Given {
  readonly revision: number;
  readonly gifts: readonly (readonly [block: string, account: string])[];
}

/** Imports the real blocks as the command line does, and opens accounts of four Parties who acquire. Gives what the import gave whom. */
const imported = async (scenario: Scenario): Promise<Given> => {
  const { rows } = checkedRows(rawRows(readFileSync(REAL, 'utf8'), REAL), REAL);
  for (const code of ACQUIRERS) {
    await scenario.accept('register-party', party(code));
    await scenario.accept('open-account', holdingAccount(`${code}-A`, code));
  }
  const plan = planned(rows, 'a'.repeat(64));
  const outcomes = [];
  for (const { command, data } of [...plan.needs, { command: 'import-opening-balance', data: plan.balance }])
    outcomes.push(await scenario.accept(command, data));
  const events = outcomes.at(-1)?.events ?? [];
  const gifts = events
    .filter(({ type }) => type === 'OpeningBalanceImported')
    .flatMap(({ data }) => {
      const { columns, rows: table } = data['rows'] as { columns: string[]; rows: string[][] };
      const of = (row: readonly string[], name: string): string => row[columns.indexOf(name)] ?? '';
      return table.map((row) => {
        const first = Number(of(row, 'first'));
        const last = first + Number(of(row, 'quantity')) - 1;
        return [`INT01-${of(row, 'host')}-${of(row, 'activity')}-${of(row, 'vintage')}-${first}-${last}`, of(row, 'account')] as const;
      });
    });
  return { revision: Number(events.at(-1)?.revision), gifts };
};

/** A thousand transfers of some part of what some account has to some other one. */
const transferred = async (scenario: Scenario, owners: Owners, hosts: readonly string[]): Promise<Given[]> => {
  const dice = new Dice(601);
  const accounts = [...hosts, ...ACQUIRERS.map((code) => `${code}-A`)] as [string, ...string[]];
  const given: Given[] = [];
  while (given.length < TRANSFERS) {
    const [from, to] = [dice.oneOf(accounts), dice.oneOf(accounts)];
    const held = owners.heldBy(from);
    const range = held[dice.below(held.length)];
    if (range === undefined || from === to) continue;
    const [, prefix = '', begin, end] = /^(.*)-(\d+)-(\d+)$/.exec(range) ?? [];
    const first = Number(begin) + dice.below(Number(end) - Number(begin) + 1);
    const last = first + dice.below(Number(end) - first + 1);
    const block = `${prefix}-${first}-${last}`;
    const { events } = await scenario.accept('transfer-units', { from, to, units: { blocks: [block] } });
    owners.give(block, to);
    given.push({ revision: Number(events.at(-1)?.revision), gifts: [[block, to]] });
  }
  return given;
};

(isThere ? describe : describe.skip)('the 601 real blocks and a thousand transfers on top, as of every revision', () => {
  let model: ReadModel;
  let recorded: Recorded;
  let given: Given[];
  beforeAll(async () => {
    const scenario = await Scenario.trial('INT01', 'international', '2026-11-01T00:00:00.000Z');
    const opening = await imported(scenario);
    const owners = new Owners();
    for (const [block, account] of opening.gifts) owners.give(block, account);
    given = [opening, ...(await transferred(scenario, owners, [...new Set(opening.gifts.map(([, account]) => account))]))];
    recorded = new Recorded('INT01', eventsOf(scenario));
    model = await recorded.open();
  });
  afterAll(() => recorded.discard());

  const balances = async (at: number): Promise<string[]> => {
    const { rows } = (await model.ask('balances', { at: String(at), by: ['account', 'host', 'vintage'] })).answer;
    return rows.map((row) => `${row['account']} ${row['host']} ${row['vintage']} ${row['quantity']}`).sort();
  };
  const holdings = async (account: string, at: number): Promise<string[]> => {
    const blocks: string[] = [];
    for (let cursor: string | null | undefined; cursor !== null;) {
      const page = await model.ask('holdings', { account, at: String(at), pageSize: 1_000, ...(cursor === undefined ? {} : { cursor }) });
      blocks.push(...page.answer.blocks.map(({ block }) => block));
      ({ cursor } = page.answer);
    }
    return joinedBlocks(blocks);
  };

  it('are nothing before the import, and the whole file after it', async () => {
    const [{ revision, gifts } = { revision: 0, gifts: [] }] = given;
    expect(await balances(revision - 1)).toEqual([]);
    const after = new Owners();
    for (const [block, account] of gifts) after.give(block, account);
    expect([gifts.length, await balances(revision)]).toEqual([601, after.balances()]);
    expect(after.balances().reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0)).toBe(UNITS);
  });

  it('are where a fold of their own says, by account, host and vintage, and block by block', async () => {
    const owners = new Owners();
    let done = 0;
    const said: string[] = [];
    const first = Number(given[0]?.revision);
    for (let at = first - 1; at <= Number(recorded.head); at += 1) {
      const next = given[done];
      const touched = new Set<string>();
      if (next?.revision === at) {
        done += 1;
        for (const [block, account] of next.gifts) {
          for (const one of [account, ...owners.give(block, account)]) touched.add(one);
        }
      }
      const [answered, own] = [await balances(at), owners.balances()];
      if (answered.join() !== own.join()) said.push(`balances as of ${at}`);
      for (const account of touched)
        if ((await holdings(account, at)).join() !== owners.heldBy(account).join()) said.push(`holdings of ${account} as of ${at}`);
    }
    expect(said).toEqual([]);
    expect(done).toBe(TRANSFERS + 1);
  }, 600_000);
});
