import type { QueryParameter } from '../queries/parameters.js';
import { malformed } from '../view/malformed.js';
import type { Filter, Filters } from './filter.js';

/** What is asked for of a list, beside which page. */
export interface Asked {
  readonly values: readonly (readonly [name: string, value: string])[];
  /** Words that its names must have, each from its beginning. */
  readonly text: string | undefined;
  /** The filter by which it is in order, and whether from the end; undefined where it is in the order of its codes. */
  readonly sort: { readonly by: string | undefined; readonly descending: boolean };
  readonly count: boolean;
}

const MOST_TEXT = 100;

/** The parameters that a list takes beside those of every list. Without filters it can only be counted. */
export const parametersOf = (filters: Filters<never>): Record<string, QueryParameter> => {
  const names = Object.keys(filters);
  const sorts = sortable(filters);
  const own = Object.entries<Filter<never>>(filters).map(([name, { description, pattern, example }]) => [
    name,
    { description, pattern, example },
  ]);
  return {
    ...(Object.fromEntries(own) as Record<string, QueryParameter>),
    ...(names.length === 0 ? {} : { text: TEXT, sort: sortParameter(sorts) }),
    count: COUNT,
  };
};

export const COUNT: QueryParameter = {
  ...{ description: 'Whether the answer says how many there are in all', pattern: '^(?:true|false)$', example: 'true' },
};
const TEXT: QueryParameter = {
  description: 'Only those whose code or names have these words, each from its beginning; accents and case make no difference',
  ...{ pattern: `^.{1,${MOST_TEXT}}$`, example: 'a' },
};
const sortParameter = (sorts: readonly string[]): QueryParameter => ({
  description: `In which order: code, ${sorts.join(', ')}; from the end with - before it. Those that are the same in it by code`,
  ...{ pattern: `^-?(?:${['code', ...sorts].join('|')})$`, example: '-code' },
});

/** By which filters a list can be in order: those that find each row by one word, which the read file keeps. */
const sortable = (filters: Filters<never>): string[] =>
  Object.entries<Filter<never>>(filters).flatMap(([name, { kept, many, is }]) => (kept && !many && !is ? [name] : []));

/** What the query asks for. Throws `malformed-request`, with the parameter as its pointer. */
export const askedOf = (filters: Filters<never>, params: Readonly<Record<string, unknown>>): Asked => {
  const values = Object.entries<Filter<never>>(filters).flatMap(([name, { pattern, words, description }]) => {
    const value = params[name];
    if (value === undefined) return [];
    if (typeof value !== 'string' || !new RegExp(pattern).test(value))
      return malformed(name, words ? 'enum' : 'filter-format', words ? `One of ${words.join(', ')}` : `${description}: not of its form`);
    return [[name, value] as const];
  });
  return { values, text: textOf(params['text']), sort: sortOf(params['sort'], filters), count: flagOf(params['count']) };
};

const textOf = (value: unknown): string | undefined => {
  if (value === undefined) return undefined;
  if (typeof value !== 'string' || value.length > MOST_TEXT || wordsOf(value).length === 0)
    return malformed('text', 'filter-format', `Words with a letter or a digit, ${MOST_TEXT} characters at most`);
  return value;
};

const sortOf = (value: unknown, filters: Filters<never>): Asked['sort'] => {
  if (value === undefined) return { by: undefined, descending: false };
  const sorts = ['code', ...sortable(filters)];
  const [, minus, by = ''] = /^(-?)(.*)$/.exec(typeof value === 'string' ? value : '') ?? [];
  if (!sorts.includes(by)) return malformed('sort', 'enum', `One of ${sorts.join(', ')}, with - before it from the end`);
  return { by: by === 'code' ? undefined : by, descending: minus === '-' };
};

/** Whether `count` was asked for. Throws `malformed-request`. */
export const flagOf = (value: unknown): boolean => {
  if (value !== undefined && value !== 'true' && value !== 'false') malformed('count', 'flag-format', 'true or false');
  return value === 'true';
};

/** The words of a text that can be looked for. */
export const wordsOf = (text: string): string[] => text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
