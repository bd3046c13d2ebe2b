import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { sqliteCode } from './sqlite-code.js';

/** Who serves a data directory, as `server.json` in it says. */
export interface ServerFile {
  readonly pid: number;
  readonly url: string | null;
}

/**
 * An exclusive hold on a data directory for the life of the process; the operating system lets go of it however the process ends.
 * Throws an error that names the process which holds it.
 */
export class DirectoryLock {
  private readonly db: Database.Database;

  constructor(directory: string) {
    mkdirSync(directory, { recursive: true });
    this.db = new Database(join(directory, 'lock.sqlite'), { timeout: 0 });
    try {
      this.db.exec('BEGIN EXCLUSIVE');
    } catch (error) {
      this.db.close();
      if (sqliteCode(error) !== 'SQLITE_BUSY') throw error;
      const holder = serverOf(directory);
      const who = holder ? `process ${holder.pid}${holder.url ? ` at ${holder.url}` : ''}` : 'another process';
      throw new Error(
        `${directory} is in use by ${who}: one process writes a data directory at a time. Stop that one, or use --url to talk to it.`,
        { cause: error },
      );
    }
  }

  release(): void {
    this.db.close();
  }
}

/** What `server.json` says, if it is there and readable. */
export const serverOf = (directory: string): ServerFile | undefined => {
  try {
    return JSON.parse(readFileSync(join(directory, 'server.json'), 'utf8')) as ServerFile;
  } catch {
    return undefined;
  }
};
