import type { Schema } from '../../domain/kernel/json-schema.js';
import { CliError } from '../terminal.js';
import type { List } from './lists.js';

/** A column: where its value stands in an item. `crediting.start` is the member `start` of the member `crediting`. */
export interface Column {
  readonly name: string;
  readonly path: readonly string[];
  /** Whether its cells hold one word or figure, rather than a list. */
  readonly plain: boolean;
}

export type Item = Readonly<Record<string, unknown>>;

export const column = (name: string, plain = true): Column => ({ name, path: name.split('.'), plain });

/** The columns of a list, from the node's own OpenAPI document: a list without items has them too. */
export const columnsOf = (document: Schema, { name, route, member }: List): Column[] => {
  const answer = at(document, 'paths', route, 'get', 'responses', '200', 'content', 'application/json', 'schema');
  const items = at(resolved(document, answer), 'properties', member, 'items');
  if (items === undefined) throw new CliError(`The node doesn't say what its list of ${name} is made of: is it of another version?`);
  return leaves(document, items, []);
};

/** Members of records get a column each; a list is one column, and so is a record of any members. */
const leaves = (document: Schema, schema: Schema, path: readonly string[]): Column[] => {
  const of = resolved(document, schema);
  const members = Object.entries((of['properties'] as Record<string, Schema> | undefined) ?? {});
  if (members.length === 0) return [{ name: path.join('.'), path, plain: of['type'] !== 'array' && of['type'] !== 'object' }];
  return members.flatMap(([name, member]) => leaves(document, member, [...path, name]));
};

/** What a schema says once its reference is followed and `null` is left aside. */
const resolved = (document: Schema, schema: Schema | undefined): Schema => {
  const { $ref, anyOf } = schema ?? {};
  if (typeof $ref === 'string') return resolved(document, at(document, ...$ref.slice(2).split('/')));
  const other = (anyOf as Schema[] | undefined)?.find(({ type }) => type !== 'null');
  return other ? resolved(document, other) : (schema ?? {});
};

const at = (value: unknown, ...names: readonly string[]): Schema | undefined =>
  names.reduce<unknown>((inner, name) => (inner as Record<string, unknown> | undefined)?.[name], value) as Schema | undefined;

/** The cell of an item in a column: text and figures as they are, nothing where nothing is, a list of words with semicolons, others as JSON. */
export const cellOf = (item: Item, { path }: Column): string => {
  const value = path.reduce<unknown>((inner, name) => (inner as Record<string, unknown> | null | undefined)?.[name], item);
  if (value === undefined || value === null) return '';
  if (typeof value === 'string') return value;
  return isWords(value) ? value.join(';') : JSON.stringify(value);
};

/** Whether the entries of a list can be separated again where semicolons stand between them. */
const isWords = (value: unknown): value is string[] =>
  Array.isArray(value) && value.length > 0 && value.every((entry) => typeof entry === 'string' && /^[^;[\s](?:[^;]*[^;\s])?$/.test(entry));
