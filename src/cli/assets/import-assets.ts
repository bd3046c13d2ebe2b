import { startCatalogue } from '../../ledger/start-catalogue.js';
import type { Target } from '../act.js';
import { Client } from '../client.js';
import { problemText, type ProblemBody } from '../problem-text.js';
import { Progress } from '../progress.js';
import { grouped } from '../table.js';
import { CliError, EXIT, type Terminal } from '../terminal.js';
import type { AssetRow } from './asset-row.js';
import { batchesIn, COMMAND, dataOf } from './batches.js';
import { FileCheck, type Report, type RowFault } from './check-batch.js';
import { checkThere } from './check-there.js';

export interface AssetOptions extends Target {
  readonly json?: boolean;
  /** What is wrong is left out, and the rest goes in. */
  readonly validOnly?: boolean;
  readonly dryRun?: boolean;
}

/** More faults than so many are counted and not shown. */
const MOST_SHOWN = 1_000;
/** So many commands go in a request. */
const TOGETHER = 10;

/**
 * `sextant import --format assets`: claims by the million, in commands of 1,000. The whole file is checked first, by its form, against itself
 * and against the registry, and nothing is written unless all of it is right, or `validOnly` leaves out what isn't. A run that was cut off is
 * simply run again: what it brought in is there, by the keys of the commands or claim by claim.
 */
export const importAssets = (path: string, options: AssetOptions, terminal: Terminal): Promise<number> =>
  Client.with(options, terminal, async (client) => {
    const registry = await client.registry(options);
    const faults = new Faults(terminal, options.json ?? false);
    const { rows, skipped, there } = await check(path, { client, registry }, faults, terminal);
    if (rows === 0) throw new CliError(`${path} has no row under its header. Nothing was written.`);
    faults.end();
    if (faults.lines.size > 0 && !options.validOnly)
      throw new CliError(`${grouped(faults.lines.size)} of ${grouped(rows)} rows are wrong. Nothing was written.`);
    const outcome = { registry, rows, there, leftOut: faults.lines.size };
    if (options.dryRun) return end(terminal, options, { ...outcome, claimed: rows - skipped.size, commands: 0, refused: 0 });
    const written = await write(path, { client, registry }, skipped, faults, terminal);
    return end(terminal, options, { ...outcome, ...written });
  });

interface Place {
  readonly client: Client;
  readonly registry: string;
}

interface Checked {
  readonly rows: number;
  /** The lines that are not to be given: wrong, or there already. */
  readonly skipped: ReadonlySet<number>;
  readonly there: number;
}

const check = async (path: string, { client, registry }: Place, faults: Faults, terminal: Terminal): Promise<Checked> => {
  const file = new FileCheck(startCatalogue(), faults.report);
  const progress = new Progress(terminal, 'rows checked');
  const skipped = new Set<number>();
  let [rows, there] = [0, 0];
  const odd = ({ line, cells, columns }: { line: number; cells: number; columns: number }): void => {
    rows += 1;
    faults.report({ line, column: null, code: 'row-form', rule: null, detail: `${cells} cells under a header of ${columns}` });
  };
  for await (const batch of batchesIn(path, odd)) {
    const right = file.right(batch);
    const found = await checkThere(client, registry, batch, right, faults.report);
    const left = new Set(found.left);
    for (const row of batch.rows) if (!left.has(row)) skipped.add(row.line);
    rows += batch.rows.length;
    there += found.there.length;
    progress.at(rows);
  }
  progress.end();
  for (const line of faults.lines) skipped.add(line);
  return { rows, skipped, there };
};

interface Written {
  readonly claimed: number;
  readonly commands: number;
  readonly refused: number;
}

/** Gives the commands of the second reading, without what the first found wrong or there. What is refused by now is reported. */
const write = async (
  path: string,
  { client, registry }: Place,
  skipped: ReadonlySet<number>,
  faults: Faults,
  terminal: Terminal,
): Promise<Written> => {
  const progress = new Progress(terminal, 'assets claimed');
  let [claimed, commands, refused] = [0, 0, 0];
  let waiting: { readonly key: string; readonly rows: readonly [AssetRow, ...AssetRow[]] }[] = [];
  const give = async (): Promise<void> => {
    const lines = waiting.map(({ key, rows }) => JSON.stringify({ command: COMMAND, key, data: dataOf(rows) }));
    for (const [i, result] of (lines.length === 0 ? [] : await client.bulk(registry, lines)).entries()) {
      const rows = waiting[i]?.rows ?? [];
      if (result.status === 201) [claimed, commands] = [claimed + rows.length, commands + 1];
      else {
        refused += rows.length;
        faults.refused(rows, result);
      }
    }
    waiting = [];
    progress.at(claimed);
  };
  for await (const { rows, key } of batchesIn(path, () => undefined)) {
    const [first, ...others] = rows.filter(({ line }) => !skipped.has(line));
    if (first) waiting.push({ key, rows: [first, ...others] });
    if (waiting.length === TOGETHER) await give();
  }
  await give();
  progress.end();
  return { claimed, commands, refused };
};

/** Shows what is wrong with rows, each with its line, column and rule. */
class Faults {
  readonly lines = new Set<number>();
  private count = 0;

  constructor(
    private readonly terminal: Terminal,
    private readonly json: boolean,
  ) {}

  readonly report: Report = (fault) => {
    this.lines.add(fault.line);
    this.count += 1;
    if (this.count > MOST_SHOWN) return;
    if (this.json) this.terminal.out(`${JSON.stringify(fault)}\n`);
    else this.terminal.err(`${faultText(fault)}\n`);
  };

  /** A command that was right a moment ago. */
  refused([first]: readonly AssetRow[], problem: ProblemBody): void {
    this.terminal.err(`the rows from line ${first?.line} on: ${problemText(problem)}\n`);
  }

  end(): void {
    if (this.count > MOST_SHOWN && !this.json) this.terminal.err(`and ${grouped(this.count - MOST_SHOWN)} more\n`);
  }
}

const faultText = ({ line, column, code, rule, detail, conflictsWithLine, conflictsWith, component }: RowFault): string => {
  const place = column === null ? `line ${line}` : `line ${line}, column ${column}`;
  const other =
    conflictsWithLine === undefined ? (conflictsWith === undefined ? [] : [`revision ${conflictsWith}`]) : [`line ${conflictsWithLine}`];
  const names = [...(component === undefined ? [] : [`component ${component}`]), ...other];
  return `${place}: ${code}: ${detail}${names.length > 0 ? ` (${names.join(', ')})` : ''}${rule === null ? '' : ` (rule ${rule})`}`;
};

interface Outcome extends Written {
  readonly registry: string;
  readonly rows: number;
  readonly there: number;
  readonly leftOut: number;
}

const end = (terminal: Terminal, { json, dryRun }: AssetOptions, outcome: Outcome): number => {
  const { registry, rows, claimed, commands, there, leftOut, refused } = outcome;
  if (json) terminal.out(`${JSON.stringify(outcome)}\n`);
  else {
    const given = `${grouped(commands)} command${commands === 1 ? '' : 's'}`;
    const done = dryRun ? `${grouped(claimed)} assets can be claimed` : `${grouped(claimed)} assets are claimed by ${given}`;
    const rest = `${grouped(there)} were already, ${grouped(leftOut)} left out`;
    terminal.out(`Of ${grouped(rows)} rows ${done} in registry ${registry}, ${rest}.\n`);
    if (refused > 0) terminal.err(`${grouped(refused)} were refused meanwhile: run the same again.\n`);
  }
  return refused > 0 ? EXIT.error : EXIT.ok;
};
