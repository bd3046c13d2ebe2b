import type { Schema } from '../../domain/kernel/json-schema.js';

/**
 * The same schemas, with what is a simple type or null said by its `type`, as `["string", "null"]`: of `anyOf` with null generators make a type of
 * its own for every member. References, lists and records stay `anyOf`.
 */
export const withNullableTypes = (schema: unknown): unknown => {
  if (Array.isArray(schema)) return schema.map(withNullableTypes);
  if (typeof schema !== 'object' || schema === null) return schema;
  const { anyOf, ...own } = schema as Schema;
  const simple = Array.isArray(anyOf) ? simpleOrNull(anyOf as readonly Schema[]) : undefined;
  if (simple) return { ...own, ...simple };
  return Object.fromEntries(Object.entries(schema).map(([name, member]) => [name, withNullableTypes(member)]));
};

const SIMPLE: ReadonlySet<unknown> = new Set(['string', 'integer', 'boolean']);

const simpleOrNull = ([first, second, ...others]: readonly Schema[]): Schema | undefined => {
  if (!first || !SIMPLE.has(first['type']) || second?.['type'] !== 'null' || others.length > 0) return undefined;
  const { type, enum: values, ...rest } = first;
  return { ...rest, type: [type, 'null'], ...(Array.isArray(values) ? { enum: [...(values as unknown[]), null] } : {}) };
};
