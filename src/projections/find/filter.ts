import type { View } from '../view/view.js';
import type { QueryParameter } from '../queries/parameters.js';

/** What a row is found by: one word, several, or none. */
export type Words = string | readonly string[] | null;

/**
 * A filter of a list, stated once: the parameter of the query, and of each row the words it is found by. From it follow the parameter in the
 * OpenAPI document, `--filter` of `sextant list`, and what the read file keeps to find rows without reading them.
 */
export interface Filter<Row extends object> extends QueryParameter {
  /** The words that the parameter takes, where they are few. */
  readonly words?: readonly string[];
  /** By which words the read file finds a row. It goes by words alone: the whole numbers of the row may be bigints still. */
  readonly kept?: (row: Row, code: string) => Words;
  /** Under which kept word the rows of a value stand; undefined where they stand under any. Absent: under the value itself. */
  readonly keptFor?: (value: string) => string | undefined;
  /** Whether a row can be found by several words: no list is in order of those. */
  readonly many?: true;
  /** What a row is on the day asked for, where the kept words alone don't say that. */
  readonly is?: (row: Row, view: View, code: string) => Words;
}

export type Filters<Row extends object> = Readonly<Record<string, Filter<Row>>>;

/** The filters of rows of one kind, for the compiler to know what a row is. */
export const filtersOf = <Row extends object>(filters: Filters<Row>): Filters<Row> => filters;

/** By what the resources of a kind can be found: their filters, and the names that are looked for by words. */
export interface Finds<Row extends object> {
  readonly kind: string;
  readonly filters: Filters<Row>;
  readonly names: (row: Row, code: string) => readonly (string | null)[];
  /** What the kind is called, and where one is read: `account` and `accounts`. */
  readonly called: string;
  readonly folder: string;
  /** Whether a row stands for something still; absent where every row does. */
  readonly stands?: (row: Row) => boolean;
}

/** How a row is found: by what is kept of it alone, or by what it is on the day of the question as well. */
type How<Row extends object> = Pick<Filter<Row>, 'kept' | 'keptFor' | 'many' | 'is'>;
type Found<Row extends object> = ((row: Row, code: string) => string | null) | How<Row>;

const foundBy = <Row extends object>(found: Found<Row>): How<Row> => (typeof found === 'function' ? { kept: found } : found);

/** A filter whose values have this form. */
const ofForm =
  (pattern: string) =>
  <Row extends object>(description: string, example: string, found: Found<Row>): Filter<Row> => ({
    ...{ description, example, pattern },
    ...foundBy(found),
  });

export const byCode = ofForm('^[A-Z0-9](?:[A-Z0-9-]{0,38}[A-Z0-9])?$');
export const byActivity = ofForm('^[A-Z0-9]{1,20}$');
export const byParty = ofForm('^[A-Z]{3}$');
export const byActor = ofForm('^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$');
export const byYear = ofForm('^(?:19|20|21)[0-9]{2}$');
export const byDay = ofForm('^[0-9]{4}-[0-9]{2}-[0-9]{2}$');
export const byHash = ofForm('^[A-Za-z0-9_-]{43}$');
export const byDocument = ofForm('^[0-9a-f]{64}$');
/** A word of letters, digits and hyphens: the name of a command, a cooperative approach. */
export const byName = ofForm('^[A-Za-z0-9][A-Za-z0-9:-]{0,127}$');

/** A filter that takes one of a few words. */
export const byWord = <Row extends object>(description: string, words: readonly string[], found: Found<Row>): Filter<Row> => ({
  ...{ description: `${description}: ${words.join(', ')}`, words, pattern: `^(?:${words.join('|')})$`, example: words[0] ?? '' },
  ...foundBy(found),
});

/** A filter that takes `true` or `false`. */
export const byFlag = <Row extends object>(description: string, found: Found<Row>): Filter<Row> =>
  byWord(description, ['true', 'false'], found);

/** Whether a row that is found by `words` has the value. */
export const has = (words: Words, value: string): boolean => (typeof words === 'string' ? words === value : (words ?? []).includes(value));
