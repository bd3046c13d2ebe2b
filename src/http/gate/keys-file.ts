import { hash, timingSafeEqual } from 'node:crypto';
import { statSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { Logger } from '@nestjs/common';
import { readKeys, type KeyEntry } from './key-entries.js';

const LOOK_EVERY_MS = 1_000;

/**
 * How the keys in force stand to the file: `current`, as it says; `doubtful`, its changes are not believed; `unusable`, nobody's key is good.
 */
export type KeysState = 'current' | 'doubtful' | 'unusable';

/**
 * The hashed keys of callers (`docs/operations.md#keys`). The file is looked at every second and read again when it changed: a key is
 * added or taken away without a restart. A changed file that others may have written, or that contradicts itself, takes keys away and adds
 * none: those that were good and still stand in it as they were stay good. While it can't be read at all nobody's key is good, since one of
 * them may have been taken away.
 */
export class KeysFile {
  private readonly logger = new Logger('keys');
  private entries: ReadonlyMap<string, KeyEntry>;
  private stamp: string;
  private looked = performance.now();
  private found: KeysState = 'current';

  /** Throws where the file can't be used, or not be relied on. */
  constructor(private readonly path: string) {
    this.stamp = this.stampOf();
    const { entries, doubt } = readKeys(path);
    if (doubt !== undefined) throw new Error(doubt);
    this.entries = byHash(entries);
  }

  /** How the keys stand to the file right now. */
  get state(): KeysState {
    this.look();
    return this.found;
  }

  /** The entry of a key that is good today. */
  find(key: string): KeyEntry | undefined {
    this.look();
    const found = hash('sha256', key, 'hex');
    const entry = this.entries.get(found);
    if (!entry || !timingSafeEqual(Buffer.from(entry.sha256), Buffer.from(found))) return undefined;
    return isOver(entry) ? undefined : entry;
  }

  /** Whether a key that was found is still good, and still the same one's. */
  isGood({ sha256, actor, person }: KeyEntry): boolean {
    this.look();
    const entry = this.entries.get(sha256);
    return entry !== undefined && entry.actor === actor && entry.person === person && !isOver(entry);
  }

  private look(): void {
    const now = performance.now();
    if (now - this.looked < LOOK_EVERY_MS) return;
    this.looked = now;
    const stamp = this.stampOf();
    if (stamp === this.stamp) return;
    this.stamp = stamp;
    try {
      this.take(readKeys(this.path));
    } catch (error) {
      this.entries = new Map();
      this.found = 'unusable';
      this.logger.error(`no key is good until this is mended: ${String(error)}`);
    }
  }

  private take({ entries, doubt }: ReturnType<typeof readKeys>): void {
    this.found = doubt === undefined ? 'current' : 'doubtful';
    if (doubt === undefined) {
      this.entries = byHash(entries);
      this.logger.warn(`${this.entries.size} keys read from ${this.path}, which had changed`);
      return;
    }
    const named = (old: KeyEntry): boolean => entries.some((entry) => isDeepStrictEqual(entry, old));
    this.entries = byHash([...this.entries.values()].filter(named));
    this.logger.error(`no new key is good until this is mended, ${this.entries.size} that stand there as before are: ${doubt}`);
  }

  /** Who may write it is part of it. */
  private stampOf(): string {
    const stat = statSync(this.path, { throwIfNoEntry: false });
    return stat ? `${stat.ino} ${stat.size} ${stat.mtimeMs} ${stat.mode} ${stat.uid}` : 'missing';
  }
}

const byHash = (entries: readonly KeyEntry[]): ReadonlyMap<string, KeyEntry> => new Map(entries.map((entry) => [entry.sha256, entry]));

const isOver = ({ until }: KeyEntry): boolean => until !== undefined && until < new Date().toISOString().slice(0, 10);
