import { BACKWARDS, END, type Credentials } from '@eventstore/db-client';
import type { Connection } from './connection.js';
import type { Target } from './connection-string.js';
import { isDeleted, isForbidden, isUnauthenticated } from './errors.js';
import { SettingFault } from '../faults.js';
import { patiently, type Patience } from './patiently.js';
import { readEvents } from './read-events.js';
import { serverOptions } from './server-options.js';

const OLDEST = [22, 10, 4] as const;
/** What a server has before somebody chooses (`docs/architecture.md` 10.3). */
const DEFAULT_PASSWORDS: readonly Credentials[] = [
  { username: 'admin', password: 'changeit' },
  { username: 'ops', password: 'changeit' },
];
/** Options under which what a server calls written may be lost. */
const UNSAFE = ['MemDb', 'Insecure', 'UnsafeDisableFlushToDisk', 'UnsafeIgnoreHardDelete'];
const FOR_TRIALS = 'For a trial set EVENTSTORE_ALLOW_INSECURE=1.';

const fault = (what: string, remedy: string): SettingFault => new SettingFault('EVENTSTORE_URL', what, remedy);

/** What can be said without asking the server. Throws `SettingFault`. */
export const checkTarget = ({ tls, credentials }: Target): void => {
  if (!tls)
    throw fault(
      'tls=false: anybody on the way reads and writes the ledger',
      `Give the servers certificates and say tlsCAFile=FILE. ${FOR_TRIALS}`,
    );
  if (!credentials)
    throw fault('it holds no user name and password', 'Make a user for the ledger and write esdb://user:password@host:2113.');
  if (DEFAULT_PASSWORDS.some(({ password }) => password === credentials.password))
    throw fault('the password is one that servers are shipped with', `Choose another and set it on the server. ${FOR_TRIALS}`);
};

/** That the server answers, is new enough, knows this user and no default password, and keeps what it is given. Throws `SettingFault`. */
export const checkServer = async (
  connection: Connection,
  target: Target,
  { allowInsecure, patience, stream }: { allowInsecure: boolean; patience: number; stream: string },
): Promise<void> => {
  const time = { until: performance.now() + patience };
  checkVersion(await patiently(time, () => connection.call((client) => client.serverVersion())));
  const known = await admission(connection, stream, time);
  if (known === 'unknown')
    throw fault('the server does not know this user name and password', 'Write those of the user made for the ledger.');
  if (known === 'forbidden') throw fault(`the user may not read ${stream}`, 'Give the user the right to read and write it ($r and $w).');
  if (allowInsecure) return;
  for (const credentials of DEFAULT_PASSWORDS) {
    if ((await admission(connection, stream, time, credentials)) === 'unknown') continue;
    throw fault(
      `the server still has the default password of ${credentials.username}`,
      `Set another for ${credentials.username} on the server. ${FOR_TRIALS}`,
    );
  }
  const options = await serverOptions(target, connection.deadline);
  const unsafe = UNSAFE.filter((name) => options?.get(name)?.toLowerCase() === 'true');
  if (unsafe.length > 0)
    throw fault(
      `the server runs with ${unsafe.join(', ')}: what it calls written may be lost or deleted`,
      `Start it without. ${FOR_TRIALS}`,
    );
};

const checkVersion = (version: string): void => {
  const parts = version.split('.').map(Number);
  const oldest = OLDEST.join('.');
  for (const [i, least] of OLDEST.entries()) {
    const part = parts[i] ?? NaN;
    if (part > least) return;
    if (!(part >= least))
      throw fault(
        `the server is of version ${version}, ${oldest} is the oldest that keeps what it acknowledged`,
        `Run ${oldest} or later.`,
      );
  }
};

/** How a server takes somebody who reads the last event of the stream. Rejects as `patiently` does. */
const admission = async (
  connection: Connection,
  stream: string,
  time: Patience,
  credentials?: Credentials,
): Promise<'admitted' | 'forbidden' | 'unknown'> => {
  try {
    const range = { direction: BACKWARDS, fromRevision: END, maxCount: 1, ...(credentials && { credentials }) } as const;
    await patiently(time, () => readEvents(connection, stream, range));
    return 'admitted';
  } catch (error) {
    if (isDeleted(error)) return 'admitted';
    if (isUnauthenticated(error)) return 'unknown';
    if (isForbidden(error)) return 'forbidden';
    throw error;
  }
};
