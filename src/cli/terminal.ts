import { once } from 'node:events';
import type { Readable } from 'node:stream';

/** Where a verb is run: what it reads, and where its answer, its progress and its complaints go. */
export interface Terminal {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly input: Readable;
  /** The answer, and nothing else: it may be piped on. */
  readonly out: (text: string) => void;
  /** Resolves once whoever reads `out` has taken enough of it that more may come. */
  readonly drained: () => Promise<void>;
  readonly err: (text: string) => void;
  /** Whether a person is watching `err`: only then is there progress. */
  readonly watched: boolean;
}

/** The terminal this process was started from. */
export const processTerminal = (): Terminal => ({
  env: process.env,
  input: process.stdin,
  out: (text) => void process.stdout.write(text),
  drained: async () => {
    if (process.stdout.writableNeedDrain) await once(process.stdout, 'drain');
  },
  err: (text) => void process.stderr.write(text),
  watched: process.stderr.isTTY,
});

/** What a verb can't do, in a message that says what is wrong, where, and what to do. */
export class CliError extends Error {}

/** How a process ends: all well, an error, a check that failed. */
export const EXIT = { ok: 0, error: 1, checkFailed: 2 } as const;
