import type { Sha256 } from '../state/sha256.js';
import { canonical } from './canonical.js';

type Data = Readonly<Record<string, unknown>>;

/** One event of it. */
interface Part {
  readonly data: { readonly command: string; readonly data: Data; readonly hash: string };
}

/** What several events propose together. */
export interface WholeProposal {
  readonly data: Data;
  /** The hash that what they propose has. */
  readonly hash: string;
}

const isRecord = (value: unknown): value is Data => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Where lists stand in the data, each as the names that lead to it. */
const listsIn = (data: Data): string[][] =>
  Object.entries(data).flatMap(([name, value]) => {
    if (Array.isArray(value)) return [[name]];
    return isRecord(value) ? listsIn(value).map((path) => [name, ...path]) : [];
  });

const at = (data: unknown, [name, ...rest]: readonly string[]): unknown =>
  name === undefined ? data : isRecord(data) ? at(data[name], rest) : undefined;

const put = (data: Data, [name = '', ...rest]: readonly string[], value: unknown): Data => ({
  ...data,
  [name]: rest.length === 0 ? value : put((data[name] ?? {}) as Data, rest, value),
});

/** The first part's data with that list going on as it does in the parts that follow. */
const joined = (parts: readonly [Part, ...Part[]], path: readonly string[]): Data => {
  const rows = parts.flatMap((part) => {
    const list = at(part.data.data, path);
    return Array.isArray(list) ? (list as unknown[]) : [];
  });
  return put(parts[0].data.data, path, rows);
};

/**
 * The proposal that the parts of one are: one list of the data was cut, everything else is repeated. Which list, the hash says: it is that of
 * the whole. Where no list fits, the data is the first part's, and so is the hash that comes out.
 */
export const wholeProposal = (parts: readonly [Part, ...Part[]], sha256: Sha256): WholeProposal => {
  const { command, data, hash } = parts[0].data;
  const whole = (of: Data): WholeProposal => ({ data: of, hash: sha256(canonical({ command, data: of }), 'base64url') });
  const first = whole(data);
  if (parts.length === 1 || first.hash === hash) return first;
  for (const path of listsIn(data)) {
    const candidate = whole(joined(parts, path));
    if (candidate.hash === hash) return candidate;
  }
  return first;
};
