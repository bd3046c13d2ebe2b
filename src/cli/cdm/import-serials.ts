import { Client } from '../client.js';
import type { ActEvent, Target } from '../act.js';
import { Refused } from '../problem-text.js';
import { Progress } from '../progress.js';
import { bringIn } from '../steps/bring-in.js';
import { missingOf } from '../steps/missing.js';
import { prepare } from '../steps/prepare.js';
import { registryFor } from '../steps/registry.js';
import { isWaiting, waitingText, type Waiting } from '../steps/waiting.js';
import { grouped, table } from '../table.js';
import { EXIT, type Terminal } from '../terminal.js';
import { checked } from './check-serials.js';
import { balancesOf, needsOf, rowOf } from './plan.js';

const USUAL_REGISTRY = 'INT01';
const OPERATOR = 'Import of CDM issuances';

/**
 * `sextant import --format cdm-serials`: the issuances of the CDM registry with their serials, all as CERs. The whole file is checked before
 * anything is written; then it is read again and goes in by 2,500 rows an act. A run that was cut off is simply run again.
 */
export const importSerials = async (path: string, target: Target & { json?: boolean }, terminal: Terminal): Promise<number> => {
  const file = await checked(path);
  const work = async (client: Client): Promise<number> => {
    const registry = target.registry ?? USUAL_REGISTRY;
    await registryFor(client, registry, OPERATOR, terminal);
    const waiting = await prepare(client, registry, await missingOf(client, registry, needsOf(file), terminal));
    const sums = new Sums();
    if (waiting.length > 0)
      waiting.push({ role: 'administrator', command: 'import-opening-balance', count: balances(file.rows), note: AFTER });
    else waiting.push(...(await bringAllIn(client, registry, path, { sums, progress: new Progress(terminal, 'rows', file.rows) })));
    if (waiting.length > 0) {
      terminal.out(target.json ? `${JSON.stringify({ registry, waiting })}\n` : waitingText(registry, waiting));
      return EXIT.error;
    }
    terminal.out(target.json ? `${JSON.stringify({ registry, ...sums.all() })}\n` : textOf(registry, sums));
    return EXIT.ok;
  };
  return Client.with(target, terminal, work, { make: true });
};

const AFTER = 'after the others';
const balances = (rows: number): number => Math.ceil(rows / 2_500);

/** Gives every opening balance in turn. Returns what someone else has to do. */
const bringAllIn = async (
  client: Client,
  registry: string,
  path: string,
  { sums, progress }: { readonly sums: Sums; readonly progress: Progress },
): Promise<Waiting[]> => {
  const waiting: Waiting[] = [];
  let [number, rows] = [0, 0];
  for await (const balance of balancesOf(path)) {
    number += 1;
    const given = await bringIn(client, registry, balance).catch((error: unknown) => {
      throw error instanceof Refused ? inRows(error, number) : error;
    });
    if (isWaiting(given)) waiting.push(given);
    else sums.add(given.events, given.revision);
    progress.at((rows += balance.rows.length));
  }
  progress.end();
  return waiting;
};

/** A refusal in terms of the file. What was written before it stays: every act of it is whole. */
const inRows = ({ problem }: Refused, number: number): Refused => {
  const { line, conflictsWithLine, ...rest } = problem;
  const places = [line, conflictsWithLine].flatMap((at) => (at === undefined ? [] : [rowOf(number, at)]));
  const where = places.length > 0 ? `, ${places.join(' and ')} of the file` : '';
  return new Refused({ ...rest, detail: `${rest.detail ?? ''} In import CDM-${number}${where}. Of that import nothing was written.` });
};

/** What the registry wrote, summed up out of the acts that it answered. */
class Sums {
  private readonly byParty = new Map<string, bigint>();
  private imports = 0;
  private blocks = 0;
  private revision = '';

  add(events: readonly ActEvent[], revision: string): void {
    this.imports += 1;
    this.revision = revision;
    for (const { type, data } of events) {
      if (type !== 'OpeningBalanceImported') continue;
      const { columns, rows } = data['rows'] as { columns: readonly string[]; rows: readonly (readonly string[])[] };
      const [host, quantity] = [columns.indexOf('host'), columns.indexOf('quantity')];
      this.blocks += rows.length;
      for (const row of rows) {
        const party = row[host] ?? '';
        this.byParty.set(party, (this.byParty.get(party) ?? 0n) + BigInt(row[quantity] ?? 0));
      }
    }
  }

  all(): { revision: string; imports: number; blocks: number; units: string; byParty: { party: string; units: string }[] } {
    const parties = [...this.byParty].sort(([a, x], [b, y]) => (x === y ? (a < b ? -1 : 1) : x > y ? -1 : 1));
    const units = String(parties.reduce((sum, [, quantity]) => sum + quantity, 0n));
    const { revision, imports, blocks } = this;
    return { revision, imports, blocks, units, byParty: parties.map(([party, quantity]) => ({ party, units: String(quantity) })) };
  }
}

const textOf = (registry: string, sums: Sums): string => {
  const { revision, imports, blocks, units, byParty } = sums.all();
  const rows = byParty.map((sum) => [sum.party, grouped(sum.units)]);
  return (
    `${grouped(blocks)} blocks of CERs are in registry ${registry}, ${imports} imports, up to revision ${revision}.\n\n` +
    table(['Party', 'units'], [...rows, ['sum', grouped(units)]])
  );
};
