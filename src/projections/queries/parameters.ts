import type { RefusalCode } from '../../domain/kernel/refusal.js';

/** What stands in place of a name in a path. */
export interface PathParameter {
  readonly pattern: RegExp;
  readonly description: string;
  readonly example: string;
  /** What a name of that form, or of another, is refused with where there is no such resource. */
  readonly unknown: RefusalCode;
}

/** A parameter in a query. `pattern` is for the document: the question itself checks its parameters. */
export interface QueryParameter {
  readonly description: string;
  readonly pattern: string;
  readonly example: string;
  readonly required?: true;
  /** Several values, with commas between them. */
  readonly several?: true;
  /** What a value is refused with where there is no such resource. */
  readonly unknown?: RefusalCode;
}

const CODE = /^[A-Z0-9](?:[A-Z0-9-]{0,38}[A-Z0-9])?$/;

/** A name in a path that is a code its author chose. */
export const codeInPath = (unknown: RefusalCode, description: string, example: string): PathParameter => ({
  ...{ pattern: CODE, description, example, unknown },
});
