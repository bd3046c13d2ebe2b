import type { Catalogue } from '../../ledger/catalogue.js';
import { Client } from '../client.js';
import { checked } from '../import/check.js';
import type { CommandFile, Entry } from '../import/command-file.js';
import { csvFile } from '../import/csv.js';
import { ndjsonFile } from '../import/ndjson.js';
import { problemText, Refused, type ProblemBody } from '../problem-text.js';
import { Progress } from '../progress.js';
import { startCatalogue } from '../../ledger/start-catalogue.js';
import { calledAs, quoted } from '../invocation.js';
import { grouped } from '../table.js';
import { CliError, EXIT, type Terminal } from '../terminal.js';
import type { Target } from '../act.js';

interface Options extends Target {
  readonly format?: string;
  /** What each row of a csv is. */
  readonly command?: string;
  readonly atomic?: boolean;
  readonly json?: boolean;
}

/** A request holds at most so much, whatever the size of the file. */
const MOST_LINES = 1_000;
const MOST_CHARACTERS = 4_000_000;
/** What goes in together or not at all is one append. */
const MOST_TOGETHER = 1_024;

/**
 * `sextant import`: a file of commands, given in order. It is read whole first: where a line or row is no command, each of them is named and
 * nothing is options. What the book refuses is named as it comes, and the others go in; with `--atomic` all go in or none.
 */
export const importCommands = async (path: string, options: Options, terminal: Terminal): Promise<number> => {
  const report = (file: CommandFile, number: number, problem: ProblemBody): void => {
    if (options.json) terminal.out(`${JSON.stringify({ [file.unit]: number, ...problem })}\n`);
    else terminal.err(`${file.unit} ${number}: ${problemText(problem, file.unit)}\n`);
  };
  const catalogue = startCatalogue();
  const file = await commandFile(path, options, catalogue, terminal);
  const { commands, bad } = await checked(file, catalogue, (number, problem) => {
    const { detail: advice, ...fault } = problem;
    report(file, number, options.json && advice !== undefined ? problem : fault);
  });
  if (commands === 0) throw new CliError(`${path} holds no command: there is nothing in it to import. Nothing was written.`);
  if (bad > 0) throw new CliError(`${grouped(bad)} of ${grouped(commands)} ${file.unit}s are no command. Nothing was written.`);
  if (options.atomic && commands > MOST_TOGETHER)
    throw new CliError(`${grouped(commands)} commands: at most ${grouped(MOST_TOGETHER)} go in together. Nothing was written.`);
  return Client.with(options, terminal, async (client) => {
    const registry = await client.registry(options);
    const progress = new Progress(terminal, 'commands', commands);
    let [accepted, refused] = [0, 0];
    try {
      for await (const entries of chunksOf(file, options.atomic ? Infinity : MOST_LINES)) {
        for (const { line, ...result } of await submit(client, registry, file, entries, options.atomic ?? false)) {
          if (result.status === 201) accepted += 1;
          else refused += 1;
          if (options.json || result.status !== 201) report(file, line, result);
        }
        progress.at(accepted + refused);
      }
    } finally {
      progress.end();
    }
    if (!options.json) terminal.out(`${grouped(accepted)} commands accepted, ${grouped(refused)} refused.\n`);
    if (refused > 0 && accepted > 0 && file.mending !== undefined) terminal.err(`${file.mending}\n`);
    return refused === 0 ? EXIT.ok : EXIT.error;
  });
};

/** The file in its format: what is said, else what its name ends with. Throws for a format that isn't read. */
const commandFile = async (path: string, { format, command }: Options, catalogue: Catalogue, terminal: Terminal): Promise<CommandFile> => {
  if (/\.xlsx?$/i.test(path)) throw new CliError(`${path} is a workbook, which isn't read: save its sheet as CSV (UTF-8).`);
  const csv = format === undefined ? /\.csv$/i.test(path) : format === 'csv';
  if (csv && command === undefined)
    throw new CliError(
      `Each row of a csv is one command: say which, such as \`${calledAs(terminal)} import ${quoted(path)} --command open-account\`.`,
    );
  if (!csv && command !== undefined) throw new CliError('--command is for a csv: each line of an NDJSON file names its own.');
  return command === undefined ? ndjsonFile(path) : csvFile(path, command, catalogue);
};

/** One of the answers to a chunk, with the number of its line or row in the file. */
type Result = ProblemBody & { readonly line: number };

const submit = async (
  client: Client,
  registry: string,
  file: CommandFile,
  entries: readonly Entry[],
  atomic: boolean,
): Promise<Result[]> => {
  const numbered = (line: number | undefined): number => entries[(line ?? 1) - 1]?.number ?? 0;
  try {
    const results = await client.bulk(registry, entries.map(textOf), { atomic });
    return results.map((result) => ({ ...file.worded(result), line: numbered(result.line) }));
  } catch (error) {
    if (!atomic || !(error instanceof Refused)) throw error;
    const { line, conflictsWithLine, ...rest } = file.worded(error.problem);
    const mapped = {
      ...(line === undefined ? {} : { line: numbered(line) }),
      ...(conflictsWithLine === undefined ? {} : { conflictsWithLine: numbered(conflictsWithLine) }),
    };
    throw new Refused({ ...rest, ...mapped, detail: `${rest.detail ?? ''} Nothing of the file was written.` }, file.unit);
  }
};

const textOf = ({ number, command }: Entry): string => {
  if (typeof command === 'string') return command;
  throw new CliError(`The file changed while it was read, at ${number}.`);
};

/** The commands of a file in chunks that fit a request. */
async function* chunksOf(file: CommandFile, most: number): AsyncIterableIterator<readonly Entry[]> {
  let [chunk, characters]: [Entry[], number] = [[], 0];
  for await (const entries of file.entries())
    for (const entry of entries) {
      chunk.push(entry);
      characters += textOf(entry).length;
      if (chunk.length < most && (characters < MOST_CHARACTERS || most === Infinity)) continue;
      yield chunk;
      [chunk, characters] = [[], 0];
    }
  if (chunk.length > 0) yield chunk;
}
