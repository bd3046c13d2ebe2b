import { exists } from '../reckoning/days.js';

// The forms of values in events, as the checker reads them: it believes no shape that it hasn't looked at itself.

const INSTANT = /^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]{1,3})?Z$/;

/** Whether a value has the form; TypeScript then knows its type. */
export type Form<T> = (value: unknown) => value is T;

/** The type of what has the form. */
export type Of<F> = F extends Form<infer T> ? T : never;

export const matching =
  (pattern: RegExp): Form<string> =>
  (value): value is string =>
    typeof value === 'string' && pattern.test(value);

export const text: Form<string> = (value): value is string => typeof value === 'string';
export const flag: Form<boolean> = (value): value is boolean => typeof value === 'boolean';
/** A whole number from 0: serials, quantities and sums of them. */
export const whole = matching(/^(?:0|[1-9][0-9]{0,20})$/);
/** A whole number that may be negative. */
export const signed = matching(/^(?:0|-?[1-9][0-9]{0,21})$/);
export const year = matching(/^(?:19|20|21)[0-9]{2}$/);
export const day: Form<string> = (value): value is string => typeof value === 'string' && exists(value);

/** Of many events in a row one moment is said: what was looked at last needs no second look. */
let lastInstant = '';

/** RFC 3339 in UTC. */
export const instant: Form<string> = (value): value is string => {
  if (value === lastInstant) return true;
  if (typeof value !== 'string' || !INSTANT.test(value) || Number.isNaN(Date.parse(value))) return false;
  lastInstant = value;
  return true;
};
/** A range of one series: registry, host, activity, vintage, first and last serial. */
export const block = matching(
  /^[A-Z]{2,3}[0-9]{2}-[A-Z]{3}-[A-Z0-9]{1,20}-(?:19|20|21)[0-9]{2}-(?:0|[1-9][0-9]{0,20})-(?:0|[1-9][0-9]{0,20})$/,
);

export const oneOf =
  <T extends string>(...values: readonly T[]): Form<T> =>
  (value): value is T =>
    typeof value === 'string' && (values as readonly string[]).includes(value);

export const orNull =
  <T>(form: Form<T>): Form<T | null> =>
  (value): value is T | null =>
    value === null || form(value);

/** One form or another of the same. */
export const either =
  <T>(one: Form<T>, other: Form<T>): Form<T> =>
  (value): value is T =>
    one(value) || other(value);

/** A member that may be absent. */
export const optional =
  <T>(form: Form<T>): Form<T | null | undefined> =>
  (value): value is T | null | undefined =>
    value === undefined || value === null || form(value);

export const list =
  <T>(form: Form<T>): Form<readonly T[]> =>
  (value): value is readonly T[] =>
    Array.isArray(value) && value.every(form);

type Members = Readonly<Record<string, Form<unknown>>>;
type RecordOf<M extends Members> = { readonly [K in keyof M]: Of<M[K]> };

/** A record with at least these members. What else it says is the schema's business. */
export const record = <M extends Members>(members: M): Form<RecordOf<M>> => {
  const all = Object.entries(members);
  return (value): value is RecordOf<M> => {
    if (typeof value !== 'object' || value === null) return false;
    const found = value as Record<string, unknown>;
    for (const [name, form] of all) if (!form(found[name])) return false;
    return true;
  };
};

/** Rows under stated columns; `Row` says their cells in that order. */
export const table = <Row extends readonly (string | null | undefined)[]>(
  columns: readonly string[],
): Form<{ readonly columns: readonly string[]; readonly rows: readonly Row[] }> => {
  const named = columns.join();
  const isRow = (row: unknown): boolean =>
    Array.isArray(row) && row.length === columns.length && row.every((cell) => cell === null || typeof cell === 'string');
  return (value): value is { columns: readonly string[]; rows: readonly Row[] } => {
    const { columns: said, rows } = (value ?? {}) as { columns?: unknown; rows?: unknown };
    return Array.isArray(said) && said.join() === named && Array.isArray(rows) && rows.every(isRow);
  };
};
