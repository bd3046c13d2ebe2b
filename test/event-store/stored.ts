import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from '@jest/globals';
import Database from 'better-sqlite3';
import { EventFile } from '../../src/event-store/event-file.js';
import type { StoredEvent } from '../../src/event-store/event-store.js';
import { idOfBytes } from '../../src/event-store/stored-event.js';

/** An act of `parts` events from revision `first` on, with bytes, ids and parts as the ledger makes them. */
export const act = (first: bigint, parts: number, note = 'x'): StoredEvent[] =>
  Array.from({ length: parts }, (_, i) => {
    const revision = first + BigInt(i);
    const begin = `{"actor":"dev","at":"2026-06-01T00:00:00.000Z","data":{"note":"${note}"}`;
    const end = `"part":"${i + 1}","parts":"${parts}","registry":"UN01","revision":"${revision}","schema":"1","type":"Noted","v":1}`;
    const id = idOfBytes(`${begin},${end}`);
    return { revision, id, body: `${begin},"id":"${id}",${end}` };
  });

const directories: string[] = [];

/** After each test: no temporary file stays. */
export const cleanUp = (): void => {
  afterEach(() => {
    for (const directory of directories.splice(0)) rmSync(directory, { recursive: true });
  });
};

export const temporaryDirectory = (): string => {
  const directory = mkdtempSync(join(tmpdir(), 'sextant-store-'));
  directories.push(directory);
  return directory;
};
export const temporaryFile = (): string => join(temporaryDirectory(), 'UN01.sqlite');

/** A closed file that holds these acts. */
export const written = async (...acts: StoredEvent[][]): Promise<string> => {
  const path = temporaryFile();
  const file = new EventFile(path);
  for (const events of acts) {
    const head = await file.head();
    await file.append(head, events);
  }
  await file.close();
  return path;
};

/** Does to a closed file what no ledger does. */
export const tamper = (path: string, sql: string, ...values: unknown[]): void => {
  const db = new Database(path);
  db.prepare(sql).run(...values);
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
};
