import { chmodSync, closeSync, fsyncSync, mkdirSync, openSync, readdirSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { TILE, tilePath, type TileName } from '../../transparency-log/tiles.js';

/** A file below the directory of a log. */
export interface LogFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The name of the file with the last checkpoint. */
export const CHECKPOINT = 'checkpoint';

/** The directory of a log (c2sp.org/tlog-tiles), as any web server can serve it: each file is there whole or not at all. */
export class LogFiles {
  constructor(readonly directory: string) {}

  /** The bytes of a file; undefined where there is none. */
  read(name: string): Buffer | undefined {
    try {
      return readFileSync(join(this.directory, name));
    } catch (error) {
      if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return undefined;
      throw error;
    }
  }

  /** Writes files, in their order: when it is back all are on the disk, and so are their names. What never changes again is made read-only. */
  write(files: readonly LogFile[]): void {
    const directories = new Set<string>();
    for (const { name, bytes } of files) {
      const path = join(this.directory, name);
      for (const made of this.make(dirname(path))) directories.add(made);
      writeWhole(path, bytes, isFinal(name) ? 0o444 : 0o644);
      directories.add(dirname(path));
    }
    for (const directory of directories) flush(directory);
  }

  /** Which widths of the tile are there beside the full one. */
  widthsOf({ level, index }: TileName): number[] {
    const directory = join(this.directory, dirname(tilePath({ level, index, width: 1 })));
    try {
      return readdirSync(directory)
        .filter((name) => /^\d{1,3}$/.test(name))
        .map(Number);
    } catch (error) {
      if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return [];
      throw error;
    }
  }

  /** Removes what is narrower than `width` of a tile: the wider one begins with the same. */
  removeNarrower({ level, index, width }: TileName): void {
    const narrower = this.widthsOf({ level, index, width }).filter((other) => other < width);
    for (const other of narrower) rmSync(join(this.directory, tilePath({ level, index, width: other })), { force: true });
    if (width === TILE) rmSync(join(this.directory, dirname(tilePath({ level, index, width: 1 }))), { recursive: true, force: true });
  }

  /** Makes a directory below this one, gives those whose names are new in a directory that is to be flushed. */
  private make(directory: string): string[] {
    const first = mkdirSync(directory, { recursive: true });
    if (first === undefined) return [];
    const above = dirname(first);
    const steps = relative(above, directory).split(/[\\/]/);
    return steps.map((_, i) => join(above, ...steps.slice(0, i)));
  }
}

/** A full tile is the same for ever. */
const isFinal = (name: string): boolean => name.startsWith('tile/') && !name.includes('.p/');

const writeWhole = (path: string, bytes: Uint8Array, mode: number): void => {
  const part = `${path}.part`;
  // What a process that was killed left may be read-only.
  rmSync(part, { force: true });
  const file = openSync(part, 'wx', 0o644);
  try {
    for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  chmodSync(part, mode);
  renameSync(part, path);
};

const flush = (directory: string): void => {
  const file = openSync(directory, 'r');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
};
