import { createHash } from 'node:crypto';
import type { JWTPayload } from 'jose';
import { ACTOR } from '../actor.js';

/** What the settings say of tokens. */
export interface TokenRules {
  readonly issuer: string;
  /** The claim that names the actor. */
  readonly actorClaim: string;
  /** How long ago, in seconds, the person of a token may have signed in to approve. */
  readonly approveMaxAge: number;
  /** Ways of signing in (`acr`, `amr`) of which one is asked for to approve; empty: none is. */
  readonly approveAcr: readonly string[];
}

/** What a token of the issuer says of its bearer. */
export interface Bearer {
  readonly actor: string;
  /** When the person signed in, seconds of the epoch; undefined for a machine's token, which says none. */
  readonly signedInAt: number | undefined;
  /** Whether that was in a way that is good enough to approve. */
  readonly inGoodWay: boolean;
  /** From when and until when the token is good, seconds of the epoch. */
  readonly from: number;
  readonly until: number;
}

/** How far the issuer's clock and this one may differ, in seconds. */
export const CLOCK_TOLERANCE_S = 30;

/**
 * What the claims of a verified token say. The actor is the claim of the settings where it is one, else `u-` and the first 40 hex of SHA-256
 * over issuer, a zero byte and subject: neither name nor address of a person ever comes into the ledger (`docs/operations.md`).
 */
export const bearerOf = (claims: JWTPayload, { issuer, actorClaim, approveAcr }: TokenRules): Bearer => {
  const { sub = '', exp = 0, nbf = 0, acr, amr, auth_time: signedIn } = claims as JWTPayload & Record<'acr' | 'amr' | 'auth_time', unknown>;
  const named = claims[actorClaim];
  const ways = [acr, ...(Array.isArray(amr) ? (amr as unknown[]) : [])];
  return {
    actor: typeof named === 'string' && ACTOR.test(named) ? named : unnamed(issuer, sub),
    signedInAt: typeof signedIn === 'number' && Number.isFinite(signedIn) ? signedIn : undefined,
    inGoodWay: approveAcr.length === 0 || approveAcr.some((way) => ways.includes(way)),
    ...{ from: nbf, until: exp },
  };
};

const unnamed = (issuer: string, subject: string): string =>
  `u-${createHash('sha256').update(`${issuer}\0${subject}`).digest('hex').slice(0, 40)}`;

/** Whether a token is good at `now`, seconds of the epoch. */
export const isGoodAt = ({ from, until }: Bearer, now: number): boolean =>
  now < until + CLOCK_TOLERANCE_S && now >= from - CLOCK_TOLERANCE_S;

/** Whether its bearer may approve at `now`: a person who signed in not long ago, in a way that is good enough. */
export const mayApproveAt = ({ signedInAt, inGoodWay }: Bearer, { approveMaxAge }: TokenRules, now: number): boolean =>
  signedInAt !== undefined && inGoodWay && now - signedInAt <= approveMaxAge && signedInAt <= now + CLOCK_TOLERANCE_S;
