import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, importJWK, SignJWT, type JWK, type JWTPayload } from 'jose';
import { Provider } from 'oidc-provider';

const AUDIENCE = 'urn:sextant';

/** A real OpenID provider on this machine, and the keys it signs with. */
export class Issuer {
  private server!: Server;
  private provider!: Provider;
  private keys: JWK[] = [];
  /** How often its keys were asked for. */
  asked = 0;
  url = '';

  /** Starts it, with one key for RS256. */
  static async start(): Promise<Issuer> {
    const issuer = new Issuer();
    issuer.keys = [await newKey('first', 'RS256')];
    await issuer.listen(0);
    return issuer;
  }

  /** A machine's token: client credentials, over HTTP as a machine would ask for it. */
  async machineToken(): Promise<string> {
    const response = await fetch(`${this.url}/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from('bot:secret-of-bot').toString('base64')}` },
      body: new URLSearchParams({ grant_type: 'client_credentials', resource: AUDIENCE }),
    });
    return ((await response.json()) as { access_token: string }).access_token;
  }

  /** A person's token as this provider makes it, who signed in so many seconds ago. */
  async personToken(accountId: string, signedInSecondsAgo = 0): Promise<string> {
    const client = await this.provider.Client.find('console');
    const resourceServer = new this.provider.ResourceServer(AUDIENCE, resourceOf(this.keys));
    const token = new this.provider.AccessToken({ accountId, client, scope: 'use', extra: { auth_time: seconds() - signedInSecondsAgo } });
    token.resourceServer = resourceServer;
    return token.save();
  }

  /** A token of any claims, signed with the provider's last key. */
  async signed(claims: JWTPayload, header: Readonly<Record<string, string>> = {}): Promise<string> {
    const key = this.keys.at(-1)!;
    return new SignJWT({ iss: this.url, aud: AUDIENCE, sub: 'ana', exp: seconds() + 600, ...claims })
      .setProtectedHeader({ alg: key.alg ?? '', kid: key.kid ?? '', ...header })
      .sign(await importJWK(key));
  }

  /** The public half of its last key. */
  get publicKey(): JWK {
    const { kty = '', kid = '', n = '', e = '' } = this.keys.at(-1)!;
    return { kty, kid, n, e };
  }

  /** Takes a key in the place of the old one, or beside it. */
  async rotate(alg: string, { keepOld }: { keepOld: boolean }): Promise<void> {
    const next = await newKey(`key-${this.keys.length + 1}-${alg}`, alg);
    this.keys = keepOld ? [...this.keys, next] : [next];
    await this.restart();
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((done) => this.server.close(done));
  }

  /** Comes back at the same address. */
  async restart(): Promise<void> {
    if (this.server.listening) await this.stop();
    await this.listen(Number(new URL(this.url).port));
  }

  private async listen(port: number): Promise<void> {
    this.server = createServer();
    this.server.listen(port, '127.0.0.1');
    await once(this.server, 'listening');
    this.url = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
    this.provider = new Provider(this.url, configuration(this.keys));
    const handle = this.provider.callback();
    this.server.on('request', (request, response) => {
      if (request.url === '/jwks') this.asked += 1;
      void handle(request, response);
    });
  }
}

export const seconds = (): number => Math.floor(Date.now() / 1_000);

const newKey = async (kid: string, alg: string): Promise<JWK> => {
  const { privateKey } = await generateKeyPair(alg, { extractable: true });
  return { ...(await exportJWK(privateKey)), kid, alg, use: 'sig' };
};

const resourceOf = (keys: readonly JWK[]): object => ({
  ...{ scope: 'use', accessTokenFormat: 'jwt', audience: AUDIENCE },
  jwt: { sign: { alg: keys.at(-1)?.alg, kid: keys.at(-1)?.kid } },
});

const configuration = (keys: readonly JWK[]): object => ({
  jwks: { keys },
  clients: [
    { client_id: 'bot', client_secret: 'secret-of-bot', grant_types: ['client_credentials'], redirect_uris: [], response_types: [] },
    { client_id: 'console', token_endpoint_auth_method: 'none', redirect_uris: ['https://console.example.org/'] },
  ],
  features: {
    devInteractions: { enabled: false },
    clientCredentials: { enabled: true },
    resourceIndicators: {
      enabled: true,
      getResourceServerInfo: () => resourceOf(keys),
    },
  },
  extraTokenClaims: (_context: unknown, { extra }: { readonly extra?: object }) => extra,
});
