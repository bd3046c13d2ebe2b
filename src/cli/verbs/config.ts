import { configFrom } from '../../node/config.js';
import { pairs } from '../table.js';
import { EXIT, type Terminal } from '../terminal.js';

/** `sextant config`: the settings in force, secrets masked. Throws with every fault at once where they can't be used. */
export const config = ({ data, json }: { data?: string; json?: boolean }, terminal: Terminal): number => {
  const { env } = terminal;
  const inForce = configFrom({ ...env, ...(data === undefined ? {} : { DATA_DIR: data }) });
  const settings: readonly (readonly [string, string | null])[] = [
    ['HOST', inForce.host],
    ['PORT', String(inForce.port)],
    ['PUBLIC_URL', inForce.publicUrl],
    ['DATA_DIR', inForce.dataDir],
    ['REGISTRIES', inForce.registries.join(',') || null],
    ['NODE_NAME', inForce.node],
    ['EVENTSTORE_URL', inForce.eventStore ? withoutPassword(inForce.eventStore.url) : null],
    ['EVENTSTORE_ALLOW_INSECURE', inForce.eventStore?.allowInsecure ? '1' : null],
    ['WRITER', inForce.writer ? '1' : '0'],
    ['AUTH_MODE', inForce.authMode],
    ['KEYS_FILE', inForce.keysFile ?? null],
    ['READ_ACCESS', inForce.readAccess],
    ['READ_THREADS', inForce.readThreads ? '1' : '0'],
    ['RATE_LIMIT', inForce.rateLimit === undefined ? null : String(inForce.rateLimit)],
    ['SEXTANT_TOKEN', env['SEXTANT_TOKEN'] === undefined ? null : '(set)'],
    ...inForce.unread.map((name): [string, string] => [name, '(set, and read by nothing in this version)']),
  ];
  if (json) terminal.out(`${JSON.stringify(Object.fromEntries(settings))}\n`);
  else terminal.out(pairs(settings.map(([name, value]) => [name, value ?? '(unset)'])));
  return EXIT.ok;
};

const withoutPassword = (url: string): string => url.replace(/:[^:@/]*@/, ':(set)@');
