import type { Schema } from '../../domain/kernel/json-schema.js';

/** A JSON Schema that says which TypeScript type it stands for, so that the compiler compares answers with their schemas. */
export interface Shape<T> {
  readonly schema: Schema;
  /** Whether the member may be absent. */
  readonly optional?: true;
  /** Only there for the compiler. */
  readonly of?: T;
}

type Members = Readonly<Record<string, Shape<unknown>>>;
type TypeOf<S> = S extends Shape<infer T> ? T : never;
type Required<M extends Members> = { readonly [K in keyof M as M[K] extends { readonly optional: true } ? never : K]: TypeOf<M[K]> };
type Absent<M extends Members> = { readonly [K in keyof M as M[K] extends { readonly optional: true } ? K : never]?: TypeOf<M[K]> };

/** A string. */
export const text = (description: string, pattern?: string): Shape<string> => ({
  schema: { type: 'string', description, ...(pattern === undefined ? {} : { pattern }) },
});
export const flag = (description: string): Shape<boolean> => ({ schema: { type: 'boolean', description } });
export const integer = (description: string): Shape<number> => ({ schema: { type: 'integer', description } });

/** One of a few words. */
export const oneOf = <const V extends readonly string[]>(description: string, ...values: V): Shape<V[number]> => ({
  schema: { type: 'string', description, enum: values },
});
export const nothing = (description: string): Shape<null> => ({ schema: { type: 'null', description } });
export const nullable = <T>({ schema }: Shape<T>): Shape<T | null> => {
  const { description, ...rest } = schema;
  return { schema: { ...(description === undefined ? {} : { description }), anyOf: [rest, { type: 'null' }] } };
};
export const list = <T>({ schema }: Shape<T>, description?: string): Shape<readonly T[]> => ({
  schema: { type: 'array', items: schema, ...(description === undefined ? {} : { description }) },
});
export const optional = <T>({ schema }: Shape<T>): Shape<T> & { readonly optional: true } => ({ schema, optional: true });

/** A record of any members. */
export const anyRecord = (description: string): Shape<object> => ({ schema: { type: 'object', description } });
/** One value and no other. Its type stands beside it: generators that make types read that alone. */
export const constant = <const V extends string | number>(value: V): Shape<V> => ({
  schema: { type: typeof value === 'number' ? 'integer' : 'string', const: value },
});

/** A record with these members and no others. */
export const record = <M extends Members>(members: M, description?: string): Shape<Required<M> & Absent<M>> => ({
  schema: {
    type: 'object',
    ...(description === undefined ? {} : { description }),
    properties: Object.fromEntries(Object.entries(members).map(([name, { schema }]) => [name, schema])),
    required: Object.entries(members)
      .filter(([, { optional: absent }]) => !absent)
      .map(([name]) => name),
    additionalProperties: false,
  },
});

/** A schema that stands under a name of its own. */
export const reference = <T = object>(name: string): Shape<T> => ({ schema: { $ref: `#/components/schemas/${name}` } });
