import type { Schema } from '../../domain/kernel/json-schema.js';
import { QUESTIONS, type QuestionName } from '../../projections/questions.js';
import type { PathParameter, QueryParameter } from '../../projections/queries/parameters.js';

/** One read of the ledger: its route under a registry, and the question behind it. A name in the path is a parameter of the question. */
export interface Read {
  readonly question: QuestionName;
  readonly path: string;
  readonly summary: string;
  readonly names: Readonly<Record<string, PathParameter>>;
  /** Parameters of its own in the query, beside those every read takes. */
  readonly query: Readonly<Record<string, QueryParameter>>;
  readonly paged: boolean;
  /** The schema of its items, where they are there as CSV as well (`format=csv`). */
  readonly csv: Schema | null;
}

/** Every read (`docs/contract.md` 5): one for each question. */
export const READS: readonly Read[] = QUESTIONS.map(({ name, path, summary, names, query, pages, csv, answer }) => ({
  ...{ question: name, path, summary, names, query, paged: pages !== null },
  csv: csv && pages !== null ? itemsOf(answer.schema, pages) : null,
}));

/** The schema of an item of the list `member` of an answer. */
function itemsOf(answer: Schema, member: string): Schema {
  const { properties } = answer as { readonly properties: Readonly<Record<string, { readonly items: Schema }>> };
  return properties[member]?.items ?? {};
}
