import { STATUS_CODES } from 'node:http';
import { REFUSALS, type RefusalCode } from '../../domain/kernel/refusal.js';
import type { Schema } from '../../domain/kernel/json-schema.js';
import { problemWith } from './problems.js';

/** What an operation may be refused with under one status: a response and a schema of the document, by name. */
interface RefusalSet {
  readonly status: number;
  readonly name: string;
  readonly codes: readonly RefusalCode[];
}

/** As far as this many codes, a set is named after them and shared by whatever refuses with them; a longer one is its operation's own. */
const MOST_CODES_IN_A_NAME = 3;

/** The `responses` of the operation `id` that are refusals: one a status, each by reference. */
export const refusing = (id: string, codes: readonly RefusalCode[]): Record<string, Schema> =>
  Object.fromEntries(setsOf(id, codes).map(({ status, name }) => [String(status), { $ref: `#/components/responses/${name}` }]));

/** The responses and the schemas that `refusing` refers to for these operations. */
export const refusalComponents = (
  operations: readonly { readonly id: string; readonly refuses: readonly RefusalCode[] }[],
): { readonly responses: Record<string, Schema>; readonly schemas: Record<string, Schema> } => {
  const sets = operations.flatMap(({ id, refuses }) => setsOf(id, refuses));
  return {
    responses: Object.fromEntries(sets.map((set) => [set.name, responseOf(set)])),
    schemas: Object.fromEntries(sets.map(({ name, codes }) => [schemaName(name), problemWith(codes)])),
  };
};

const setsOf = (id: string, codes: readonly RefusalCode[]): RefusalSet[] => {
  const byStatus = new Map<number, RefusalCode[]>();
  for (const refusal of new Set(codes)) {
    const { status } = REFUSALS[refusal];
    byStatus.set(status, [...(byStatus.get(status) ?? []), refusal]);
  }
  return [...byStatus].sort(([a], [b]) => a - b).map(([status, own]) => ({ status, name: nameOf(id, status, own), codes: own }));
};

const nameOf = (id: string, status: number, codes: readonly RefusalCode[]): string =>
  codes.length <= MOST_CODES_IN_A_NAME
    ? codes.map(pascal).join('Or')
    : `${pascal(id)}${(STATUS_CODES[status] ?? String(status)).replace(/[^A-Za-z0-9]/g, '')}`;

const pascal = (name: string): string => name.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());

const schemaName = (name: string): string => `${name}Problem`;

const responseOf = ({ name, codes }: RefusalSet): Schema => ({
  description: codes.map(sentence).join('\n'),
  content: { 'application/problem+json': { schema: { $ref: `#/components/schemas/${schemaName(name)}` } } },
});

const sentence = (refusal: RefusalCode): string => {
  const { title, rule } = REFUSALS[refusal];
  return `- \`${refusal}\`: ${title}${rule ? ` (${rule})` : ''}`;
};
