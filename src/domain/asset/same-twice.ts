import type { FieldError } from '../kernel/field-error.js';

/** What is wrong with a list in which an asset stands a second time. */
export const sameTwice = (assets: readonly string[]): FieldError[] => {
  const seen = new Set<string>();
  return assets.flatMap((asset, i) => {
    const again = seen.has(asset);
    seen.add(asset);
    return again ? [{ pointer: `/assets/${i}`, code: 'duplicate', detail: 'The asset stands in the list already' }] : [];
  });
};
