import type { Catalogue } from '../ledger/catalogue.js';
import type { Config } from './config.js';

/** Ends what a step of a start began. */
export type Closer = () => Promise<void>;

/** What a registry is started with. */
export interface RegistryInput {
  readonly code: string;
  readonly config: Config;
  readonly catalogue: Catalogue;
  /** Whether `WriterStarted` is appended at once; otherwise with the first command, where this node may write. */
  readonly writes: boolean;
  /** By how many milliseconds the clock of the machine jumped ahead of what has gone by. */
  readonly clockAhead: () => number;
  /** Called once when the registry can't go on: the process must end. */
  readonly stop: (error: unknown) => void;
  /** Where each step leaves how to end what it began; ended in the opposite order, also where the start fails. */
  readonly closers: Closer[];
}
