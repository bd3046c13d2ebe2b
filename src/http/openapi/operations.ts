import type { RefusalCode } from '../../domain/kernel/refusal.js';
import type { Schema } from '../../domain/kernel/json-schema.js';
import { PATH_PARAMETERS } from '../reads/path-parameters.js';
import { refusing } from './refusal-sets.js';

/** One operation, as this folder writes them down. */
export interface Operation {
  readonly method: 'get' | 'post';
  /** With names in braces: `/v1/registries/{registry}`. */
  readonly path: string;
  readonly id: string;
  readonly tag: 'commands' | 'reads' | 'events' | 'proofs' | 'operations' | 'documents';
  readonly summary: string;
  readonly description?: string;
  readonly parameters?: readonly Schema[];
  readonly body?: Schema;
  /** Answers that are no refusal, by status. */
  readonly answers: Readonly<Record<string, Schema>>;
  readonly refuses: readonly RefusalCode[];
}

/** The id of the operation that is a command or a question of this name: `issue-units` is `issueUnits`. */
export const operationId = (name: string): string => name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** A parameter of the query or a header. */
export const parameter = (place: 'query' | 'header', name: string, description: string, schema: Schema, more: Schema = {}): Schema => ({
  name,
  in: place,
  description,
  required: false,
  schema,
  ...more,
});

export const reference = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });

/** An answer whose content is described by a schema. */
export const answer = (description: string, schema: Schema, { type = 'application/json', headers = {} } = {}): Schema => ({
  description,
  ...(Object.keys(headers).length === 0 ? {} : { headers }),
  content: { [type]: { schema } },
});

/** JSON text, a line each: no generator reads it as one value. What a line is stands beside it, as OpenAPI 3.2 has it with `itemSchema`. */
export const lines = (item: string): Schema => ({
  'application/x-ndjson': { schema: { type: 'string', description: `A ${item} a line` }, 'x-itemSchema': reference(item) },
});

/** What a read says that the caller has its answer already. */
export const IF_NONE_MATCH: Schema = parameter('header', 'If-None-Match', 'The ETag of an answer the caller has: if it still holds, 304', {
  type: 'string',
  pattern: '^"[!#-~]{1,80}"$',
});
export const NOT_MODIFIED: Readonly<Record<string, Schema>> = { '304': { description: 'The caller has the answer already' } };

/** The `paths` of the document: what operations have in common is said here, once. */
export const pathsOf = (operations: readonly Operation[]): Record<string, Schema> => {
  const paths: Record<string, Record<string, Schema>> = {};
  for (const operation of operations) (paths[operation.path] ??= {})[operation.method] = operationObject(operation);
  return paths;
};

const operationObject = ({ path, id, tag, summary, description, parameters = [], body, answers, refuses }: Operation): Schema => ({
  operationId: id,
  tags: [tag],
  summary,
  ...(description === undefined ? {} : { description }),
  parameters: [...pathParameters(path), ...parameters],
  ...(body === undefined ? {} : { requestBody: body }),
  responses: { ...answers, ...refusing(id, refuses) },
});

/** The names in a path that are of no registry's. */
const OTHER_NAMES: Readonly<Record<string, { readonly description: string; readonly example: string }>> = {
  code: { description: 'Code of the refusal', example: 'double-use' },
  file: { description: 'Name of the file', example: 'sextant.css' },
  level: { description: 'Level of the tile, 0 to 63', example: '0' },
  index: { description: 'Number of the tile, and how wide it is where it is not full', example: '000.p/1' },
};

const pathParameters = (path: string): Schema[] =>
  [...path.matchAll(/\{([a-z]+)\}/g)].map(([, name = '']) => {
    const known = PATH_PARAMETERS[name];
    const schema = { type: 'string', ...(known ? { pattern: known.pattern.source } : {}) };
    const { description, example } = known ?? OTHER_NAMES[name] ?? {};
    return { name, in: 'path', required: true, description, schema, example };
  });
