import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { Client } from '../client.js';
import { outcomeOf, type Target } from '../act.js';
import { grouped, table } from '../table.js';
import { CliError, EXIT, type Terminal } from '../terminal.js';

interface Given extends Target {
  readonly dataFile: string;
  readonly key?: string;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

interface Consequences {
  readonly balances?: readonly { account: string; before: string; after: string }[];
  readonly adjustments?: readonly { party: string; vintage: string; additions: string; subtractions: string }[];
}

/** `sextant command`: gives one command, its data from a file or from the standard input; with `--dry-run` only says what it would do. */
export const command = async (name: string, given: Given, terminal: Terminal): Promise<number> => {
  const data = given.dataFile === '-' ? await text(terminal.input) : await textOf(given.dataFile);
  if (name === 'open-registry' && given.registry === undefined) throw new CliError('Name the registry to open with --registry CODE.');
  const work = async (client: Client): Promise<number> => {
    const registry = await client.registry(given);
    const key = given.key ?? randomUUID();
    const answer = await client.submit(registry, name, data, { key, dryRun: given.dryRun ?? false });
    if (given.json) terminal.out(`${answer.text}\n`);
    else {
      const { events, revision, replayed } = outcomeOf(answer);
      const what = given.dryRun ? 'would write, at revision' : replayed ? 'was written before, at revision' : 'wrote, at revision';
      terminal.out(`${registry}: ${name} ${what} ${given.dryRun ? (events[0]?.revision ?? revision) : revision}\n`);
      for (const { revision: at, type } of events) terminal.out(`  ${at} ${type}\n`);
      if (given.dryRun) terminal.out(consequencesText(JSON.parse(answer.text) as Consequences));
    }
    return EXIT.ok;
  };
  return Client.with(given, terminal, work, { make: name === 'open-registry' });
};

/** The text of a file. Throws where it can't be read. */
export const textOf = (path: string): Promise<string> =>
  readFile(path, 'utf8').catch((error: unknown) => {
    throw new CliError(`${path} can't be read: ${(error as NodeJS.ErrnoException).code ?? String(error)}.`);
  });

const consequencesText = ({ balances = [], adjustments = [] }: Consequences): string => {
  const moved = balances.map(({ account, before, after }) => [account, grouped(before), grouped(after)]);
  const adjusted = adjustments.map((sum) => [sum.party, sum.vintage, grouped(sum.additions), grouped(sum.subtractions)]);
  return (
    (moved.length > 0 ? `\n${table(['account', 'before', 'after'], moved)}` : '') +
    (adjusted.length > 0 ? `\n${table(['Party', 'vintage', 'added', 'subtracted'], adjusted)}` : '')
  );
};
