import { invalid, Refusal } from '../../domain/kernel/refusal.js';
import { readJson } from '../../http/commands/strict-json.js';
import type { Schema } from '../../domain/kernel/json-schema.js';

/** A column that a CSV of one command may have: where its cells go in the command's data, and what they hold. */
export interface CommandColumn {
  readonly path: readonly string[];
  readonly required: boolean;
  /** The value that a cell says. Throws a `Refusal` that names no column. */
  readonly valueOf: (cell: string) => unknown;
}

type Schemas = Readonly<Record<string, Schema>>;

/**
 * The columns of a command, by name: a member each, and where a member is a record also one for each of its own (`ndcPeriod.first`). Text
 * and figures stand as they are, `true` or `false` for a flag, a list with semicolons between its entries or as JSON, a record as JSON.
 */
export const commandColumns = (schemas: Schemas, schema: Schema, above: readonly string[] = []): Map<string, CommandColumn> => {
  const columns = new Map<string, CommandColumn>();
  const required = new Set(schema['required'] as readonly string[] | undefined);
  for (const [name, member] of Object.entries((schema['properties'] ?? {}) as Schemas)) {
    const path = [...above, name];
    const of = resolved(schemas, member);
    columns.set(path.join('.'), { path, required: above.length === 0 && required.has(name), valueOf: reading(schemas, of) });
    if (of['type'] !== 'object') continue;
    for (const [inner, column] of commandColumns(schemas, of, path)) columns.set(inner, column);
  }
  return columns;
};

const reading = (schemas: Schemas, of: Schema): ((cell: string) => unknown) => {
  if (of['type'] === 'boolean') return flag;
  if (of['type'] === 'object') return record;
  if (of['type'] !== 'array') return (cell) => cell;
  const entries = resolved(schemas, (of['items'] ?? {}) as Schema);
  return (cell) => (cell.startsWith('[') || entries['type'] === 'object' ? list(cell) : cell.split(';').map((entry) => entry.trim()));
};

const resolved = (schemas: Schemas, schema: Schema): Schema =>
  typeof schema['$ref'] === 'string' ? (schemas[schema['$ref'].split('/').at(-1) ?? ''] ?? schema) : schema;

const wrong = (code: string, detail: string): never => invalid('', code, detail);

/** Spreadsheets write TRUE and FALSE. */
const flag = (cell: string): boolean => {
  const text = cell.toLowerCase();
  return text === 'true' || text === 'false' ? text === 'true' : wrong('flag-format', 'true or false');
};

const record = (cell: string): unknown => (cell.startsWith('{') ? json(cell) : wrong('record-format', 'A record as JSON, {...}'));
const list = (cell: string): unknown => (cell.startsWith('[') ? json(cell) : wrong('list-format', 'A list of records as JSON, [{...}]'));

const json = (cell: string): unknown => {
  try {
    return readJson(Buffer.from(cell));
  } catch (error) {
    if (error instanceof Refusal) return wrong('malformed-json', 'Not a JSON text');
    throw error;
  }
};
