import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { Client } from '../client.js';
import { exampleText, knownCommand } from '../help/command-help.js';
import { calledAs, openingText, targetOptions } from '../invocation.js';
import { startCatalogue } from '../../ledger/start-catalogue.js';
import { outcomeOf, type Target } from '../act.js';
import { grouped, table } from '../table.js';
import { CliError, EXIT, type Terminal } from '../terminal.js';
import type { Replied } from '../transport.js';

interface Options extends Target {
  readonly dataFile?: string;
  /** Only print a filled one. */
  readonly example?: boolean;
  readonly key?: string;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

interface Consequences {
  readonly balances?: readonly { account: string; before: string; after: string }[];
  readonly adjustments?: readonly { party: string; vintage: string; additions: string; subtractions: string }[];
  readonly approval?: { by: string; notBefore: string };
}

/**
 * `sextant command`: submits one command, its data from a file or from the standard input; with `--dry-run` only says what it would do, with
 * `--example` only prints a filled one.
 */
export const command = async (name: string, options: Options, terminal: Terminal): Promise<number> => {
  const entry = knownCommand(startCatalogue(), name);
  if (options.example) {
    terminal.out(exampleText(entry));
    return EXIT.ok;
  }
  if (options.dataFile === undefined) throw new CliError(withoutData(name, options, terminal));
  if (name === 'open-registry' && options.registry === undefined)
    throw new CliError(`Name the registry to open with --registry, such as:\n${openingText(terminal, options).trimEnd()}`);
  const data = options.dataFile === '-' ? await text(terminal.input) : await textOf(options.dataFile);
  const work = async (client: Client): Promise<number> => {
    const registry = await client.registry(options);
    const key = options.key ?? randomUUID();
    const answer = await client.submit(registry, name, data, { key, dryRun: options.dryRun ?? false });
    terminal.out(options.json ? `${answer.text}\n` : answerText(`${registry}: ${name}`, answer, options.dryRun ?? false));
    return EXIT.ok;
  };
  return Client.with(options, terminal, work, { make: name === 'open-registry' });
};

const answerText = (what: string, answer: Replied, dryRun: boolean): string => {
  const { events, revision, replayed } = outcomeOf(answer);
  const lines = events.map(({ revision: at, type }) => `  ${at} ${type}\n`).join('');
  if (dryRun)
    return `${what} would write, at revision ${events.at(-1)?.revision ?? revision}\n${lines}${consequencesText(JSON.parse(answer.text) as Consequences)}`;
  return `${what} ${replayed ? 'was written before' : 'wrote'}, at revision ${revision}\n${lines}`;
};

const withoutData = (name: string, options: Options, terminal: Terminal): string => {
  const submit = `${calledAs(terminal)} command ${name}`;
  const registry = options.registry === undefined ? '' : ` --registry ${options.registry}`;
  return (
    `Name the data of ${name} with --data-file FILE (- is the standard input). These make a filled one to change, and submit it:\n` +
    `  ${submit} --example > ${name}.json\n  ${submit} --data-file ${name}.json${registry}${targetOptions(options)}`
  );
};

/** The text of a file. Throws where it can't be read. */
export const textOf = (path: string): Promise<string> =>
  readFile(path, 'utf8').catch((error: unknown) => {
    throw new CliError(`${path} can't be read: ${(error as NodeJS.ErrnoException).code ?? String(error)}.`);
  });

const consequencesText = ({ balances = [], adjustments = [], approval }: Consequences): string => {
  const moved = balances.map(({ account, before, after }) => [account, grouped(before), grouped(after)]);
  const adjusted = adjustments.map((sum) => [sum.party, sum.vintage, grouped(sum.additions), grouped(sum.subtractions)]);
  return (
    (moved.length > 0 ? `\n${table(['account', 'before', 'after'], moved)}` : '') +
    (adjusted.length > 0 ? `\n${table(['Party', 'vintage', 'added', 'subtracted'], adjusted)}` : '') +
    (approval ? `\nIt needs a second person: propose it, and a ${approval.by} may approve it from ${approval.notBefore} on.\n` : '')
  );
};
