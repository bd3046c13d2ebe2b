import { Logger } from '@nestjs/common';
import { createRemoteJWKSet, customFetch, type JWTVerifyGetKey } from 'jose';

/** How long an answer of the issuer may take. */
const PATIENCE_MS = 5_000;
/** How long keys are used before they are fetched again beside the requests, so that a key withdrawn by the issuer ends here too. */
const FRESH_MS = 600_000;

/** Where the keys of an issuer are. */
export interface KeysPlace {
  readonly issuer: string;
  /** Their address; undefined: as the issuer's discovery document says. */
  readonly jwksUrl: string | undefined;
}

/**
 * The public keys of an OpenID issuer. They are fetched when a token first asks for one, and again for a key that isn't known, at most once in
 * `pauseMs`, whether it went well or not. While the issuer is down those that are known stay good.
 */
export class IssuerKeys {
  private readonly logger = new Logger('oidc');
  private keys: (ReturnType<typeof createRemoteJWKSet> & JWTVerifyGetKey) | undefined;
  private tried = -Infinity;
  private fetched = -Infinity;
  private opening: Promise<void> | undefined;

  constructor(
    private readonly place: KeysPlace,
    private readonly pauseMs = 30_000,
  ) {}

  /** The key that a token's header names. Throws where there is none, or where the issuer can't be asked. */
  readonly keyOf: JWTVerifyGetKey = async (header, token) => {
    if (!this.keys) await (this.opening ??= this.open().finally(() => (this.opening = undefined)));
    const keys = this.keys;
    if (!keys) throw new Error('the keys of the issuer are not known');
    if (Number.isFinite(this.fetched) && performance.now() - this.fetched > FRESH_MS && this.mayAsk())
      void keys.reload().catch((error: unknown) => this.logger.warn(`the keys of the issuer could not be fetched again: ${String(error)}`));
    return keys(header, token);
  };

  private async open(): Promise<void> {
    const { issuer, jwksUrl } = this.place;
    if (!this.mayAsk()) throw new Error('the issuer was asked a moment ago');
    const address = jwksUrl ?? (await this.discovered(issuer));
    this.tried = -Infinity;
    this.keys = createRemoteJWKSet(new URL(address), {
      timeoutDuration: PATIENCE_MS,
      // Known keys don't run out while the issuer is down; they are fetched anew beside the requests.
      cacheMaxAge: Infinity,
      cooldownDuration: this.pauseMs,
      [customFetch]: (url, options) => this.ask(url, options),
    });
  }

  private async discovered(issuer: string): Promise<string> {
    this.tried = performance.now();
    try {
      const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
      const response = await fetched(address, { signal: AbortSignal.timeout(PATIENCE_MS), redirect: 'error' });
      const said = (await response.json()) as { issuer?: unknown; jwks_uri?: unknown };
      if (said.issuer !== issuer) throw new Error(`its discovery document is of another issuer: OIDC_ISSUER is to be written as there`);
      if (typeof said.jwks_uri !== 'string') throw new Error('its discovery document has no jwks_uri');
      return said.jwks_uri;
    } catch (error) {
      this.logger.error(`${issuer} could not be asked where its keys are: ${reasonOf(error)}`);
      throw error;
    }
  }

  private async ask(url: string, options: RequestInit): Promise<Response> {
    if (!this.mayAsk()) throw new Error('the issuer was asked a moment ago');
    this.tried = performance.now();
    try {
      const response = await fetched(url, options);
      if (!response.ok) throw new Error(`status ${response.status}`);
      this.fetched = performance.now();
      return response;
    } catch (error) {
      this.logger.error(`the keys of the issuer could not be fetched, tokens signed with others are refused: ${reasonOf(error)}`);
      throw error;
    }
  }

  private mayAsk(): boolean {
    return performance.now() - this.tried >= this.pauseMs;
  }
}

/** Asks once more where the connection broke: one that was kept open may have been closed by the issuer meanwhile. */
const fetched = (url: string, options: RequestInit): Promise<Response> => fetch(url, options).catch(() => fetch(url, options));

const reasonOf = (error: unknown): string =>
  error instanceof Error && error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : String(error);
