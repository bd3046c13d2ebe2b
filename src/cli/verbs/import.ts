import { createReadStream, existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { Client } from '../client.js';
import type { Target } from '../told.js';
import { problemText, Refused, type ProblemBody } from '../problem-text.js';
import { Progress } from '../progress.js';
import { grouped } from '../table.js';
import { CliError, EXIT, type Terminal } from '../terminal.js';

interface Given extends Target {
  readonly atomic?: boolean;
  readonly json?: boolean;
}

/** A request holds at most so much, whatever the size of the file. */
const MOST_LINES = 1_000;
const MOST_CHARACTERS = 4_000_000;

interface Line {
  readonly number: number;
  readonly text: string;
}

/** `sextant import`: a file of commands, one a line, given in order. Every refused line is named; with `--atomic` all go in or none. */
export const importCommands = async (path: string, given: Given, terminal: Terminal): Promise<number> => {
  if (!existsSync(path)) throw new CliError(`${path} is not there.`);
  return Client.with(given, terminal, async (client) => {
    const registry = await client.registry(given);
    const { size } = await stat(path);
    const progress = new Progress(terminal, 'bytes', size);
    let [accepted, refused, bytes] = [0, 0, 0];
    for await (const lines of chunksOf(path, given.atomic ? Infinity : MOST_LINES)) {
      for (const result of await give(client, registry, lines, given.atomic ?? false)) {
        if (result.status === 201) accepted += 1;
        else refused += 1;
        if (given.json) terminal.out(`${JSON.stringify(result)}\n`);
        else if (result.status !== 201) terminal.err(`line ${result.line}: ${problemText(withoutLine(result))}\n`);
      }
      bytes += lines.reduce((sum, { text }) => sum + Buffer.byteLength(text) + 1, 0);
      progress.at(bytes);
    }
    progress.end();
    if (!given.json) terminal.out(`${grouped(accepted)} commands accepted, ${grouped(refused)} refused.\n`);
    return refused === 0 ? EXIT.ok : EXIT.error;
  });
};

type Result = ProblemBody & { readonly line: number };

/** The lines' results, each with the number its line has in the file. */
const give = async (client: Client, registry: string, lines: readonly Line[], atomic: boolean): Promise<Result[]> => {
  const numbered = (line: number | undefined): number => lines[(line ?? 1) - 1]?.number ?? 0;
  const texts = lines.map(({ text }) => text);
  try {
    const results = await client.bulk(registry, texts, { atomic });
    return results.map((result) => ({ ...result, line: numbered(result.line) }));
  } catch (error) {
    if (!atomic || !(error instanceof Refused)) throw error;
    const { line, conflictsWithLine, ...rest } = error.problem;
    throw new Refused({
      ...rest,
      ...(line === undefined ? {} : { line: numbered(line) }),
      ...(conflictsWithLine === undefined ? {} : { conflictsWithLine: numbered(conflictsWithLine) }),
      detail: `${rest.detail ?? ''} Nothing of the file was written.`,
    });
  }
};

const withoutLine = ({ line: _, ...rest }: Result): ProblemBody => rest;

/** The lines of a file that aren't empty, in chunks that fit memory. */
async function* chunksOf(path: string, most: number): AsyncIterableIterator<Line[]> {
  let [chunk, characters, number]: [Line[], number, number] = [[], 0, 0];
  for await (const text of createInterface({ input: createReadStream(path, 'utf8'), crlfDelay: Infinity })) {
    number += 1;
    if (text.trim() === '') continue;
    chunk.push({ number, text });
    characters += text.length;
    if (chunk.length < most && (characters < MOST_CHARACTERS || most === Infinity)) continue;
    yield chunk;
    [chunk, characters] = [[], 0];
  }
  if (chunk.length > 0) yield chunk;
}
