import { existsSync, readdirSync, statSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { parseConnectionString } from '../event-store/eventstoredb/connection-string.js';
import { SettingFault } from '../event-store/faults.js';

/** What a node runs with (`docs/operations.md#settings`). */
export interface Config {
  readonly host: string;
  readonly port: number;
  readonly dataDir: string;
  /** The codes this node serves. In dev mode others may be opened too. */
  readonly registries: readonly string[];
  readonly authMode: 'dev' | 'keys';
  readonly keysFile: string | undefined;
  readonly publicUrl: string;
  /** The servers that hold the events; undefined: the files of `dataDir` do. */
  readonly eventStore: { readonly url: string; readonly allowInsecure: boolean } | undefined;
  /** Whether the node begins to write at start. Otherwise it follows and decides nothing until it is promoted. */
  readonly writer: boolean;
  /** Whether a node that doesn't write at start begins with the first command, its own file being the store: the command line on a directory. */
  readonly writesWhenAsked: boolean;
  readonly node: string;
  /** Requests a second and caller; undefined: any number. */
  readonly rateLimit: number | undefined;
  /** Who may read: everybody, or only callers with a role (`docs/contract.md` 9). */
  readonly readAccess: 'public' | 'members';
  /** Whether threads of their own follow the events and answer reads; otherwise the main thread does, for a short life or a small registry. */
  readonly readThreads: boolean;
  /** What is set and read by nothing in this version, though the contract has it: whoever sets it relies on it. */
  readonly unread: readonly string[];
}

/** Everything that is wrong with the settings, each by its name and with the remedy. */
export class ConfigError extends Error {
  constructor(readonly faults: readonly string[]) {
    super(`The settings are not usable:\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
    this.name = 'ConfigError';
  }
}

export const REGISTRY_CODE = /^[A-Z]{2,3}[0-9]{2}$/;
/** Settings of signed checkpoints and their witnesses, and of tokens: this version has none of these. */
const UNREAD = ['LOG_SIGNING_KEY_FILE', 'WITNESS_URLS', 'OIDC_ISSUER', 'OIDC_AUDIENCE', 'OIDC_JWKS_URL'];
const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '::1']);

/** Reads the settings from `env`. Throws `ConfigError` with every fault at once. */
export const configFrom = (env: Readonly<Record<string, string | undefined>>): Config => {
  const faults: string[] = [];
  const host = env['HOST'] ?? '127.0.0.1';
  const port = wholeNumber(env['PORT'] ?? '3000', 0, 65_535);
  if (port === undefined) faults.push('PORT: a whole number from 0 to 65535');
  const dataDir = env['DATA_DIR'] ?? './data';
  const isDirectory = dataDir !== '' && (statSync(dataDir, { throwIfNoEntry: false })?.isDirectory() ?? true);
  if (!isDirectory) faults.push('DATA_DIR: the path of a directory, or of one that is to be made');
  const registries = env['REGISTRIES']?.split(',').map((code) => code.trim()) ?? (isDirectory ? registriesIn(dataDir) : []);
  if (!registries.every((code) => REGISTRY_CODE.test(code)))
    faults.push('REGISTRIES: codes of two or three letters and two digits, with commas between');
  const loopback = LOOPBACK.has(host);
  const authMode = env['AUTH_MODE'] ?? (loopback ? 'dev' : undefined);
  if (authMode === undefined) faults.push('AUTH_MODE: required outside loopback; set keys, or HOST=127.0.0.1');
  else if (authMode !== 'dev' && authMode !== 'keys') faults.push('AUTH_MODE: dev or keys');
  else if (authMode === 'dev' && !loopback) faults.push('AUTH_MODE: dev is refused outside loopback; set keys, or HOST=127.0.0.1');
  const keysFile = env['KEYS_FILE'];
  if (authMode === 'keys' && (keysFile === undefined || !existsSync(keysFile)))
    faults.push('KEYS_FILE: with AUTH_MODE=keys the path of a file with the hashed keys');
  const rateLimit = env['RATE_LIMIT'] === undefined ? undefined : wholeNumber(env['RATE_LIMIT'], 1, 1_000_000);
  if (env['RATE_LIMIT'] !== undefined && rateLimit === undefined)
    faults.push('RATE_LIMIT: requests a second and caller, a whole number from 1');
  const readAccess = env['READ_ACCESS'] ?? 'public';
  if (readAccess !== 'public' && readAccess !== 'members') faults.push('READ_ACCESS: public or members');
  if (!/^[01]$/.test(env['WRITER'] ?? '1')) faults.push('WRITER: 1 or 0');
  if (!/^[01]$/.test(env['READ_THREADS'] ?? '1')) faults.push('READ_THREADS: 1 or 0');
  if (!isAddress(env['PUBLIC_URL'] ?? 'http://localhost')) faults.push('PUBLIC_URL: http:// or https:// and where others reach this node');
  if (!/^[!-~]{1,300}$/.test(env['NODE_NAME'] ?? 'node')) faults.push('NODE_NAME: 1 to 300 printable ASCII characters without a space');
  const eventStore = eventStoreFrom(env, faults);
  if (faults.length > 0) throw new ConfigError(faults);
  const listens = port ?? 0;
  return {
    ...{ host, port: listens, dataDir, registries, keysFile, rateLimit, eventStore },
    writer: env['WRITER'] !== '0',
    writesWhenAsked: false,
    authMode: authMode === 'keys' ? 'keys' : 'dev',
    readAccess: readAccess === 'members' ? 'members' : 'public',
    readThreads: env['READ_THREADS'] !== '0',
    publicUrl: env['PUBLIC_URL'] ?? `http://${host.includes(':') ? `[${host}]` : host}:${listens}`,
    unread: UNREAD.filter((name) => env[name] !== undefined),
    node: env['NODE_NAME'] ?? `${hostname().replace(/[^!-~]/g, '-')}-${process.pid}`,
  };
};

/** Whether `WriterStarted` and a `Location` can name the node so. */
const isAddress = (text: string): boolean => /^https?:\/\/[!-~]{1,290}$/.test(text) && URL.canParse(text);

/** What can be said of the connection string without asking the servers; the rest is said at start. */
const eventStoreFrom = (env: Readonly<Record<string, string | undefined>>, faults: string[]): Config['eventStore'] => {
  const allow = env['EVENTSTORE_ALLOW_INSECURE'] ?? '0';
  if (!/^[01]$/.test(allow)) faults.push('EVENTSTORE_ALLOW_INSECURE: 1 for a trial on an insecure server, or unset');
  const url = env['EVENTSTORE_URL'];
  if (url === undefined) return undefined;
  try {
    parseConnectionString(url);
  } catch (error) {
    if (!(error instanceof SettingFault)) throw error;
    faults.push(error.message);
  }
  return { url, allowInsecure: allow === '1' };
};

/** The registries that have an event file in `dataDir`. */
export const registriesIn = (dataDir: string): string[] =>
  existsSync(dataDir)
    ? readdirSync(dataDir)
        .filter((name) => REGISTRY_CODE.test(name) && existsSync(join(dataDir, name, 'events.sqlite')))
        .sort()
    : [];

const wholeNumber = (text: string, least: number, most: number): number | undefined => {
  const value = /^\d{1,9}$/.test(text) ? Number(text) : -1;
  return value >= least && value <= most ? value : undefined;
};
