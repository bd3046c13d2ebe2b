import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { expect, it } from '@jest/globals';
import { findingsIn } from '../support/check-laws.js';
import { party, programme } from '../support/samples.js';
import { Scenario } from '../support/scenario.js';
import { describeWith, shared } from './field.js';

const FILE = 'eutl-transactions.csv.gz';

interface Moved {
  readonly from: string;
  readonly to: string;
  readonly amount: bigint;
}

const accountOf = (id: string | undefined): string => `EU-${String(Number(id))}`;

/** The lines of the European Union's transaction log: who gave how much to whom, in its order. */
const lines = (): Moved[] =>
  parse<Record<string, string>>(gunzipSync(readFileSync(shared(FILE))), { columns: true }).map((line) => ({
    from: accountOf(line['transferringAccount_id']),
    to: accountOf(line['acquiringAccount_id']),
    amount: BigInt(Number(line['amount'])),
  }));

/** What each account must have at the start so that it can give all that it gave. */
const openings = (all: readonly Moved[]): Map<string, bigint> => {
  const balances = new Map<string, bigint>();
  const least = new Map<string, bigint>();
  const add = (account: string, amount: bigint): void => {
    const balance = (balances.get(account) ?? 0n) + amount;
    balances.set(account, balance);
    if (balance < (least.get(account) ?? 0n)) least.set(account, balance);
  };
  for (const { from, to, amount } of all) {
    if (from === to) continue;
    add(from, -amount);
    add(to, amount);
  }
  return new Map([...balances.keys()].map((account) => [account, -(least.get(account) ?? 0n)]));
};

describeWith(FILE)('the transactions of the European Union', () => {
  it('16,418 lines, 224 of them to the account itself and refused; no balance is off at the end, and the checker finds nothing', async () => {
    const story = await Scenario.trial('INT01', 'international', '2026-11-01T00:00:00.000Z');
    const all = lines();
    expect([all.length, all.filter(({ from, to }) => from === to).length]).toEqual([16_418, 224]);
    await story.accept('register-party', party('EUE'));
    await story.accept('register-programme', programme('ALLOWANCES', { mode: 'project' }));
    const balances = openings(all);
    for (const account of balances.keys()) await story.accept('open-account', { account, type: 'holding', party: 'EUE' });
    for (const { from, to } of all)
      for (const account of [from, to])
        if (!balances.has(account)) {
          balances.set(account, 0n);
          await story.accept('open-account', { account, type: 'holding', party: 'EUE' });
        }
    await bringIn(story, balances);
    const next = new Map(balances);
    let self = 0;
    for (const { from, to, amount } of all) {
      const { refusal } = await story.give('transfer-units', { from, to, units: { quantity: String(amount) } });
      if (from === to) {
        expect(refusal).toBe('same-account');
        self += 1;
        continue;
      }
      if (refusal === 'too-many-blocks') throw new Error(`${from} holds its units in more blocks than a movement may touch`);
      expect(refusal).toBeNull();
      next.set(from, (next.get(from) ?? 0n) - amount);
      next.set(to, (next.get(to) ?? 0n) + amount);
    }
    expect(self).toBe(224);
    expect([...next.keys()].filter((account) => story.holding(account) !== next.get(account))).toEqual([]);
    expect(findingsIn(story)).toEqual([]);
    await story.file.close();
  }, 600_000);
});

/** The openings as units of one outside series, 2,500 rows an act. */
const bringIn = async (story: Scenario, balances: ReadonlyMap<string, bigint>): Promise<void> => {
  let serial = 1n;
  const rows = [...balances].flatMap(([account, quantity]) => {
    if (quantity === 0n) return [];
    const first = serial;
    serial += quantity;
    const underlying = { registry: 'JCM', series: 'EU', first: String(first), last: String(serial - 1n) };
    return [
      {
        account,
        host: 'EUE',
        activity: 'ALLOWANCES',
        vintage: '2012',
        quantity: String(quantity),
        underlying,
        mitigationType: 'Allowances',
      },
    ];
  });
  for (let from = 0; from < rows.length; from += 2_500) {
    const part = rows.slice(from, from + 2_500);
    const controlTotal = String(part.reduce((sum, { quantity }) => sum + BigInt(quantity), 0n));
    const balance = { import: `EU-${from + 1}`, account: part[0]?.account ?? '', kind: 'CER', controlTotal, rows: part };
    await story.accept('import-opening-balance', balance);
  }
};
