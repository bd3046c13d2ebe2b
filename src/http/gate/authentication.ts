import type { Config } from '../../node/config.js';
import { refuse } from '../../domain/kernel/refusal.js';
import { ACTOR } from './actor.js';
import { KeysFile, type KeysState } from './keys-file.js';
import { IssuerKeys } from './oidc/issuer-keys.js';
import { OidcTokens } from './oidc/tokens.js';

/** Who is calling. What they may do is in the book, never here. */
export interface Caller {
  readonly actor: string;
  /** A machine's key or token may propose and never approve (`docs/contract.md` 6). */
  readonly mayApprove: boolean;
  /** Whether the key or token that said so is still good: asked again while a long answer is on its way. */
  readonly isStillGood: () => boolean;
}

/** How callers are known. */
export abstract class Authentication {
  /** What is to be waited for before `authenticate` can say who is calling; undefined where nothing is. Never throws. */
  prepare(_authorization: string | undefined): Promise<void> | undefined {
    return undefined;
  }

  /** Finds out who is calling from the Authorization header; undefined where it is absent. Throws `unauthenticated` for a wrong token. */
  abstract authenticate(authorization: string | undefined): Caller | undefined;

  /** How the keys in force stand to their file; undefined where there is none. */
  get keys(): KeysState | undefined {
    return undefined;
  }
}

const BEARER = /^Bearer ([!-~]{1,8192})$/;

/** The way of authentication that the settings ask for. Throws on a keys file that can't be used. */
export const authentication = (config: Config): Authentication => {
  if (config.authMode === 'dev') return new NamedLogins();
  if (config.authMode === 'keys') return new Keys(new KeysFile(config.keysFile ?? ''));
  const { oidcIssuer: issuer = '', oidcAudience: audience = '', oidcJwksUrl: jwksUrl, oidcActorClaim: actorClaim } = config;
  const { oidcApproveMaxAge: approveMaxAge, oidcApproveAcr: approveAcr } = config;
  const { keyOf } = new IssuerKeys({ issuer, jwksUrl });
  return new Tokens(new OidcTokens({ issuer, audience, actorClaim, approveMaxAge, approveAcr, keyOf }));
};

const always = (): boolean => true;

/** Named logins for one machine: `Bearer dev-<name>`, and `dev` for no header at all. */
class NamedLogins extends Authentication {
  authenticate(authorization: string | undefined): Caller {
    const actor = authorization === undefined ? 'dev' : tokenOf(authorization);
    if (authorization !== undefined && !(actor.startsWith('dev-') && ACTOR.test(actor))) refuse('unauthenticated');
    return { actor, mayApprove: true, isStillGood: always };
  }
}

class Keys extends Authentication {
  constructor(private readonly file: KeysFile) {
    super();
  }

  override get keys(): KeysState {
    return this.file.state;
  }

  authenticate(authorization: string | undefined): Caller | undefined {
    if (authorization === undefined) return undefined;
    const entry = this.file.find(tokenOf(authorization)) ?? refuse('unauthenticated');
    return { actor: entry.actor, mayApprove: entry.person === true, isStillGood: () => this.file.isGood(entry) };
  }
}

/** Tokens that an OpenID issuer signed. */
class Tokens extends Authentication {
  constructor(private readonly tokens: OidcTokens) {
    super();
  }

  override prepare(authorization: string | undefined): Promise<void> | undefined {
    const token = BEARER.exec(authorization ?? '')?.[1];
    return token === undefined ? undefined : this.tokens.verify(token);
  }

  authenticate(authorization: string | undefined): Caller | undefined {
    if (authorization === undefined) return undefined;
    return this.tokens.find(tokenOf(authorization)) ?? refuse('unauthenticated');
  }
}

const tokenOf = (authorization: string): string => BEARER.exec(authorization)?.[1] ?? refuse('unauthenticated');
