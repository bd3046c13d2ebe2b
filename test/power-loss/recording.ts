import { mkdtempSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { EventFile } from '../../src/event-store/event-file.js';
import type { StoredEvent } from '../../src/event-store/event-store.js';
import { Dice } from '../simulation/dice.js';
import { anAct } from './acts.js';

/** Memory where there is some: what counts is the bytes, not the device. */
export const temporaryDirectory = (): string => mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'sextant-power-'));

/** SQLite's two durable files at one moment. (`-shm` is only an index of the log, made anew at the first opening.) */
export interface Files {
  readonly main: Buffer;
  readonly log: Buffer;
}

/** What happened between two moments at which all that was acknowledged was on the disk. */
export interface Step {
  readonly kind: 'commit' | 'checkpoint';
  readonly before: Files;
  readonly after: Files;
  /** How many events were acknowledged before it, and after it. */
  readonly from: number;
  readonly to: number;
}

export interface Recording {
  readonly events: readonly StoredEvent[];
  readonly steps: readonly Step[];
  /** `PRAGMA synchronous` of the connection that wrote: 2 is FULL. */
  readonly synchronous: unknown;
}

/** A life of the real event file: commits of one or several acts, and a checkpoint of the log into the main file now and then. */
export const record = async (seed: number, commits: number): Promise<Recording> => {
  const dice = new Dice(seed);
  const directory = temporaryDirectory();
  const path = join(directory, 'events.sqlite');
  const file = new EventFile(path);
  const other = new Database(path);
  const files = (): Files => ({ main: readFileSync(path), log: readFileSync(`${path}-wal`) });
  const events: StoredEvent[] = [];
  const steps: Step[] = [];
  const step = async (kind: Step['kind'], work: () => unknown): Promise<void> => {
    const [before, from] = [files(), events.length];
    await work();
    steps.push({ kind, before, after: files(), from, to: events.length });
  };
  for (let i = 0; i < commits; i += 1) {
    await step('commit', async () => {
      const batch: StoredEvent[] = [];
      for (let acts = dice.oneOf(1, 1, 2, 5); acts > 0; acts -= 1) batch.push(...anAct(dice, events.length + batch.length));
      await file.append(events.length === 0 ? 'none' : BigInt(events.length - 1), batch);
      events.push(...batch);
    });
    if (dice.chance(0.15)) await step('checkpoint', () => other.pragma('wal_checkpoint(PASSIVE)'));
  }
  const synchronous = (Reflect.get(file, 'db') as Database.Database).pragma('synchronous', { simple: true });
  other.close();
  await file.close();
  rmSync(directory, { recursive: true });
  return { events, steps, synchronous };
};
