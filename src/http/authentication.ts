import { createHash, timingSafeEqual } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Config } from '../config.js';
import { refuse } from '../domain/kernel/refusal.js';

/** Who is calling. What they may do is in the book, never here. */
export interface Caller {
  readonly actor: string;
  /** A machine's key may propose and never approve (`bad-input.md` 97). */
  readonly mayApprove: boolean;
}

/** Tells who is calling from the Authorization header; undefined where nobody says so. Throws `unauthenticated` for a wrong token. */
export type Authenticate = (authorization: string | undefined) => Caller | undefined;

const ACTOR = /^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/;
const BEARER = /^Bearer ([!-~]{1,512})$/;

/** The way of authentication that the settings ask for. Throws on a keys file that can't be used. */
export const authentication = (config: Config): Authenticate => (config.authMode === 'dev' ? dev : withKeys(config.keysFile ?? ''));

/** Named logins for one machine: `Bearer dev-<name>`, and `dev` for no header at all. */
const dev: Authenticate = (authorization) => {
  if (authorization === undefined) return { actor: 'dev', mayApprove: true };
  const token = tokenOf(authorization);
  return token.startsWith('dev-') && ACTOR.test(token) ? { actor: token, mayApprove: true } : refuse('unauthenticated');
};

/** One entry of the keys file: the key itself is not in it. Several entries of one actor are how a key is rotated. */
interface KeyEntry {
  readonly actor: string;
  /** SHA-256 of the key, lower-case hex. */
  readonly sha256: string;
  /** Whether a person uses it, who may approve what another proposed. */
  readonly person?: boolean;
  /** The last day on which it is good, YYYY-MM-DD. */
  readonly until?: string;
}

const withKeys = (path: string): Authenticate => {
  const byHash = new Map(entriesOf(path).map((entry) => [entry.sha256, entry]));
  return (authorization) => {
    if (authorization === undefined) return undefined;
    const hash = createHash('sha256').update(tokenOf(authorization)).digest();
    const entry = byHash.get(hash.toString('hex'));
    const good = entry !== undefined && timingSafeEqual(Buffer.from(entry.sha256, 'hex'), hash);
    if (!good || (entry.until !== undefined && entry.until < new Date().toISOString().slice(0, 10))) return refuse('unauthenticated');
    return { actor: entry.actor, mayApprove: entry.person === true };
  };
};

const tokenOf = (authorization: string): string => BEARER.exec(authorization)?.[1] ?? refuse('unauthenticated');

const entriesOf = (path: string): KeyEntry[] => {
  const { keys } = JSON.parse(readFileSync(path, 'utf8')) as { keys?: KeyEntry[] };
  if (!Array.isArray(keys)) throw new Error(`KEYS_FILE ${path}: {"keys":[{"actor","sha256","person"?,"until"?}]}`);
  keys.forEach(({ actor, sha256 }, i) => {
    if (!ACTOR.test(actor) || !/^[0-9a-f]{64}$/.test(sha256))
      throw new Error(`KEYS_FILE ${path}: entry ${i + 1} has no actor or no SHA-256 in lower-case hex`);
  });
  return keys;
};
