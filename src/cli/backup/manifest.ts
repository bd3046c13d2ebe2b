import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CliError } from '../terminal.js';

/** Its name, beside the files it is of. */
export const MANIFEST = 'manifest.json';
/**
 * The files of a registry that a backup may hold; the first always is there. The second says that the events are a copy of servers', the third
 * the how many-th log of the registry they are in, the last is the checkpoint that was signed last.
 */
export const BACKED_UP = ['events.sqlite', 'copy-of.json', 'log-epoch.json', 'checkpoint'] as const;
/** The files of what was added to a backup; the first always is there. */
export const ADDED = ['events.ndjson', 'log-epoch.json', 'checkpoint'] as const;

/** A file of a backup, by name, with the SHA-256 of its bytes in lower-case hex. */
export interface ManifestFile {
  readonly name: string;
  readonly bytes: string;
  readonly sha256: string;
}

/** What a backup of one registry says it is. */
export interface Manifest {
  readonly registry: string;
  /** How many events. */
  readonly size: string;
  /** Of the tree over them (RFC 6962), lower-case hex. */
  readonly root: string;
  /** The id of the last; null where there is none. */
  readonly lastId: string | null;
  /** The last signed checkpoint over these events, or over the first of them, as a note; null where nothing was signed. */
  readonly checkpoint: string | null;
  /** What made it. */
  readonly build: string;
  readonly files: readonly ManifestFile[];
  /** Of what was added: how many events it goes on from, and the root over them. Absent where the backup is whole. */
  readonly from?: { readonly size: string; readonly root: string };
}

/** The manifest in `directory`. Throws `CliError` where there is none, or what is there isn't one. */
export const readManifest = (directory: string): Manifest => {
  const path = join(directory, MANIFEST);
  try {
    const manifest = JSON.parse(readFileSync(path, 'utf8')) as Manifest;
    if (isManifest(manifest)) return manifest;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== undefined) throw new CliError(`${path} can't be read: ${code}. A backup that was not ended has none.`);
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new CliError(`${path} is not the manifest of a backup.`);
};

const isManifest = ({ registry, size, root, lastId, checkpoint, files, from }: Manifest): boolean => {
  const known: readonly string[] = from === undefined ? BACKED_UP : ADDED;
  return (
    [registry, root].every((member) => typeof member === 'string') &&
    [size, ...(from ? [from.size] : [])].every(isCount) &&
    [lastId, checkpoint].every((member) => member === null || typeof member === 'string') &&
    Array.isArray(files) &&
    files.every(({ name, sha256 }: ManifestFile) => typeof sha256 === 'string' && known.includes(name)) &&
    files.some(({ name }) => name === known[0])
  );
};

const isCount = (member: unknown): boolean => typeof member === 'string' && /^(?:0|[1-9][0-9]{0,14})$/.test(member);
