import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { EventFile } from '../../src/event-store/event-file.js';
import type { StoredEvent } from '../../src/event-store/event-store.js';
import type { Files } from './recording.js';

/** What the real event file makes of two files: the events it replays, and what it says when it refuses. */
export interface Opened {
  readonly events: readonly StoredEvent[];
  readonly root: string;
  readonly error: unknown;
  /** The error as text; empty where there is none. */
  readonly said: string;
}

/** Puts the files into `directory`, opens them as a start does, and reads everything. `leftover` is what may lie beside them. */
export const open = async (directory: string, { main, log }: Partial<Files>, leftover?: Buffer): Promise<Opened> => {
  const path = join(directory, 'events.sqlite');
  for (const suffix of ['', '-wal', '-shm']) rmSync(`${path}${suffix}`, { force: true });
  if (main) writeFileSync(path, main);
  if (log) writeFileSync(`${path}-wal`, log);
  if (leftover) writeFileSync(`${path}-shm`, leftover);
  const events: StoredEvent[] = [];
  let file: EventFile | undefined;
  try {
    file = new EventFile(path);
    for (const act of file.replay()) events.push(...act);
    return { events, root: file.root(), error: undefined, said: '' };
  } catch (error) {
    return { events, root: '', error, said: String(error) };
  } finally {
    await file?.close();
  }
};
