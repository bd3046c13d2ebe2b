import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LeafPages } from '../../event-store/leaf-pages.js';
import { StartFault } from '../start-fault.js';
import type { LogInput } from './last-sealed.js';
import { LogFiles } from './log-files.js';
import { signersMadeIn, type KeyFile } from './signing-keys.js';

/** The directory of a registry's log, in that of the registry. */
export const LOG = 'tlog';
/** The file that says the how many-th log it is, beside the events; none: the first. */
export const EPOCH = 'log-epoch.json';

/** Where a registry's log is, what it is called, and which file has the keys that sign it. */
export interface LogPlace {
  /** Of the registry. */
  readonly directory: string;
  readonly origin: string;
  readonly keyFile: KeyFile;
  /** The addresses of those who co-sign it. */
  readonly witnesses: readonly string[];
}

/**
 * The name of a registry's log: below what the operator chose. Where events that were sealed are gone for good, the log is another one, and its
 * name says the how many-th. Throws `StartFault`.
 */
export const originOf = (prefix: string, registry: string, directory: string): string => {
  const epoch = epochOf(directory);
  return `${prefix}/${registry}${epoch > 1 ? `/${epoch}` : ''}`;
};

/** The how many-th log of a registry it is. Throws `StartFault`. */
export const epochOf = (directory: string): number => {
  const path = join(directory, EPOCH);
  if (!existsSync(path)) return 1;
  const epoch = /^\{"epoch":"([1-9][0-9]{0,5})"\}\n$/.exec(readFileSync(path, 'utf8'))?.[1];
  if (epoch === undefined) throw new StartFault(`${path} is not what was written. Bring it back from a copy, then start again.`);
  return Number(epoch);
};

/** The registry's next log is another one than all before, the `last` of which is the how many-th; gives its own number. */
export const beginEpoch = (directory: string, last = epochOf(directory)): number => {
  writeFileSync(join(directory, EPOCH), `{"epoch":"${last + 1}"}\n`, { flush: true });
  return last + 1;
};

/** The files of a registry's log. */
export const filesOf = (directory: string): LogFiles => new LogFiles(join(directory, LOG));

/**
 * Opens a log to seal it: its `events` are to be closed. Undefined while there is no event. The node's own key is made where there is none yet.
 * Throws `StartFault`.
 */
export const openLog = ({ directory, origin, keyFile }: Omit<LogPlace, 'witnesses'>): LogInput | undefined => {
  const events = new LeafPages(directory);
  try {
    if (events.read(0n, 1).length > 0) return { files: filesOf(directory), origin, signers: signersMadeIn(keyFile, origin), events };
  } catch (error) {
    events.close();
    throw error;
  }
  events.close();
  return undefined;
};
