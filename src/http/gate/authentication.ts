import type { Config } from '../../node/config.js';
import { refuse } from '../../domain/kernel/refusal.js';
import { ACTOR } from './actor.js';
import { KeysFile } from './keys-file.js';

/** Who is calling. What they may do is in the book, never here. */
export interface Caller {
  readonly actor: string;
  /** A machine's key may propose and never approve (`docs/contract.md` 6). */
  readonly mayApprove: boolean;
}

/** Tells who is calling from the Authorization header; undefined where nobody says so. Throws `unauthenticated` for a wrong token. */
export type Authenticate = (authorization: string | undefined) => Caller | undefined;

const BEARER = /^Bearer ([!-~]{1,512})$/;

/** The way of authentication that the settings ask for. Throws on a keys file that can't be used. */
export const authentication = (config: Config): Authenticate =>
  config.authMode === 'dev' ? dev : withKeys(new KeysFile(config.keysFile ?? ''));

const NOBODY: Caller = { actor: 'dev', mayApprove: true };

/** Named logins for one machine: `Bearer dev-<name>`, and `dev` for no header at all. */
const dev: Authenticate = (authorization) => {
  if (authorization === undefined) return NOBODY;
  const token = tokenOf(authorization);
  return token.startsWith('dev-') && ACTOR.test(token) ? { actor: token, mayApprove: true } : refuse('unauthenticated');
};

const withKeys =
  (file: KeysFile): Authenticate =>
  (authorization) => {
    if (authorization === undefined) return undefined;
    const entry = file.find(tokenOf(authorization));
    return entry ? { actor: entry.actor, mayApprove: entry.person === true } : refuse('unauthenticated');
  };

const tokenOf = (authorization: string): string => BEARER.exec(authorization)?.[1] ?? refuse('unauthenticated');
