import { hash } from 'node:crypto';
import { jwtVerify, type JWTVerifyGetKey } from 'jose';
import { bearerOf, CLOCK_TOLERANCE_S, isGoodAt, mayApproveAt, type Bearer, type TokenRules } from './claims.js';

/** What may sign a token: never a shared secret, never nothing. */
const ALGORITHMS = ['RS256', 'ES256', 'EdDSA'];
/** How many verified tokens are remembered. */
const MOST_REMEMBERED = 10_000;

/** What a token is verified by. */
export interface Verification extends TokenRules {
  readonly audience: string;
  readonly keyOf: JWTVerifyGetKey;
}

/** The bearer of a token that is good now. */
export interface GoodToken {
  readonly actor: string;
  readonly mayApprove: boolean;
  readonly isStillGood: () => boolean;
}

/**
 * Bearer tokens of an OpenID issuer (`docs/operations.md`): signature, issuer, audience, times. A token that was verified once is known by its
 * hash until it runs out, so that a caller costs one verification, not one a request.
 */
export class OidcTokens {
  private readonly verified = new Map<string, Bearer>();

  constructor(
    private readonly by: Verification,
    private readonly now: () => number = () => Date.now() / 1_000,
  ) {}

  /** Verifies a token that isn't known yet; undefined where there is nothing to wait for. */
  verify(token: string): Promise<void> | undefined {
    const key = hash('sha256', token, 'base64');
    return this.verified.has(key) ? undefined : this.verifyNew(key, token);
  }

  /** The bearer of a token that was verified and is good now. */
  find(token: string): GoodToken | undefined {
    const key = hash('sha256', token, 'base64');
    const bearer = this.verified.get(key);
    if (!bearer) return undefined;
    const now = this.now();
    if (!isGoodAt(bearer, now)) {
      this.verified.delete(key);
      return undefined;
    }
    return {
      actor: bearer.actor,
      mayApprove: mayApproveAt(bearer, this.by, now),
      isStillGood: () => isGoodAt(bearer, this.now()),
    };
  }

  /** A token that isn't good is simply not remembered: the gate then finds nobody. */
  private async verifyNew(key: string, token: string): Promise<void> {
    const { issuer, audience, keyOf } = this.by;
    const currentDate = new Date(this.now() * 1_000);
    const wanted = {
      issuer,
      audience,
      currentDate,
      algorithms: ALGORITHMS,
      clockTolerance: CLOCK_TOLERANCE_S,
      requiredClaims: ['exp', 'sub'],
    };
    const good = await jwtVerify(token, keyOf, wanted).catch(() => undefined);
    if (!good) return;
    if (this.verified.size >= MOST_REMEMBERED) this.verified.delete(this.verified.keys().next().value ?? '');
    this.verified.set(key, bearerOf(good.payload, this.by));
  }
}
