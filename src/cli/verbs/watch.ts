import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DirectoryLock } from '../../event-store/directory-lock.js';
import { LogFiles } from '../../node/log/log-files.js';
import type { Target } from '../act.js';
import { grouped } from '../table.js';
import { CliError, EXIT, type Terminal } from '../terminal.js';
import { keysNamed } from '../verify/signed.js';
import { LogAlarm, WatchedLog } from '../verify/watched-log.js';

interface WatchOptions extends Target {
  readonly key?: readonly string[];
  readonly every?: string;
  /** Looks once at each, and ends. */
  readonly once?: boolean;
}

const LONGEST_S = 86_400;

/**
 * `sextant watch`: follows logs of others, and keeps the last checkpoint of each. Ends with 2 as soon as one was set back, forked or is signed by
 * somebody else; one that doesn't answer is named, and looked at again.
 */
export const watch = async (
  urls: readonly string[],
  { data = './watch', key = [], every = '60', once = false }: WatchOptions,
  terminal: Terminal,
): Promise<number> => {
  if (urls.length === 0) throw new CliError('Name the addresses of logs: http://HOST/v1/registries/UN01/log.');
  if (key.length === 0)
    throw new CliError('Name the keys of the logs with --key, from whoever operates them: what they show is believed by nothing else.');
  const seconds = /^[1-9][0-9]{0,4}$/.test(every) ? Number(every) : LONGEST_S + 1;
  if (seconds > LONGEST_S) throw new CliError('--every is a number of seconds, from 1 to a day.');
  const keys = key.flatMap(keysNamed);
  const lock = new DirectoryLock(data);
  const ending = new AbortController();
  const stop = (): void => ending.abort();
  process.once('SIGTERM', stop).once('SIGINT', stop);
  try {
    const files = new LogFiles(join(data, 'seen'));
    const logs = urls.map((url) => new WatchedLog(url, keys, files, terminal));
    for (;;) {
      const { alarms, failures } = await round(logs, terminal);
      if (alarms > 0) return EXIT.checkFailed;
      if (once) return failures > 0 ? EXIT.error : EXIT.ok;
      await sleep(seconds * 1_000, undefined, { signal: ending.signal }).catch(() => undefined);
      if (ending.signal.aborted) return EXIT.ok;
    }
  } finally {
    process.off('SIGTERM', stop).off('SIGINT', stop);
    lock.release();
  }
};

/** Looks at each log; whatever one of them does, the others are looked at. */
const round = async (logs: readonly WatchedLog[], terminal: Terminal): Promise<{ alarms: number; failures: number }> => {
  let [alarms, failures] = [0, 0];
  for (const log of logs)
    try {
      const { origin, size, isNew } = await log.look();
      if (isNew) terminal.out(`${origin}: ${grouped(size)} events, the continuation of what was seen\n`);
    } catch (error) {
      if (error instanceof LogAlarm) alarms += 1;
      else if (error instanceof CliError) failures += 1;
      else throw error;
      terminal.err(`${error instanceof LogAlarm ? 'ALARM: ' : ''}${error.message}\n`);
    }
  return { alarms, failures };
};
