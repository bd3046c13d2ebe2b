import type { Schema } from '../../domain/kernel/json-schema.js';

export type Schemas = Readonly<Record<string, Schema>>;

const REFERENCE = '#/components/schemas/';

/** The members of a command, an event or a record as a Markdown table. */
export const fieldsTable = (schema: Schema | undefined): string => {
  const properties = Object.entries((schema?.['properties'] ?? {}) as Schemas);
  if (properties.length === 0) return 'No members.\n';
  const required = new Set(schema?.['required'] as string[] | undefined);
  const rows = properties.map(
    ([name, member]) => `| \`${name}\` | ${required.has(name) ? 'always' : 'may be absent'} | ${cell(formOf(member))} |\n`,
  );
  return `| member | | form |\n|---|---|---|\n${rows.join('')}`;
};

/** The records that a schema's members are made of, and those that these are made of. */
export const recordsOf = (schemas: Schemas, schema: Schema | undefined, found = new Set<string>()): Set<string> => {
  for (const [, name = ''] of JSON.stringify(schema ?? {}).matchAll(/"#\/components\/schemas\/([A-Za-z0-9]+)"/g)) {
    if (found.has(name)) continue;
    found.add(name);
    recordsOf(schemas, schemas[name], found);
  }
  return found;
};

/** How a form is written where it is read: a page, or a terminal. */
interface Writing {
  /** Text that stands in a command as it is. */
  readonly literal: (text: string) => string;
  /** A record, by its name. */
  readonly record: (name: string) => string;
  /** Whether patterns are shown. */
  readonly pattern: boolean;
}

const MARKDOWN: Writing = {
  literal: (text) => `\`${text}\``,
  record: (name) => `[${name}](#${name.toLowerCase()})`,
  pattern: true,
};

/** What a value looks like: its type by name, and its pattern, choices or limits. */
export const formOf = (schema: Schema, writing: Writing = MARKDOWN): string => {
  const { $ref, anyOf, type, items, description, pattern } = schema;
  const { literal } = writing;
  if (typeof $ref === 'string') return writing.record($ref.slice(REFERENCE.length));
  if (Array.isArray(anyOf))
    return (anyOf as Schema[]).map((one) => (one['type'] === 'null' ? literal('null') : formOf(one, writing))).join(' or ');
  if (Array.isArray(schema['enum'])) return choices(schema['enum'], writing);
  if (type === 'array') return listOf(schema, items as Schema | undefined, writing);
  if (type === 'boolean') return `${literal('true')} or ${literal('false')}`;
  if (type === 'object' && isTable(schema)) return `table of the columns ${columnsOf(schema, writing)}`;
  const says = typeof description === 'string' ? description : typeof type === 'string' ? type : 'any';
  return typeof pattern === 'string' && writing.pattern ? `${says}; ${literal(pattern)}` : says;
};

/** The name of the record that a member is, or is a list of. */
export const recordIn = ({ $ref, items }: Schema): string | undefined =>
  typeof $ref === 'string' ? $ref.slice(REFERENCE.length) : items === undefined ? undefined : recordIn(items as Schema);

const listOf = (schema: Schema, items: Schema | undefined, writing: Writing): string => {
  const { minItems = 0, maxItems } = schema as { minItems?: number; maxItems?: number };
  const count = maxItems === undefined ? 'list' : `list of ${minItems} to ${maxItems}`;
  const of = items && typeof schema['description'] === 'string' ? { ...items, description: schema['description'] } : items;
  return `${count}${schema['uniqueItems'] ? ' different' : ''}: ${of ? formOf(of, writing) : 'any'}`;
};

const choices = (values: readonly unknown[], { literal }: Writing): string => values.map((value) => literal(String(value))).join(' ');

const isTable = (schema: Schema): boolean => 'columns' in ((schema['properties'] as object | undefined) ?? {});
const columnsOf = (schema: Schema, writing: Writing): string => {
  const { columns } = schema['properties'] as { columns: { enum: [string[]] } };
  return choices(columns.enum[0], writing);
};

/** Text as it may stand in a cell of a table. */
const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
