import type { FieldError } from '../kernel/field-error.js';
import { repeated } from '../kernel/repeated.js';

/** What is wrong with a list in which an asset stands a second time. */
export const sameTwice = (assets: readonly string[]): FieldError[] =>
  repeated(
    assets,
    (asset) => asset,
    (i) => `/assets/${i}`,
    'The asset stands in the list already',
  );
