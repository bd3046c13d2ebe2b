import type { Schema } from '../../domain/kernel/json-schema.js';
import { formOf, recordIn, type Schemas } from '../reference/fields.js';

/** A member of a command's data, one line of a help text. */
export interface Member {
  /** Its name under those that it stands in, with a star where it must be there. */
  readonly term: string;
  readonly form: string;
}

const PLAIN = { literal: (text: string): string => text, record: (): string => 'an object with', pattern: false };

/** The members of `schema`, each record of it followed by its own members, indented. */
export const membersOf = (schemas: Schemas, schema: Schema | undefined, depth = 0): Member[] => {
  const required = new Set(schema?.['required'] as string[] | undefined);
  return Object.entries((schema?.['properties'] ?? {}) as Schemas).flatMap(([name, member]) => {
    const record = recordIn(member);
    const own = { term: `${'  '.repeat(depth)}${required.has(name) ? '*' : ' '} ${name}`, form: formOf(member, PLAIN) };
    return record === undefined ? [own] : [own, ...membersOf(schemas, schemas[record], depth + 1)];
  });
};
