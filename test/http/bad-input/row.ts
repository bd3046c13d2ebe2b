import type { Answer } from '../../support/server/client.js';
import type { Edge } from './edge.js';

/** One row of wrong or hostile input, and what it gets. */
export interface Expected {
  readonly status: number;
  /** The `code` of the problem; none where the request is accepted. */
  readonly code?: string;
  /** The entries of `errors[]`: pointer (or the name of the header or query member) and finer code. */
  readonly errors?: readonly (readonly [pointer: string, code: string])[];
  /** Other members the problem has. */
  readonly names?: object;
  readonly headers?: Readonly<Record<string, string>>;
  /** Whether something is written; by default exactly where the answer is a 201 that is no replay. */
  readonly changes?: boolean;
}

/** One line of the table: what is sent, and what it gets. */
export interface Row {
  readonly row: number;
  readonly says: string;
  /** What happens first, and may be written. */
  readonly given?: (edge: Edge) => Promise<unknown>;
  readonly send: (edge: Edge) => Promise<Answer>;
  readonly gets: Expected;
  /** What else is true of the answer, or of the node once it has answered. */
  readonly and?: (answer: Answer, edge: Edge) => unknown;
  /** A piece of what was sent that must not come back in a `detail`. */
  readonly hostile?: string;
}

const refusal = (status: number, code: string, errors?: Expected['errors'], names: object = {}): Expected => ({
  ...{ status, code, names },
  ...(errors ? { errors } : {}),
});

/** 422: it can never be valid. */
export const invalid = (pointer: string, code: string): Expected => refusal(422, 'invalid-input', [[pointer, code]]);
/** 400 for the body as a text. */
export const malformedJson = (code: string, pointer = ''): Expected => refusal(400, 'malformed-json', [[pointer, code]]);
export const invalidEncoding = (pointer = ''): Expected => refusal(400, 'invalid-encoding', [[pointer, 'invalid-encoding']]);
/** 400 for the path, a header or the query. */
export const malformedRequest = (name: string, code: string): Expected => refusal(400, 'malformed-request', [[name, code]]);
/** 409: it depends on the state. */
export const conflict = (code: string, names: object = {}): Expected => refusal(409, code, undefined, names);
export const notVisible = (code: string): Expected => refusal(404, code);
export const forbidden = (code = 'forbidden'): Expected => refusal(403, code);
export const unsupported: Expected = refusal(415, 'unsupported-media-type');
export const tooLarge = (errors?: Expected['errors']): Expected => refusal(413, 'too-large', errors);
export const accepted: Expected = { status: 201 };
/** The first answer once more. */
export const replayed: Expected = { status: 201, headers: { 'idempotency-replayed': 'true' } };
export { refusal };
