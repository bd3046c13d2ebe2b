import { malformedRequest } from './problems/problem.js';

/** The parameters of a query as they came. */
export type Query = Readonly<Record<string, string | string[] | undefined>>;

/** The value of a parameter that may be there once. Throws `malformed-request`. */
export const single = (query: Query, name: string): string | undefined => {
  const value = query[name];
  if (Array.isArray(value)) throw malformedRequest(name, 'repeated-parameter', 'The parameter stands there twice');
  return value;
};

/** Throws `malformed-request` for a parameter that isn't one of `known`: a misspelt one would be passed over in silence. */
export const onlyKnown = (query: Query, known: readonly string[]): void => {
  for (const name in query)
    if (!known.includes(name)) throw malformedRequest('query', 'unknown-parameter', `Parameters here: ${known.join(', ') || 'none'}`);
};

/** A revision in digits. Throws `malformed-request`. */
export const revisionFrom = (query: Query, name: string): bigint | undefined => {
  const text = single(query, name);
  if (text === undefined) return undefined;
  if (!/^(?:0|[1-9][0-9]{0,17})$/.test(text)) throw malformedRequest(name, 'revision-format', 'A revision in digits');
  return BigInt(text);
};

/** The revision in `after`, -1 for what comes before every event. Throws `malformed-request`. */
export const revisionAfter = (query: Query, name = 'after'): bigint | undefined => {
  const text = single(query, name);
  if (text === undefined) return undefined;
  if (!/^(?:-1|0|[1-9][0-9]{0,17})$/.test(text)) throw malformedRequest(name, 'revision-format', 'A revision in digits, or -1');
  return BigInt(text);
};

/** A whole number from 1 to `most`, or `otherwise` where the parameter is absent. Throws `malformed-request`. */
export const countFrom = (query: Query, name: string, most: number, otherwise: number): number => {
  const text = single(query, name);
  if (text === undefined) return otherwise;
  const value = /^[1-9][0-9]{0,8}$/.test(text) ? Number(text) : 0;
  if (value < 1 || value > most) throw malformedRequest(name, 'limit-range', `A whole number from 1 to ${most}`);
  return value;
};

/** Whether `query` sets the flag: absent or `false` is no, `true` is yes. Throws `malformed-request`. */
export const flagFrom = (query: Query, name: string): boolean => {
  const value = single(query, name);
  if (value !== undefined && value !== 'false' && value !== 'true') throw malformedRequest(name, 'flag-format', 'true or false');
  return value === 'true';
};
