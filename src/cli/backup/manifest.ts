import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CliError } from '../terminal.js';

/** Its name, beside the files it is of. */
export const MANIFEST = 'manifest.json';
/** The files of a registry that a backup may hold; the first always is there. The second says that the events are a copy of servers'. */
export const BACKED_UP = ['events.sqlite', 'copy-of.json'] as const;

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
  /** The signed checkpoint of these events; null while there are none in this version. */
  readonly checkpoint: null;
  /** What made it. */
  readonly build: string;
  readonly files: readonly ManifestFile[];
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

const isManifest = ({ registry, size, root, lastId, files }: Manifest): boolean =>
  [registry, size, root].every((member) => typeof member === 'string') &&
  (lastId === null || typeof lastId === 'string') &&
  Array.isArray(files) &&
  files.every(({ name, sha256 }) => typeof sha256 === 'string' && BACKED_UP.some((known) => known === name)) &&
  files.some(({ name }) => name === BACKED_UP[0]);
