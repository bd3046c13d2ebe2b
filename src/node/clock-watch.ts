import { readFileSync, readdirSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { uptime } from 'node:os';
import { join } from 'node:path';
import { Logger } from '@nestjs/common';

/** A step ahead of more than this is not believed at once. */
const MOST_AHEAD_MS = 5 * 60_000;
/** A step that stands for so long is the time. */
const LASTS_MS = 15 * 60_000;
/** A start after another boot has nothing but files to go by; a node may have been off for so long. */
const MOST_AWAY_MS = 31 * 86_400_000;
const EVERY_MS = 60_000;

/** What a data directory remembers of the clock, in `clock.json`. */
interface Memory {
  /** Which run of the machine it is of. */
  readonly boot: string;
  /** The time of the clock, less how long the machine had run: what stays the same while the clock is right. */
  readonly offset: number;
  /** An offset that isn't believed, and when it was first seen by how long the machine had run. */
  readonly suspect: { readonly offset: number; readonly since: number } | null;
}

/** The clocks of this machine; tests give their own. */
export interface Clocks {
  readonly now: () => number;
  /** How long the machine has run, in milliseconds; time asleep counts. */
  readonly uptime: () => number;
  /** Changes with every boot. */
  readonly boot: string;
}

/**
 * Holds the clock against how long the machine has run, also across starts of the node, and behind another boot against the files. A clock
 * that is ahead once would be for ever: no later event may have an earlier time (docs/decisions/0026-clock-ahead.md).
 */
export class ClockWatch {
  private readonly logger = new Logger('clock');
  private readonly path: string;
  private offset: number;
  private suspect: Memory['suspect'] = null;
  private timer: NodeJS.Timeout | undefined;
  private saved = '';
  private isUnsaved = false;

  /** `confirmed`: an operator said that the time is right. */
  constructor(
    private readonly directory: string,
    confirmed: boolean,
    private readonly clocks: Clocks = CLOCKS,
  ) {
    this.path = join(directory, 'clock.json');
    const memory = confirmed ? undefined : this.remembered();
    this.offset = memory?.offset ?? this.offsetNow;
    this.suspect = memory?.suspect ?? null;
  }

  /** By how many milliseconds the clock is ahead of what has gone by; 0 where it isn't, and once it has lasted. */
  readonly ahead = (): number => {
    const { offsetNow: offset } = this;
    const step = offset - this.offset;
    if (Math.abs(step) <= MOST_AHEAD_MS) return this.believe(offset, 'the clock is right again');
    if (!this.suspect || Math.abs(offset - this.suspect.offset) > MOST_AHEAD_MS) this.suspectNow(offset, step);
    else if (this.clocks.uptime() - this.suspect.since >= LASTS_MS) return this.believe(offset, 'the new time of the clock has lasted');
    return Math.max(step, 0);
  };

  /** Looks every minute, and remembers. */
  start(): void {
    this.look();
    this.timer = setInterval(() => this.look(), EVERY_MS).unref();
  }

  close(): void {
    clearInterval(this.timer);
    if (this.timer) this.look();
  }

  private look(): void {
    this.ahead();
    this.save();
  }

  private get offsetNow(): number {
    return this.clocks.now() - this.clocks.uptime();
  }

  private believe(offset: number, why: string): number {
    this.offset = offset;
    if (this.suspect) {
      this.suspect = null;
      this.logger.warn(`${why}: ${new Date(this.clocks.now()).toISOString()}`);
      this.save();
    }
    return 0;
  }

  private suspectNow(offset: number, step: number): void {
    this.suspect = { offset, since: this.clocks.uptime() };
    const [minutes, way] = [Math.round(Math.abs(step) / 60_000), step > 0 ? 'ahead' : 'back'];
    this.logger.warn(
      `the clock jumped ${way} by ${minutes} min, to ${new Date(this.clocks.now()).toISOString()}; ` +
        'see docs/operations.md, "The clock". What lasts for 15 minutes is taken for the time.',
    );
    this.save();
  }

  /** Of this boot what was remembered; of another one how far the files went, where that is long ago. */
  private remembered(): Memory | undefined {
    const { boot, now, uptime: ran } = this.clocks;
    const memory = this.read();
    if (memory?.boot === boot) return memory;
    const known = Math.max(...this.fileTimes());
    return known === -Infinity || now() - known <= MOST_AWAY_MS ? undefined : { boot, offset: known - ran(), suspect: null };
  }

  private read(): Memory | undefined {
    try {
      const memory = JSON.parse(readFileSync(this.path, 'utf8')) as Memory;
      return typeof memory.boot === 'string' && Number.isFinite(memory.offset) ? memory : undefined;
    } catch {
      // Not there, or half written: the files say what is known.
      return undefined;
    }
  }

  /** When anything in the directory was written last. */
  private fileTimes(): number[] {
    return readdirSync(this.directory, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => statSync(join(parentPath, name), { throwIfNoEntry: false })?.mtimeMs ?? -Infinity);
  }

  /** A disk that takes nothing is said once; it is no reason to end. */
  private save(): void {
    const text = `${JSON.stringify({ boot: this.clocks.boot, offset: this.offset, suspect: this.suspect } satisfies Memory)}\n`;
    if (text === this.saved) return;
    try {
      writeFileSync(`${this.path}.partial`, text);
      renameSync(`${this.path}.partial`, this.path);
      this.saved = text;
    } catch (error) {
      if (!this.isUnsaved) this.logger.warn(`${this.path} can't be written: ${String(error)}`);
      this.isUnsaved = true;
    }
  }
}

const bootOf = (): string => {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    // Not a Linux: a start then goes by the files alone.
    return `unknown-${process.pid}-${Date.now()}`;
  }
};

const CLOCKS: Clocks = { now: Date.now, uptime: () => 1_000 * uptime(), boot: bootOf() };
