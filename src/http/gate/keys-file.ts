import { hash, timingSafeEqual } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { Logger } from '@nestjs/common';
import { ACTOR } from './actor.js';

/** One entry of the keys file: the key itself is not in it. Several entries of one actor are how a key is rotated. */
export interface KeyEntry {
  readonly actor: string;
  /** SHA-256 of the key, lower-case hex. */
  readonly sha256: string;
  /** Whether a person uses it, who may approve what another proposed. */
  readonly person?: boolean;
  /** The last day on which it is good, YYYY-MM-DD. */
  readonly until?: string;
}

const LOOK_EVERY_MS = 1_000;
const FORM = '{"keys":[{"actor","sha256","person"?,"until"?}]}';
const MEMBERS: ReadonlySet<string> = new Set(['actor', 'sha256', 'person', 'until']);

/**
 * The hashed keys of callers (`docs/operations.md#settings`). The file is looked at every second and read again when it changed: a key is
 * added or taken away without a restart. While a changed file can't be used nobody's key is good, since one of them may have been taken
 * away.
 */
export class KeysFile {
  private readonly logger = new Logger('keys');
  private entries: ReadonlyMap<string, KeyEntry>;
  private stamp: string;
  private looked = performance.now();

  /** Throws where the file can't be used. */
  constructor(private readonly path: string) {
    this.stamp = this.stampOf();
    this.entries = byHash(path);
  }

  /** The entry of a key that is good today. */
  find(key: string): KeyEntry | undefined {
    this.look();
    const found = hash('sha256', key, 'hex');
    const entry = this.entries.get(found);
    if (!entry || !timingSafeEqual(Buffer.from(entry.sha256), Buffer.from(found))) return undefined;
    return entry.until !== undefined && entry.until < new Date().toISOString().slice(0, 10) ? undefined : entry;
  }

  private look(): void {
    const now = performance.now();
    if (now - this.looked < LOOK_EVERY_MS) return;
    this.looked = now;
    const stamp = this.stampOf();
    if (stamp === this.stamp) return;
    this.stamp = stamp;
    try {
      this.entries = byHash(this.path);
      this.logger.warn(`${this.entries.size} keys read from ${this.path}, which had changed`);
    } catch (error) {
      this.entries = new Map();
      this.logger.error(`no key is good until this is mended: ${String(error)}`);
    }
  }

  private stampOf(): string {
    const stat = statSync(this.path, { throwIfNoEntry: false });
    return stat ? `${stat.ino} ${stat.size} ${stat.mtimeMs}` : 'missing';
  }
}

/** Throws with the place of what is wrong, never with what stands there. */
const byHash = (path: string): Map<string, KeyEntry> => {
  const { keys } = parsed(path);
  if (!Array.isArray(keys)) throw new Error(`KEYS_FILE ${path}: ${FORM}`);
  keys.forEach((entry, i) => {
    const fault = faultOf(entry as Partial<Record<keyof KeyEntry, unknown>>);
    if (fault) throw new Error(`KEYS_FILE ${path}: entry ${i + 1} ${fault}; the form is ${FORM}`);
  });
  return new Map((keys as KeyEntry[]).map((entry) => [entry.sha256, entry]));
};

const parsed = (path: string): { keys?: unknown } => {
  try {
    return (JSON.parse(readFileSync(path, 'utf8')) ?? {}) as { keys?: unknown };
  } catch (error) {
    throw new Error(`KEYS_FILE ${path}: ${error instanceof SyntaxError ? 'not JSON' : String(error)}; the form is ${FORM}`, {
      cause: error,
    });
  }
};

const faultOf = (entry: Partial<Record<keyof KeyEntry, unknown>> | null): string | undefined => {
  if (typeof entry !== 'object' || entry === null) return 'is no record';
  const { actor, sha256, person, until } = entry;
  if (typeof actor !== 'string' || !ACTOR.test(actor)) return 'has no actor';
  if (typeof sha256 !== 'string' || !/^[0-9a-f]{64}$/.test(sha256)) return 'has no SHA-256 in lower-case hex';
  if (person !== undefined && typeof person !== 'boolean') return 'has a person that is neither true nor false';
  if (until !== undefined && (typeof until !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(until))) return 'has an until that is no day';
  return Object.keys(entry).some((member) => !MEMBERS.has(member)) ? 'has a member that is not known' : undefined;
};
