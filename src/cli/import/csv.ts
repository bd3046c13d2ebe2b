import { Refusal } from '../../domain/kernel/refusal.js';
import type { Catalogue } from '../../ledger/catalogue.js';
import { sha256 } from '../../ledger/hashes.js';
import { knownCommand } from '../help/command-help.js';
import { CliError } from '../terminal.js';
import { commandColumns, type CommandColumn } from './command-columns.js';
import type { CommandFile, Entry } from './command-file.js';
import { headerFaults, inColumns, KEY } from './csv-header.js';
import { csvRows, type Row } from './csv-rows.js';
import { fileLines } from './file-lines.js';

/** A spreadsheet holds no more, and it is read at once. */
const MOST_CHARACTERS = 64 * 1024 * 1024;
const MENDING =
  'The rows have no keys of their own. Give the refused ones, mended, in a file that holds nothing else: this file changed would give all its rows again.';

/**
 * A CSV whose rows are each a command `name`, its header the command's members. A row has the key of its column `key`, or one made of the
 * file's hash and its number: the same file given again has no effect. Throws where it is no such file, with everything wrong in its header.
 */
export const csvFile = async (path: string, name: string, catalogue: Catalogue): Promise<CommandFile> => {
  const entry = knownCommand(catalogue, name);
  const text = await wholeText(path);
  const { header, rows } = csvRows(text, path);
  const columns = commandColumns(catalogue.schemas, catalogue.schemas[entry.command.name] ?? {});
  const faults = headerFaults(header, columns);
  if (faults.length > 0)
    throw new CliError(
      `${path} is no csv of ${name}. Nothing was written.\n  ${faults.join('\n  ')}\n  Its columns may be ${[...columns.keys()].join(', ')}, and ${KEY}.`,
    );
  const used = header.map((column) => columns.get(column));
  const hash = sha256(text);
  const entries = rows.map((row): Entry => ({ number: row.number, command: commandOf(row, name, header, used, hash) }));
  return {
    unit: 'row',
    worded: (problem) => inColumns(problem, header),
    ...(header.includes(KEY) ? {} : { mending: MENDING }),
    entries: async function* () {
      yield await Promise.resolve(entries);
    },
  };
};

const wholeText = async (path: string): Promise<string> => {
  const texts: string[] = [];
  let characters = 0;
  for await (const lines of fileLines(path)) {
    for (const { text } of lines) texts.push(text);
    characters += lines.reduce((sum, { text }) => sum + text.length + 1, 0);
    if (characters > MOST_CHARACTERS) throw new CliError(`${path} is too large for one csv: split it. Nothing was written.`);
  }
  return texts.join('\n');
};

/** A row as a line of a bulk request; the refusal with every cell that says nothing its column can mean. */
const commandOf = (
  row: Row,
  command: string,
  header: readonly string[],
  used: readonly (CommandColumn | undefined)[],
  hash: string,
): string | Refusal => {
  const { number, cells } = row;
  if (cells.length !== header.length) return rowForm(`${cells.length} cells under a header of ${header.length}`);
  const errors: { pointer: string; code: string; detail: string }[] = [];
  const data = {};
  let key = `csv-${hash.slice(0, 40)}-${number}`;
  for (const [i, cell] of cells.entries()) {
    const column = used[i];
    if (cell === '') continue;
    if (!column) key = cell;
    else
      try {
        put(data, column.path, column.valueOf(cell));
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        errors.push(...(error.names.errors ?? []).map((found) => ({ ...found, pointer: `/${column.path.join('/')}` })));
      }
  }
  return errors.length > 0 ? new Refusal('invalid-input', { errors }) : JSON.stringify({ command, key, data });
};

const rowForm = (detail: string): Refusal => new Refusal('invalid-input', { errors: [{ pointer: '', code: 'row-form', detail }] });

const put = (data: object, path: readonly string[], value: unknown): void => {
  const [name = '', ...inner] = path;
  const members = data as Record<string, unknown>;
  if (inner.length === 0) members[name] = value;
  else put((members[name] ??= {}), inner, value);
};
