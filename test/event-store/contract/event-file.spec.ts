import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EventFile } from '../../../src/event-store/event-file.js';
import type { Backend, Opened } from './backend.js';
import { describeEventStore } from './describe-event-store.js';

const COUNT = 1_000_000;

const replayed = (path: string): EventFile => {
  const file = new EventFile(path);
  for (const act of file.replay()) if (act.length === 0) throw new Error('an act without events');
  return file;
};

const inMemory = (): Promise<Opened> => {
  const store = replayed(':memory:');
  return Promise.resolve({ registry: 'UN01', store, stored: () => Promise.resolve(store.read(0n, COUNT)), close: () => store.close() });
};

const onDisk = (): Promise<Opened> => {
  const directory = mkdtempSync(join(tmpdir(), 'sextant-contract-'));
  const path = join(directory, 'events.sqlite');
  let file = replayed(path);
  return Promise.resolve({
    registry: 'UN01',
    store: file,
    stored: () => Promise.resolve(file.read(0n, COUNT)),
    reopen: async () => {
      await file.close();
      file = replayed(path);
      return file;
    },
    close: async () => {
      await file.close();
      rmSync(directory, { recursive: true });
    },
  });
};

const backend = (open: Backend['open']) => () => Promise.resolve({ repeat: 'conflict' as const, open, end: () => Promise.resolve() });

describeEventStore('the event file in memory', backend(inMemory));
describeEventStore('the event file on disk', backend(onDisk));
