import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from '@jest/globals';
import { Book } from '../../src/domain/book/book.js';
import { EventFile } from '../../src/event-store/event-file.js';
import type { StoredEvent } from '../../src/event-store/event-store.js';
import { GrowingPrefix } from '../../src/event-store/prefix.js';
import type { Catalogue } from '../../src/ledger/catalogue.js';
import { foldAct } from '../../src/ledger/fold.js';
import { envelopeOf } from '../../src/ledger/seal.js';
import { codeHash } from '../../src/snapshot/code-hash.js';
import { SNAPSHOT, writeSnapshot, type Header } from '../../src/snapshot/snapshot-file.js';
import { Snapshots } from '../../src/snapshot/snapshots.js';
import { readSnapshot } from '../../src/snapshot/snapshot-file.js';

const directories: string[] = [];
afterAll(() => directories.splice(0).forEach((directory) => rmSync(directory, { recursive: true })));

const temporaryDirectory = (): string => {
  const directory = mkdtempSync(join(tmpdir(), 'sextant-snapshot-'));
  directories.push(directory);
  return directory;
};

/** A book as it comes back from the disk. */
export const comeBack = async (book: Book): Promise<Book> => {
  const path = join(temporaryDirectory(), SNAPSHOT);
  const header = { size: 1n, id: '', leaves: '', subtrees: [], registry: book.code, code: '' };
  await writeSnapshot(path, header, book);
  const back = new Book(book.code);
  readSnapshot(path).restore(back);
  return back;
};

/** Events as the acts they are. */
export const actsAmong = (events: readonly StoredEvent[]): StoredEvent[][] => {
  const acts: StoredEvent[][] = [];
  for (const event of events) {
    if (envelopeOf(event).part === '1') acts.push([]);
    acts.at(-1)?.push(event);
  }
  return acts;
};

/** The directory of a registry whose event file has `events`. */
export const directoryWith = async (events: readonly StoredEvent[]): Promise<string> => {
  const directory = temporaryDirectory();
  const file = new EventFile(join(directory, 'events.sqlite'));
  if (events.length > 0) await file.append('none', events);
  await file.close();
  return directory;
};

/** Writes a snapshot of `events` into `directory`, which says of itself what it must but for `wrong`, of a book to which `forge` did something. */
export const snapshotOf = async (
  directory: string,
  known: Catalogue,
  events: readonly StoredEvent[],
  wrong: Partial<Header> = {},
  forge: (book: Book) => void = () => undefined,
): Promise<string> => {
  const registry = 'UN01';
  const book = new Book(registry);
  const prefix = new GrowingPrefix();
  for (const act of actsAmong(events)) foldAct(book, known, act);
  prefix.add(events);
  forge(book);
  const path = join(directory, SNAPSHOT);
  await writeSnapshot(path, { ...prefix.now, registry, code: codeHash(), ...wrong }, book);
  return path;
};

/** What a start makes of a directory: the book it begins with, of how many events, what it said, and the book after all of the file. */
export const begin = async (
  directory: string,
  known: Catalogue,
): Promise<{ readonly size: bigint; readonly said: string; readonly after: Book; readonly root: string }> => {
  const file = new EventFile(join(directory, 'events.sqlite'));
  const lines: string[] = [];
  const snapshots = new Snapshots({ directory, registry: 'UN01', file, say: (line) => lines.push(line) });
  const after = snapshots.startingBook()?.book ?? new Book('UN01');
  for (const act of file.replay()) foldAct(after, known, act);
  const root = file.root();
  await snapshots.close();
  await file.close();
  return { size: snapshots.size, said: lines.join('\n'), after, root };
};
