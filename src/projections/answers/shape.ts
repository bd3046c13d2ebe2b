import type { Schema } from '../../domain/kernel/json-schema.js';

/**
 * A JSON Schema that knows which TypeScript type it stands for: an answer is written down once, as a shape, and its type is derived from
 * that with `TypeOf`.
 */
export interface Shape<T> {
  readonly schema: Schema;
  /** Whether the member may be absent. */
  readonly optional?: true;
  /** Only there for the compiler. */
  readonly of?: T;
}

type Members = Readonly<Record<string, Shape<unknown>>>;
/** The type that a shape stands for. */
export type TypeOf<S> = S extends Shape<infer T> ? T : never;
type Flat<T> = { [K in keyof T]: T[K] };
type Always<M extends Members> = { readonly [K in keyof M as M[K] extends { readonly optional: true } ? never : K]: TypeOf<M[K]> };
type Sometimes<M extends Members> = { readonly [K in keyof M as M[K] extends { readonly optional: true } ? K : never]?: TypeOf<M[K]> };

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
export const record = <M extends Members>(members: M, description?: string): Shape<Flat<Always<M> & Sometimes<M>>> => ({
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

/** A record with the members of both; the second's stand behind the first's. */
export const joined = <A extends object, B extends object>({ schema: a }: Shape<A>, { schema: b }: Shape<B>): Shape<A & B> => ({
  schema: {
    type: 'object',
    properties: { ...(a['properties'] as Schema), ...(b['properties'] as Schema) },
    required: [...(a['required'] as string[]), ...(b['required'] as string[])],
    additionalProperties: false,
  },
});

/** A schema that stands under a name of its own. */
export const reference = <T = object>(name: string): Shape<T> => ({ schema: { $ref: `#/components/schemas/${name}` } });
