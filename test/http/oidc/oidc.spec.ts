import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { base64url, SignJWT } from 'jose';
import { IssuerKeys } from '../../../src/http/gate/oidc/issuer-keys.js';
import { OidcTokens } from '../../../src/http/gate/oidc/tokens.js';
import { served, type Served } from '../../support/api/served.js';
import { Issuer, seconds } from './issuer.js';

let issuer: Issuer;
let node: Served;

const oidc = (extra: Readonly<Record<string, string>> = {}): Promise<Served> =>
  served({
    AUTH_MODE: 'oidc',
    OIDC_ISSUER: issuer.url,
    OIDC_AUDIENCE: 'urn:sextant',
    REGISTRIES: 'UN01',
    READ_ACCESS: 'members',
    ...extra,
  });

beforeAll(async () => {
  issuer = await Issuer.start();
  node = await oidc();
});

afterAll(async () => {
  await node.end();
  await issuer.stop();
});

let keys = 0;
const ask = async (
  token: string | undefined,
  command?: readonly [string, object],
  of = node,
): Promise<{ status: number; body: string }> => {
  const headers: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` };
  const response = command
    ? await fetch(`${of.url}/v1/registries/UN01/commands/${command[0]}`, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json', 'idempotency-key': `key-${(keys += 1)}-of-test` },
        body: JSON.stringify(command[1]),
      })
    : await fetch(`${of.url}/v1/registries/UN01/accounts`, { headers });
  return { status: response.status, body: await response.text() };
};

const openRegistry = (...administrators: string[]): object => ({ kind: 'mechanism', operator: 'An operator', administrators });

const unnamed = (subject: string): string => `u-${createHash('sha256').update(`${issuer.url}\0${subject}`).digest('hex').slice(0, 40)}`;

describe('a registry whose callers sign in at a provider', () => {
  it('is opened with a token of a machine, whose actor is the subject', async () => {
    const opening = openRegistry('ana', 'bot', unnamed('Ana Maria <ana@example.org>'));
    const opened = await ask(await issuer.machineToken(), ['open-registry', opening]);
    expect(opened).toMatchObject({ status: 201 });
    expect(JSON.parse(opened.body)).toMatchObject({
      events: expect.arrayContaining([expect.objectContaining({ type: 'RegistryOpened' })]) as unknown,
    });
  });

  it('is read by persons and machines whose actor has a role, and by nobody else', async () => {
    expect(await ask(await issuer.personToken('ana'))).toMatchObject({ status: 200 });
    expect(await ask(await issuer.machineToken())).toMatchObject({ status: 200 });
    expect(await ask(await issuer.personToken('eve'))).toMatchObject({ status: 403 });
    expect(await ask(undefined)).toMatchObject({ status: 401 });
  });

  it('knows a person whose subject is no actor by a fingerprint, and writes neither name nor address', async () => {
    const subject = 'Ana Maria <ana@example.org>';
    const proposed = await ask(await issuer.personToken(subject), ['grant-role', { actor: 'carla', role: 'auditor' }]);
    expect(proposed.body).not.toMatch(/example\.org|Maria/);
    expect(await ask(await issuer.personToken(subject))).toMatchObject({ status: 200 });
  });

  it('takes the actor from the claim of the settings, where it is one', async () => {
    const other = await oidc({ OIDC_ACTOR_CLAIM: 'staff_id', DATA_DIR: node.directory + '-other', READ_ACCESS: 'public' });
    try {
      const opening = openRegistry('desk-7', 'desk-8');
      const opened = await ask(await issuer.signed({ staff_id: 'desk-7' }), ['open-registry', opening], other);
      expect(opened).toMatchObject({ status: 201 });
      await fetch(`${other.url}/v1/registries/UN01/accounts?minRevision=1`);
      const events = await fetch(`${other.url}/v1/registries/UN01/events?after=0&limit=5`);
      expect(await events.text()).toContain('"actor":"desk-7"');
    } finally {
      await other.end();
    }
  });
});

describe('what only a person does', () => {
  let approval: object;

  /** Opens a registry of Ana and a machine, which proposes; what is to be approved. */
  const proposed = async (of: Served): Promise<object> => {
    const machine = await issuer.machineToken();
    await ask(machine, ['open-registry', openRegistry('ana', 'bot')], of);
    const granted = { proposal: 'P-1', command: 'grant-role', data: { actor: 'carla', role: 'auditor' } };
    const { body } = await ask(machine, ['propose', granted], of);
    const { events } = JSON.parse(body) as { events: readonly { data: { hash: string } }[] };
    return { proposal: 'P-1', hash: events[0]?.data.hash };
  };

  beforeAll(async () => {
    approval = await proposed(node);
  });

  it.each([
    ['not by a machine, though another proposed', () => issuer.signed({ sub: 'ana' }), 403],
    ['not by who signed in 11 minutes ago', () => issuer.personToken('ana', 660), 403],
    ['not by a token that says to have been signed in tomorrow', () => issuer.signed({ auth_time: seconds() + 86_400 }), 403],
    ['not by who proposed', () => issuer.signed({ sub: 'bot', auth_time: seconds() }), 403],
    ['by a person who signed in a moment ago', () => issuer.personToken('ana', 60), 201],
  ])('approves: %s', async (_who, token, status) => {
    expect(await ask(await token(), ['approve', approval])).toMatchObject({ status });
  });

  it('asks for a way of signing in where the settings name some', async () => {
    const other = await oidc({ OIDC_APPROVE_ACR: 'mfa,urn:strong', DATA_DIR: node.directory + '-acr', READ_ACCESS: 'public' });
    try {
      const hers = await proposed(other);
      const statusOf = async (claims: object): Promise<number> =>
        (await ask(await issuer.signed({ auth_time: seconds(), ...claims }), ['approve', hers], other)).status;
      expect(await statusOf({})).toBe(403);
      expect(await statusOf({ acr: 'urn:weak', amr: ['pwd'] })).toBe(403);
      expect(await statusOf({ amr: ['pwd', 'mfa'] })).toBe(201);
    } finally {
      await other.end();
    }
  });
});

describe('a token that is not good is nobody', () => {
  const header = (token: string): string[] => token.split('.');
  it.each<[string, () => Promise<string>]>([
    ['is no token', () => Promise.resolve('not-a-token')],
    ['is a name of dev mode', () => Promise.resolve('dev-ana')],
    ['is for others', () => issuer.signed({ aud: 'urn:another' })],
    ['is of another issuer', () => issuer.signed({ iss: 'https://i.example.org' })],
    ['has run out', () => issuer.signed({ exp: seconds() - 60 })],
    ['never runs out', () => issuer.signed({ exp: undefined as never })],
    ['has no subject', () => issuer.signed({ sub: undefined as never })],
    ['is good from tomorrow on', () => issuer.signed({ nbf: seconds() + 86_400 })],
    ['is signed by nobody', async () => `${base64url.encode('{"alg":"none"}')}.${header(await issuer.signed({}))[1]}.`],
    ['names a key that is not there', () => issuer.signed({}, { kid: 'unknown' })],
    [
      'is signed with the public key as a shared secret',
      async () => {
        const claims = { iss: issuer.url, aud: 'urn:sextant', sub: 'ana', exp: seconds() + 600 };
        const secret = new TextEncoder().encode(JSON.stringify(issuer.publicKey));
        return new SignJWT(claims).setProtectedHeader({ alg: 'HS256', kid: 'first' }).sign(secret);
      },
    ],
    [
      'has other claims than were signed',
      async () => {
        const [first = '', , signature = ''] = header(await issuer.signed({}));
        const claims = base64url.encode(JSON.stringify({ iss: issuer.url, aud: 'urn:sextant', sub: 'bot', exp: seconds() + 600 }));
        return `${first}.${claims}.${signature}`;
      },
    ],
    ['is cut short', async () => (await issuer.signed({})).slice(0, -2)],
  ])('%s', async (_what, token) => {
    expect(await ask(await token())).toMatchObject({ status: 401 });
  });

  it('clocks may differ by half a minute', async () => {
    expect(await ask(await issuer.signed({ exp: seconds() - 5 }))).toMatchObject({ status: 200 });
    expect(await ask(await issuer.signed({ nbf: seconds() + 5 }))).toMatchObject({ status: 200 });
  });
});

describe('keys of the issuer', () => {
  // Apart from the node above, which has asked a moment ago: a pause of nothing, or of an hour.
  const verifier = (pauseMs: number): OidcTokens => {
    const { keyOf } = new IssuerKeys({ issuer: issuer.url, jwksUrl: undefined }, pauseMs);
    const rules = { actorClaim: 'sub', approveMaxAge: 600, approveAcr: [] };
    return new OidcTokens({ issuer: issuer.url, audience: 'urn:sextant', keyOf, ...rules });
  };
  const actorOf = async (tokens: OidcTokens, token: string): Promise<string | undefined> => {
    await tokens.verify(token);
    return tokens.find(token)?.actor;
  };

  it('changed at the issuer are fetched with the first token that one of them signed', async () => {
    const tokens = verifier(0);
    for (const alg of ['RS256', 'ES256', 'EdDSA']) {
      await issuer.rotate(alg, { keepOld: true });
      expect(await actorOf(tokens, await issuer.personToken(`with-${alg.toLowerCase()}`))).toBe(`with-${alg.toLowerCase()}`);
    }
  });

  it('are asked for once, however many tokens name one that is not there', async () => {
    const tokens = verifier(3_600_000);
    expect(await actorOf(tokens, await issuer.signed({}))).toBe('ana');
    const { asked } = issuer;
    for (let i = 0; i < 50; i += 1)
      expect(await actorOf(tokens, await issuer.signed({ jti: String(i) }, { kid: `unknown-${i}` }))).toBeUndefined();
    expect(issuer.asked).toBe(asked);
  });

  it('that are known stay good while the issuer is down, and are fetched when it is back', async () => {
    const [known, fresh] = [verifier(0), verifier(0)];
    expect(await actorOf(known, await issuer.signed({}))).toBe('ana');
    const [later, another] = [await issuer.signed({ sub: 'bo' }), await issuer.signed({ sub: 'cy' })];
    await issuer.stop();
    expect(await actorOf(known, later)).toBe('bo');
    expect(await actorOf(fresh, another)).toBeUndefined();
    await issuer.restart();
    expect(await actorOf(fresh, another)).toBe('cy');
  });

  it('a token that runs out while an answer is on its way is not good any more', async () => {
    let now = seconds();
    const { keyOf } = new IssuerKeys({ issuer: issuer.url, jwksUrl: undefined }, 0);
    const rules = { actorClaim: 'sub', approveMaxAge: 600, approveAcr: [] };
    const tokens = new OidcTokens({ issuer: issuer.url, audience: 'urn:sextant', keyOf, ...rules }, () => now);
    const token = await issuer.signed({ exp: now + 100, auth_time: now });
    await tokens.verify(token);
    const caller = tokens.find(token);
    expect([caller?.mayApprove, caller?.isStillGood()]).toEqual([true, true]);
    now += 200;
    expect([caller?.isStillGood(), tokens.find(token)]).toEqual([false, undefined]);
  });
});
