import { closeSync, existsSync, mkdirSync, openSync, readSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { knownByReadFile, READ_FILES } from '../projections/read-file/read-file.js';
import { readSnapshot, SNAPSHOT } from '../snapshot/snapshot-file.js';
import { hexOf } from '../transparency-log/tree.js';
import { lastCheckpoint } from './log/checkpoint-file.js';
import { CHECKPOINT } from './log/log-files.js';
import { filesOf, LOG } from './log/log-place.js';

/** The last event that a file which was made of the events knows of. */
export interface Knowledge {
  readonly path: string;
  readonly revision: bigint;
  /** Its id; of a checkpoint, which names no event, the root. */
  readonly id: string;
  /** Whether only its revision says something: whether the events are those that were signed, a start finds by their root. */
  readonly isRoot?: true;
}

/** Which events there are: what an event file says, or a backup. */
export interface Known {
  /** The revision of the last; -1 where there is none. */
  readonly last: bigint;
  readonly idAt: (revision: bigint) => string | undefined;
}

/** What the files that were made of a registry's events and lie beside them know. One that can't be read knows nothing. */
export const knowledgeIn = (directory: string): Knowledge[] =>
  [readFileKnowledge(join(directory, 'read.sqlite')), snapshotKnowledge(join(directory, SNAPSHOT)), checkpointKnowledge(directory)].filter(
    (known) => known !== undefined,
  );

const checkpointKnowledge = (directory: string): Knowledge | undefined => {
  const files = filesOf(directory);
  const checkpoint = lastCheckpoint(files);
  if (!checkpoint || checkpoint.size === 0n) return undefined;
  return { path: join(files.directory, CHECKPOINT), revision: checkpoint.size - 1n, id: hexOf(checkpoint.root), isRoot: true };
};

/** The one that knows furthest of those made of events that aren't there: behind the last, or another at that revision. */
export const laterThan = (known: readonly Knowledge[], { last, idAt }: Known): Knowledge | undefined =>
  known
    .filter((one) => (one.revision > last || (!one.isRoot && idAt(one.revision) !== one.id)) && isProof(one))
    .reduce<Knowledge | undefined>((furthest, one) => (furthest && furthest.revision >= one.revision ? furthest : one), undefined);

/** What is made of the events of a registry, and knows of them. */
export const MADE_OF_EVENTS: readonly string[] = [...READ_FILES, SNAPSHOT, LOG];

/** Moves what was made of other events than those that are there, or belongs to another event file, into a directory of its own; gives that. */
export const setAside = (directory: string, names = MADE_OF_EVENTS): string => {
  const aside = join(directory, `set-aside-${new Date().toISOString().replace(/[-:]|\.\d+/g, '')}`);
  for (const name of names)
    if (existsSync(join(directory, name))) {
      mkdirSync(aside, { recursive: true });
      renameSync(join(directory, name), join(aside, name));
    }
  return aside;
};

const readFileKnowledge = (path: string): Knowledge | undefined => {
  const known = knownByReadFile(path);
  return known && known.revision >= 0 ? { path, revision: BigInt(known.revision), id: known.id } : undefined;
};

/** Longer than the first line of a snapshot ever is. */
const HEADER_BYTES = 64 * 1024;

const snapshotKnowledge = (path: string): Knowledge | undefined => {
  const said = existsSync(path) ? headerOf(path) : undefined;
  return said === undefined ? undefined : { path, revision: BigInt(said.size) - 1n, id: said.id };
};

/** What a snapshot says of itself, without reading it whole: a start reads it anyway. */
const headerOf = (path: string): { readonly size: string; readonly id: string } | undefined => {
  const file = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(HEADER_BYTES);
    const text = bytes.toString('utf8', 0, readSync(file, bytes));
    const { size, id } = JSON.parse(text.slice(0, text.indexOf('\n'))) as { size?: unknown; id?: unknown };
    return typeof size === 'string' && /^[1-9]\d*$/.test(size) && typeof id === 'string' ? { size, id } : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  } finally {
    closeSync(file);
  }
};

/** Whether what knows more is what was written: a damaged snapshot proves nothing, and is thrown away by the start that finds it so. */
const isProof = ({ path }: Knowledge): boolean => {
  if (!path.endsWith(SNAPSHOT)) return true;
  try {
    return readSnapshot(path).header.size > 0n;
  } catch {
    return false;
  }
};
