import { closeSync, fstatSync, openSync, readFileSync, statSync, type Stats } from 'node:fs';
import { dirname } from 'node:path';
import { ACTOR } from './actor.js';

/** One entry of the keys file: the key itself is not in it. Several entries of one actor are how a key is rotated. */
export interface KeyEntry {
  readonly actor: string;
  /** SHA-256 of the key, lower-case hex. */
  readonly sha256: string;
  /** Whether a person uses it, who may approve what another proposed. */
  readonly person?: boolean;
  /** The last day on which it is good, YYYY-MM-DD. */
  readonly until?: string;
}

/** What stands in a keys file. */
export interface KeyEntries {
  readonly entries: readonly KeyEntry[];
  /** Why nobody should rely on it, and what to do: who else may have written it, or an entry that contradicts another. */
  readonly doubt: string | undefined;
}

const FORM = '{"keys":[{"actor","sha256","person"?,"until"?}]}';
const MEMBERS: ReadonlySet<string> = new Set(['actor', 'sha256', 'person', 'until']);

/** Reads a keys file. Throws with the place of what is wrong, never with what stands there. */
export const readKeys = (path: string): KeyEntries => {
  const { text, doubt } = textOf(path);
  const { keys } = parsed(path, text);
  if (!Array.isArray(keys)) throw new Error(`KEYS_FILE ${path}: ${FORM}`);
  keys.forEach((entry, i) => {
    const fault = faultOf(entry as Partial<Record<keyof KeyEntry, unknown>>);
    if (fault) throw new Error(`KEYS_FILE ${path}: entry ${i + 1} ${fault}; the form is ${FORM}`);
  });
  const entries = keys as KeyEntry[];
  const why = doubt ?? sameKey(entries);
  return { entries, doubt: why === undefined ? undefined : `KEYS_FILE ${path}: ${why}` };
};

/** Text and rights of one open file, so that it isn't another one that is read. */
const textOf = (path: string): { text: string; doubt: string | undefined } => {
  try {
    const file = openSync(path, 'r');
    try {
      return { text: readFileSync(file, 'utf8'), doubt: writableByOthers(path, fstatSync(file)) };
    } finally {
      closeSync(file);
    }
  } catch (error) {
    throw new Error(`KEYS_FILE ${path}: ${String(error)}`, { cause: error });
  }
};

/**
 * Whoever writes the file is everybody whom it names. It belongs to this process's user or to root; its group may read it, as where secrets
 * are given to a service, and nobody else; nor may everybody put another file in its place. Where the system knows no such rights nothing is
 * looked at.
 */
const writableByOthers = (path: string, { mode, uid }: Stats): string | undefined => {
  const own = process.getuid?.();
  if (own === undefined) return undefined;
  if (uid !== own && uid !== 0) return `it belongs to another user (${uid}), who may write it: chown it to ${own}, chmod 600 it`;
  if ((mode & 0o022) !== 0) return `others may write it: chmod 600 it, and look at every key in it`;
  if ((mode & 0o005) !== 0) return `others may read it: chmod 600 it`;
  const folder = statSync(dirname(path)).mode;
  const replaceable = (folder & 0o002) !== 0 && (folder & 0o1000) === 0;
  return replaceable ? `everybody may put another file in its place: chmod o-w ${dirname(path)}` : undefined;
};

const sameKey = (entries: readonly KeyEntry[]): string | undefined => {
  const seen = new Map<string, number>();
  for (const [i, { sha256 }] of entries.entries()) {
    const first = seen.get(sha256);
    if (first !== undefined)
      return `entries ${first + 1} and ${i + 1} are of one key, which says who is calling once: give each a key of its own`;
    seen.set(sha256, i);
  }
  return undefined;
};

const parsed = (path: string, text: string): { keys?: unknown } => {
  try {
    return (JSON.parse(text) ?? {}) as { keys?: unknown };
  } catch (error) {
    throw new Error(`KEYS_FILE ${path}: not JSON; the form is ${FORM}`, { cause: error });
  }
};

const faultOf = (entry: Partial<Record<keyof KeyEntry, unknown>> | null): string | undefined => {
  if (typeof entry !== 'object' || entry === null) return 'is no record';
  const { actor, sha256, person, until } = entry;
  if (typeof actor !== 'string' || !ACTOR.test(actor)) return 'has no actor';
  if (typeof sha256 !== 'string' || !/^[0-9a-f]{64}$/.test(sha256)) return 'has no SHA-256 in lower-case hex';
  if (person !== undefined && typeof person !== 'boolean') return 'has a person that is neither true nor false';
  if (until !== undefined && (typeof until !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(until))) return 'has an until that is no day';
  return Object.keys(entry).some((member) => !MEMBERS.has(member)) ? 'has a member that is not known' : undefined;
};
