import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { isAlive, serverOf } from './server-file.js';
import { sqliteCode } from './sqlite-code.js';

const LOCK = 'lock.sqlite';

/** A data directory that another process has: which, as far as its `server.json` knows. */
export class DirectoryInUse extends Error {
  constructor(directory: string, cause: unknown) {
    const { pid = 0, url = null } = serverOf(directory) ?? {};
    const [who, remedy] = isAlive(pid)
      ? [`process ${pid}${url ? ` at ${url}` : ''}`, `Stop it with \`kill ${pid}\`${url ? `, or speak to it with --url ${url}` : ''}.`]
      : ['another process', `Stop the one that has ${join(directory, LOCK)} open.`];
    super(`${directory} is in use by ${who}: one process writes a data directory at a time. ${remedy}`, { cause });
  }
}

/** An exclusive hold on a data directory for the life of the process; the operating system lets go of it however the process ends. */
export class DirectoryLock {
  private readonly db: Database.Database;

  /** Throws `DirectoryInUse` with the process that has it, as `server.json` says. */
  constructor(directory: string) {
    mkdirSync(directory, { recursive: true });
    this.db = new Database(join(directory, LOCK), { timeout: 0 });
    try {
      this.db.exec('BEGIN EXCLUSIVE');
    } catch (error) {
      this.db.close();
      if (sqliteCode(error) !== 'SQLITE_BUSY') throw error;
      throw new DirectoryInUse(directory, error);
    }
  }

  release(): void {
    this.db.close();
  }
}
