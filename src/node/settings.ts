import { existsSync, readdirSync, statSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { parseConnectionString } from '../event-store/eventstoredb/connection-string.js';
import { SettingFault } from '../event-store/faults.js';
import { choice, flag, setting, unusable, wholeNumber, type Env } from './setting.js';

export const REGISTRY_CODE = /^[A-Z]{2,3}[0-9]{2}$/;
const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '::1']);
/** Names of logs are addresses without a scheme (c2sp.org/tlog-checkpoint): the operator's, so that no two logs have one name. */
const LOG_PREFIX = /^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?:\/[A-Za-z0-9._~-]+)*$/;
const OFF_LOOPBACK = 'set keys or oidc, or HOST=127.0.0.1';

/** What a node runs with, by the member of its configuration. */
export const SETTINGS = {
  host: setting('HOST', {
    unset: '`127.0.0.1`',
    meaning: 'the address where HTTP listens; another than loopback only with `AUTH_MODE=keys` or `oidc`',
    read: (text = '127.0.0.1') => text,
  }),
  port: setting('PORT', {
    unset: '`3000`',
    meaning: 'the port where HTTP listens; `0`: any that is free',
    read: (text = '3000') => wholeNumber(text, [0, 65_535], 'a whole number from 0 to 65535'),
  }),
  publicUrl: setting('PUBLIC_URL', {
    unset: 'from `HOST` and `PORT`',
    meaning: 'the address others know the node by',
    read: (text, env) => (text === undefined ? ownAddress(env) : addressOf(text)),
  }),
  peers: setting('PEER_URLS', {
    unset: 'none',
    meaning: 'addresses of the other nodes of these registries, with commas between: callers are sent on (421) to none but these',
    read: (text) => (text === undefined ? [] : text.split(',').map((url) => addressOf(url.trim()))),
    show: (urls) => urls.join(',') || null,
  }),
  dataDir: setting('DATA_DIR', {
    unset: '`./data`',
    meaning: 'the data directory',
    read: (text = './data') => (isDirectory(text) ? text : unusable('the path of a directory, or of one that is to be made')),
  }),
  registries: setting('REGISTRIES', {
    unset: 'those found in `DATA_DIR`',
    meaning: 'codes this node serves; in `dev` mode any code may be opened',
    read: (text, { DATA_DIR = './data' }) => {
      const codes = text?.split(',').map((code) => code.trim()) ?? (isDirectory(DATA_DIR) ? registriesIn(DATA_DIR) : []);
      return codes.every((code) => REGISTRY_CODE.test(code))
        ? codes
        : unusable('codes of two or three letters and two digits, with commas between');
    },
    show: (codes) => codes.join(',') || null,
  }),
  node: setting('NODE_NAME', {
    unset: 'host name and process',
    meaning: 'how the node is named in `WriterStarted`',
    read: (text = `${hostname().replace(/[^!-~]/g, '-')}-${process.pid}`) =>
      /^[!-~]{1,300}$/.test(text) ? text : unusable('1 to 300 printable ASCII characters without a space'),
  }),
  authMode: setting('AUTH_MODE', {
    unset: '`dev` on loopback, else required',
    meaning:
      '`dev`: `Authorization: Bearer dev-<name>` is the actor `dev-<name>`, none is `dev`. `keys`: the keys of `KEYS_FILE`. `oidc`: tokens of `OIDC_ISSUER`',
    read: (text, { HOST = '127.0.0.1' }) => {
      const loopback = LOOPBACK.has(HOST);
      const mode = text ?? (loopback ? 'dev' : unusable(`required outside loopback; ${OFF_LOOPBACK}`));
      if (mode !== 'dev' && mode !== 'keys' && mode !== 'oidc') return unusable('dev, keys or oidc');
      return mode === 'dev' && !loopback ? unusable(`dev is refused outside loopback; ${OFF_LOOPBACK}`) : mode;
    },
  }),
  keysFile: setting('KEYS_FILE', {
    unset: 'none',
    meaning: 'with `keys`: `{"keys":[{"actor","sha256","person"?,"until"?}]}`, the SHA-256 of each key in hex, never the key',
    read: (text, { AUTH_MODE }) =>
      AUTH_MODE === 'keys' && (text === undefined || !existsSync(text))
        ? unusable('with AUTH_MODE=keys the path of a file with the hashed keys')
        : text,
  }),
  oidcIssuer: setting('OIDC_ISSUER', {
    unset: 'none; required with `oidc`',
    meaning: 'the OpenID issuer whose tokens are taken, written as its discovery document has it',
    read: (text, env) => (text === undefined ? neededWithOidc(env, 'the address of the issuer') : issuerOf(text)),
  }),
  oidcAudience: setting('OIDC_AUDIENCE', {
    unset: 'none; required with `oidc`',
    meaning: 'what `aud` of a token must name: this node, as the issuer knows it',
    read: (text, env) => (text === undefined || text === '' ? neededWithOidc(env, 'what tokens for this node have as `aud`') : text),
  }),
  oidcJwksUrl: setting('OIDC_JWKS_URL', {
    unset: 'as the discovery document says',
    meaning: 'where the public keys of the issuer are',
    read: (text) => (text === undefined ? undefined : issuerOf(text)),
  }),
  oidcActorClaim: setting('OIDC_ACTOR_CLAIM', {
    unset: '`sub`',
    meaning: 'the claim that names the actor; where it is none, `u-` and 40 hex of the SHA-256 of issuer and subject',
    read: (text = 'sub') => (/^[!-~]{1,100}$/.test(text) ? text : unusable('the name of a claim')),
  }),
  oidcApproveMaxAge: setting('OIDC_APPROVE_MAX_AGE', {
    unset: '`600`',
    meaning: 'how many seconds ago (`auth_time`) a person may have signed in to approve',
    read: (text = '600') => wholeNumber(text, [1, 86_400], 'a whole number of seconds from 1 to 86400'),
  }),
  oidcApproveAcr: setting('OIDC_APPROVE_ACR', {
    unset: 'none',
    meaning: 'values of `acr` or `amr`, with commas between, of which a token must have one to approve',
    read: (text) =>
      text === undefined ? [] : text.split(',').map((way) => way.trim() || unusable('values of acr or amr, with commas between')),
    show: (ways) => ways.join(',') || null,
  }),
  readAccess: choice('READ_ACCESS', ['public', 'members'], '`members`: only callers with a role may read'),
  readThreads: flag('READ_THREADS', { on: true, meaning: '`0`: reads are answered in the main thread, for a small registry' }),
  corsOrigins: setting('CORS_ORIGINS', {
    unset: 'none',
    meaning:
      'origins whose pages may call this node from a browser, `https://console.example`, with commas between; each by itself, never `*`. With `AUTH_MODE=dev` only those of this machine',
    read: (text) => (text === undefined ? [] : text.split(',').map((origin) => originOf(origin.trim()))),
    show: (origins) => origins.join(',') || null,
  }),
  rateLimit: setting('RATE_LIMIT', {
    unset: 'none',
    meaning: 'requests a second and caller',
    read: (text) =>
      text === undefined ? undefined : wholeNumber(text, [1, 1_000_000], 'requests a second and caller, a whole number from 1'),
  }),
  readersPerCaller: setting('READERS_PER_CALLER', {
    unset: '`100`',
    meaning: 'streams and pages of events that one caller, or one address without a key, may have open at once',
    read: (text = '100') => wholeNumber(text, [1, 1_000], 'a whole number from 1 to 1000'),
  }),
  writer: flag('WRITER', { on: true, meaning: '`0`: the node follows and writes nothing, until `sextant promote`' }),
  eventStoreUrl: setting('EVENTSTORE_URL', {
    unset: 'none',
    meaning: '`esdb://...`: the events are in EventStoreDB; the local file is a copy',
    read: (text) => (text === undefined ? undefined : connectionString(text)),
    show: (url) => url?.replace(/:[^:@/]*@/, ':(set)@') ?? null,
  }),
  logSigningKeyFile: setting('LOG_SIGNING_KEY_FILE', {
    unset: 'made in `DATA_DIR` on first start; must be given with `EVENTSTORE_URL`',
    meaning:
      'Ed25519 key that signs checkpoints, PKCS #8 as PEM, for its owner to read alone; while keys are changed both, one after the other',
    read: (text, { EVENTSTORE_URL }) =>
      (text === undefined && EVENTSTORE_URL !== undefined) || (text !== undefined && !existsSync(text))
        ? unusable('the path of a file with an Ed25519 key as PEM; every node of a stream needs the same one')
        : text,
  }),
  logOrigin: setting('LOG_ORIGIN', {
    unset: '`sextant`',
    meaning:
      'what the names of its logs begin with: the log of `UN01` is `sextant/UN01`. A domain of the operator, without `https://`; never changed',
    read: (text = 'sextant') =>
      LOG_PREFIX.test(text) && text.length <= 200 ? text : unusable('a domain, with a path or without, in lower case and without https://'),
  }),
  witnesses: setting('WITNESS_URLS', {
    unset: 'none',
    meaning: 'addresses of those who co-sign its checkpoints (`sextant witness`), with commas between',
    read: (text) => (text === undefined ? [] : text.split(',').map((url) => addressOf(url.trim()))),
    show: (urls) => urls.join(',') || null,
  }),
  allowInsecure: flag('EVENTSTORE_ALLOW_INSECURE', {
    on: false,
    meaning: '`1`: takes servers without TLS or without a disk, for a trial',
    remedy: '1 for a trial on an insecure server, or unset',
  }),
};

/** Throws `Unusable` where tokens are asked for. */
const neededWithOidc = ({ AUTH_MODE }: Env, what: string): undefined =>
  AUTH_MODE === 'oidc' ? unusable(`with AUTH_MODE=oidc ${what}`) : undefined;

/** What the command line reads beside them. */
export const TOKEN = setting('SEXTANT_TOKEN', {
  unset: 'none',
  meaning: 'for the command line: the bearer token it sends',
  read: (text) => text,
  show: (token) => (token === undefined ? null : '(set)'),
});

/** The registries that have an event file in `dataDir`, or something that was made of one: then it is missed, not overlooked. */
export const registriesIn = (dataDir: string): string[] =>
  existsSync(dataDir)
    ? readdirSync(dataDir)
        .filter((name) => REGISTRY_CODE.test(name) && OF_A_REGISTRY.some((file) => existsSync(join(dataDir, name, file))))
        .sort()
    : [];

const OF_A_REGISTRY = ['events.sqlite', 'read.sqlite', 'book.snapshot', 'tlog'];

/** Whether it is one, or can be made. What can't be looked at (below a file, or not allowed) is none that can be used. */
const isDirectory = (path: string): boolean => {
  try {
    return path !== '' && (statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? true);
  } catch (error) {
    if (typeof (error as NodeJS.ErrnoException).code === 'string') return false;
    throw error;
  }
};

const ownAddress = ({ HOST = '127.0.0.1', PORT = '3000' }: Env): string =>
  `http://${HOST.includes(':') ? `[${HOST}]` : HOST}:${Number(PORT)}`;

/** `WriterStarted` and a `Location` name the node so. */
/** Tokens and keys of an issuer travel over TLS, on this machine they need not. */
const issuerOf = (text: string): string => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const safe = url?.protocol === 'https:' || (url?.protocol === 'http:' && LOOPBACK.has(url.hostname.replace(/^\[|\]$/g, '')));
  return safe && !url?.username && !url?.hash ? text : unusable('an address with https://, or one of this machine with http://');
};

const addressOf = (text: string): string =>
  /^https?:\/\/[!-~]{1,290}$/.test(text) && URL.canParse(text) ? text : unusable('http:// or https:// and where others reach this node');

/** An origin as a browser says it: scheme, host and port, in lower case, nothing behind. */
const originOf = (text: string): string =>
  /^https?:\/\/(?:[a-z0-9.-]+|\[[0-9a-f:]+\])(?::\d{1,5})?$/.test(text) && URL.canParse(text) && new URL(text).origin === text
    ? text
    : unusable('origins such as https://console.example, with commas between, each by itself, without a path or *');

/** What can be checked of the connection string without asking the servers; the rest is checked at start. */
const connectionString = (text: string): string => {
  try {
    parseConnectionString(text);
    return text;
  } catch (error) {
    if (!(error instanceof SettingFault)) throw error;
    return unusable(error.remedy);
  }
};
