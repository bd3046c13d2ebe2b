import { existsSync, statSync } from 'node:fs';
import { sqliteCode } from './sqlite-code.js';

/** The file is not what was written. It is never repaired by guess. */
export class DamagedFile extends Error {
  constructor(
    path: string,
    readonly place: string,
  ) {
    super(
      `${path} is damaged ${place}. Nothing was changed. Restore it from a backup or an export (docs/operations.md), then start again.`,
    );
    this.name = 'DamagedFile';
  }
}

/** What `read` gives. Throws `DamagedFile`, naming `place`, where SQLite finds the file at `path` isn't one it wrote. */
export const damageNamed = <T>(path: string, place: string, read: () => T): T => {
  try {
    return read();
  } catch (error) {
    throw isDamage(error) ? new DamagedFile(path, `${place}(${String(error)})`) : error;
  }
};

/** Throws `DamagedFile` on a file shorter than any that has a page: SQLite would take it for a new one. An empty file is a first start that ended early. */
export const checkNotCutOff = (path: string): void => {
  const size = path === ':memory:' || !existsSync(path) ? 0 : statSync(path).size;
  if (size > 0 && size < 512) throw new DamagedFile(path, '(it is cut off)');
};

/** What SQLite says of a file that isn't what it wrote: a cut page is an I/O error, a flipped bit of the schema any kind of error. */
const isDamage = (error: unknown): boolean =>
  /^SQLITE_(?:CORRUPT|NOTADB|ERROR|IOERR_SHORT_READ|MISMATCH|RANGE|TOOBIG|SCHEMA|FORMAT)/.test(sqliteCode(error) ?? '');
