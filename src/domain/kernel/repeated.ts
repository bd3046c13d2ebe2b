import type { FieldError } from './field-error.js';

/** A finding for each entry of a list whose `key` an earlier one has, at the pointer that `at` gives for its place. */
export const repeated = <Entry>(
  list: readonly Entry[],
  key: (entry: Entry) => string,
  at: (place: number) => string,
  detail: string,
): FieldError[] => {
  const seen = new Set<string>();
  return list.flatMap((entry, i) => {
    const again = seen.has(key(entry));
    seen.add(key(entry));
    return again ? [{ pointer: at(i), code: 'duplicate', detail }] : [];
  });
};
