import { closeSync, fsyncSync, openSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { RegistryFiles } from '../read-threads.js';

/** Goes up whenever a row means something else than before: read files of another version are made anew. */
const VERSION = 4;

// Revisions, versions and every `id` are counted from 0 or 1 in the order of the fold, so that the same events give the same file. Tables with
// long rows have row ids: without them such a row takes four times as long to write.
const TABLES = `
CREATE TABLE version (version TEXT NOT NULL) STRICT;
CREATE TABLE checkpoint (one INTEGER PRIMARY KEY CHECK (one = 1), revision INTEGER NOT NULL, id TEXT NOT NULL) STRICT;
CREATE TABLE acts (one INTEGER NOT NULL, first INTEGER NOT NULL, records BLOB NOT NULL, PRIMARY KEY (one, first)) STRICT;
CREATE TABLE words (id INTEGER PRIMARY KEY, word TEXT NOT NULL) STRICT;
CREATE TABLE series (id INTEGER PRIMARY KEY, series TEXT NOT NULL) STRICT;
CREATE TABLE lots (id INTEGER PRIMARY KEY, series INTEGER NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL, component TEXT,
  outside TEXT, outside_series TEXT, outside_first INTEGER) STRICT;
CREATE TABLE statuses (id INTEGER PRIMARY KEY, kind TEXT NOT NULL, authorization TEXT, contribution TEXT, first_transferred INTEGER NOT NULL,
  frozen INTEGER NOT NULL, reserved_by TEXT) STRICT;
CREATE TABLE accounts (id INTEGER PRIMARY KEY, account TEXT NOT NULL, type TEXT NOT NULL, party TEXT) STRICT;
CREATE TABLE positions (id INTEGER PRIMARY KEY, account INTEGER NOT NULL, series INTEGER NOT NULL, kind TEXT NOT NULL,
  first_transferred INTEGER NOT NULL) STRICT;
CREATE TABLE block_versions (id INTEGER PRIMARY KEY, lot INTEGER NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL, position INTEGER NOT NULL,
  status INTEGER NOT NULL, began INTEGER NOT NULL, ended INTEGER, node INTEGER, came INTEGER NOT NULL, parent INTEGER, source INTEGER NOT NULL,
  jump INTEGER NOT NULL, event INTEGER NOT NULL, depth INTEGER NOT NULL) STRICT;
CREATE TABLE balance_checkpoints (revision INTEGER PRIMARY KEY, versions INTEGER NOT NULL, totals BLOB NOT NULL) STRICT;
CREATE TABLE facts (kind TEXT NOT NULL, subject TEXT NOT NULL, began INTEGER NOT NULL, body TEXT NOT NULL) STRICT;
CREATE TABLE resources (id INTEGER PRIMARY KEY, resource TEXT NOT NULL) STRICT;
CREATE TABLE touches (resource INTEGER NOT NULL, first INTEGER NOT NULL, records BLOB NOT NULL, PRIMARY KEY (resource, first)) STRICT;
CREATE TABLE adjustments (revision INTEGER PRIMARY KEY, party TEXT NOT NULL, cause INTEGER NOT NULL, body TEXT NOT NULL) STRICT;
CREATE TABLE sums (id INTEGER PRIMARY KEY, party TEXT NOT NULL, metric TEXT NOT NULL, clock TEXT NOT NULL, year TEXT NOT NULL) STRICT;
CREATE TABLE summed (sum INTEGER NOT NULL, revision INTEGER NOT NULL, total INTEGER NOT NULL, PRIMARY KEY (sum, revision)) STRICT, WITHOUT ROWID;
`;

/** Made last when the file is filled from nothing. */
const INDEXES = `
CREATE INDEX block_versions_open ON block_versions (lot, first) WHERE ended IS NULL;
CREATE INDEX block_versions_held ON block_versions (position, node, began, ended, first);
CREATE INDEX lots_serials ON lots (series, first);
CREATE INDEX facts_subjects ON facts (kind, subject, began);
CREATE UNIQUE INDEX resources_named ON resources (resource);
CREATE INDEX adjustments_party ON adjustments (party, revision);
CREATE INDEX sums_party ON sums (party);
`;

/** How far the read file has come: the last event it has, by revision and id. */
export interface Checkpoint {
  readonly revision: number;
  readonly id: string;
}

export const readFileOf = ({ directory }: RegistryFiles): string => join(directory, 'read.sqlite');

/** Removes the read file: it is a cache. */
export const removeReadFile = (path: string): void => {
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(path + suffix, { force: true });
};

/** What a read file must say it is. `catalogue` is the fingerprint of the commands and events of this build. */
export const versionOf = (catalogue: string): string => `${VERSION} ${catalogue}`;

/** A new, empty read file, filled without indexes: unfinished, it is thrown away. */
export const makeReadFile = (path: string): Database.Database => {
  removeReadFile(path);
  const db = new Database(path);
  db.pragma('journal_mode = MEMORY');
  db.pragma('synchronous = OFF');
  db.pragma('cache_size = -131072');
  db.exec(TABLES);
  return db;
};

/** The read file is whole and on the disk; from here on it is followed in small steps. It still needs its checkpoint. */
export const finishReadFile = (db: Database.Database, version: string): void => {
  db.prepare('INSERT INTO version VALUES (?)').run(version);
  db.exec(INDEXES);
  const file = openSync(db.name, 'r+');
  fsyncSync(file);
  closeSync(file);
  follow(db);
};

/** A read file, with what it says it is and how far it has come. */
export interface ReadFile {
  readonly db: Database.Database;
  readonly version: string;
  readonly checkpoint: Checkpoint;
}

/** The read file at `path`; undefined where it isn't a finished one. */
export const openReadFile = (path: string): ReadFile | undefined => {
  let db: Database.Database | undefined;
  try {
    db = new Database(path, { fileMustExist: true });
    const version = db.prepare<[], { version: string }>('SELECT version FROM version').get()?.version;
    const checkpoint = db.prepare<[], Checkpoint>('SELECT revision, id FROM checkpoint').get();
    if (version !== undefined && checkpoint) {
      follow(db);
      return { db, version, checkpoint };
    }
  } catch (error) {
    if (!isNoReadFile(error)) throw error;
  }
  db?.close();
  return undefined;
};

/** Missing, no database, damaged or without the tables: not a read file. One that is locked is somebody's, and a fault. */
const isNoReadFile = (error: unknown): boolean =>
  /^SQLITE_(?:CANTOPEN|NOTADB|CORRUPT|ERROR)/.test(String((error as { readonly code?: unknown }).code));

const follow = (db: Database.Database): void => {
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = NORMAL');
  db.pragma('cache_size = -32768');
};
