import { closeSync, existsSync, fsyncSync, openSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import type { RegistryFiles } from '../registry-files.js';
import { CREATE_TABLES, insertInto } from './tables.js';

/** Goes up whenever a row means something else than before: read files of another version are made anew. */
const VERSION = 10;

/** Made last when the file is filled from nothing. */
const INDEXES = `
CREATE INDEX block_versions_open ON block_versions (lot, first) WHERE ended IS NULL;
CREATE INDEX block_versions_held ON block_versions (position, node, began, ended, first);
CREATE INDEX lots_serials ON lots (series, first);
CREATE INDEX facts_subjects ON facts (kind, subject, began);
CREATE UNIQUE INDEX resources_named ON resources (resource);
CREATE INDEX adjustments_party ON adjustments (party, revision);
CREATE INDEX sums_party ON sums (party);
CREATE INDEX asset_claims_assets ON asset_claims (asset, began);
CREATE INDEX asset_claims_components ON asset_claims (component, asset, began);
CREATE INDEX asset_ends_assets ON asset_ends (asset, claimed, revision);
`;

/** How far the read file has come: the last event it has, by revision and id. */
export interface Checkpoint {
  readonly revision: number;
  readonly id: string;
}

export const readFileOf = ({ directory }: RegistryFiles): string => join(directory, 'read.sqlite');

/** The read file, and what SQLite has beside it while it is open. */
export const READ_FILES = ['', '-wal', '-shm', '-journal'].map((suffix) => `read.sqlite${suffix}`);

/** Removes the read file: it is a cache. */
export const removeReadFile = (path: string): void => {
  for (const name of READ_FILES) rmSync(join(dirname(path), name), { force: true });
};

/** How far the read file at `path` has come; undefined where there is none that is finished. */
export const knownByReadFile = (path: string): Checkpoint | undefined => {
  const file = existsSync(path) ? openReadFile(path) : undefined;
  file?.db.close();
  return file?.checkpoint;
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
  db.exec(CREATE_TABLES);
  return db;
};

/** The read file is whole and on the disk; from here on it is followed in small steps. It still needs its checkpoint. */
export const finishReadFile = (db: Database.Database, version: string): void => {
  db.prepare(insertInto('version')).run(version);
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

/** Missing, no database, damaged or without the tables: not a read file. One that is locked is in use, and a fault. */
const isNoReadFile = (error: unknown): boolean =>
  /^SQLITE_(?:CANTOPEN|NOTADB|CORRUPT|ERROR)/.test(String((error as { readonly code?: unknown }).code));

const follow = (db: Database.Database): void => {
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = NORMAL');
  db.pragma('cache_size = -32768');
};
