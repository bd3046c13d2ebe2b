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

/** What a value looks like: its type by name, and its pattern, choices or limits. */
const formOf = (schema: Schema): string => {
  const { $ref, anyOf, type, items, description, pattern } = schema;
  if (typeof $ref === 'string') return recordLink($ref);
  if (Array.isArray(anyOf)) return (anyOf as Schema[]).map((one) => (one['type'] === 'null' ? '`null`' : formOf(one))).join(' or ');
  if (Array.isArray(schema['enum'])) return choices(schema['enum']);
  if (type === 'array') return listOf(schema, items as Schema | undefined);
  if (type === 'boolean') return '`true` or `false`';
  if (type === 'object' && isTable(schema)) return `table of the columns ${columnsOf(schema)}`;
  const says = typeof description === 'string' ? description : typeof type === 'string' ? type : 'any';
  return typeof pattern === 'string' ? `${says}; \`${pattern}\`` : says;
};

const listOf = (schema: Schema, items: Schema | undefined): string => {
  const { minItems = 0, maxItems } = schema as { minItems?: number; maxItems?: number };
  const count = maxItems === undefined ? 'list' : `list of ${minItems} to ${maxItems}`;
  const of = items && typeof schema['description'] === 'string' ? { ...items, description: schema['description'] } : items;
  return `${count}${schema['uniqueItems'] ? ' different' : ''}: ${of ? formOf(of) : 'any'}`;
};

const recordLink = ($ref: string): string => {
  const name = $ref.slice(REFERENCE.length);
  return `[${name}](#${name.toLowerCase()})`;
};
const choices = (values: readonly unknown[]): string => values.map((value) => `\`${String(value)}\``).join(' ');

const isTable = (schema: Schema): boolean => 'columns' in ((schema['properties'] as object | undefined) ?? {});
const columnsOf = (schema: Schema): string => {
  const { columns } = schema['properties'] as { columns: { enum: [string[]] } };
  return choices(columns.enum[0]);
};

/** Text as it may stand in a cell of a table. */
const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
