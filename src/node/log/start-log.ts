import type { Events } from '../registry-events.js';
import type { RegistryInput } from '../registry-input.js';
import { CopyMark } from '../../event-store/copy-mark.js';
import { LeafPages } from '../../event-store/leaf-pages.js';
import { checkSealed } from './last-sealed.js';
import { filesOf, originOf, type LogPlace } from './log-place.js';
import { PublishedLog } from './published-log.js';
import { LogHere, LogThread, type RunningLog } from './running-log.js';
import { keyFileOf, signersIn } from './signing-keys.js';

/** The signed log of a registry. */
export interface RegistryLog extends RunningLog {
  readonly published: PublishedLog;
}

/**
 * Checks the events against the last checkpoint and begins to seal what comes. A copy whose servers aren't named is not sealed: its log is
 * theirs. Throws `StartFault` where they disagree, or the keys can't be used.
 */
export const startLog = ({ code: registry, config, stop }: RegistryInput, directory: string, { file, server }: Events): RegistryLog => {
  const origin = originOf(config.logOrigin, registry, directory);
  const place: LogPlace = { directory, origin, keyFile: keyFileOf(config.logSigningKeyFile, config.dataDir), witnesses: config.witnesses };
  const published = new PublishedLog(filesOf(directory), origin, place.keyFile);
  if (!server && new CopyMark(directory).isSet) return { published, trouble: null, close: () => Promise.resolve() };
  check(place, { size: file.size, root: file.root() });
  const input = { registry, place, heads: file.heads(), stop };
  const running = config.readThreads ? new LogThread(input) : new LogHere(input, file.size > 0n);
  return {
    published,
    get trouble() {
      return running.trouble;
    },
    close: () => running.close(),
  };
};

const check = ({ directory, origin, keyFile }: LogPlace, events: { readonly size: bigint; readonly root: string }): void => {
  const pages = new LeafPages(directory);
  try {
    checkSealed({ files: filesOf(directory), events: pages, origin, signers: signersIn(keyFile, origin) }, events);
  } finally {
    pages.close();
  }
};
