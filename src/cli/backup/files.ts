import { createHash } from 'node:crypto';
import { closeSync, createReadStream, fsyncSync, openSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { CliError } from '../terminal.js';
import type { ManifestFile } from './manifest.js';

/** The file `name` of `directory` as a manifest has it. */
export const hashed = async (directory: string, name: string): Promise<ManifestFile> => {
  const path = join(directory, name);
  const sum = createHash('sha256');
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) sum.update(chunk);
  return { name, bytes: String(statSync(path).size), sha256: sum.digest('hex') };
};

/** Throws `CliError` for the first of `files` that is otherwise in `directory` than they say. */
export const checkHashes = async (directory: string, files: readonly ManifestFile[]): Promise<void> => {
  for (const { name, sha256 } of files)
    if ((await hashed(directory, name)).sha256 !== sha256)
      throw new CliError(`${join(directory, name)} is not what its manifest says: the SHA-256 is another. Take another backup.`);
};

/** A file, or the names in a directory, are on the disk. */
export const flush = (path: string): void => {
  const file = openSync(path, 'r');
  fsyncSync(file);
  closeSync(file);
};
