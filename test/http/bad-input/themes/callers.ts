import type { Client } from '../../../support/server/client.js';
import type { Edge } from '../edge.js';
import { forbidden, refusal, type Expected, type Row } from '../row.js';
import { transfer } from '../samples.js';

const unauthenticated: Expected = { ...refusal(401, 'unauthenticated'), headers: { 'www-authenticate': 'Bearer' } };

const encoded = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const jwt = (header: object): string => `${encoded({ typ: 'JWT', ...header })}.${encoded({ sub: 'dev', aud: 'sextant' })}.c2lnbmF0dXJl`;

const header = (where: 'dev' | 'keys', says: string, authorization: string, path = '/commands/transfer-units'): Row => ({
  ...{ row: 95, says: `${says}, in ${where} mode`, gets: unauthenticated },
  ...(authorization.length > 8 ? { hostile: authorization.slice(7) } : {}),
  send: ({ dev, keys }) => {
    const client = where === 'dev' ? dev : keys.client();
    return client.send(
      'POST',
      `/v1/registries/UN01${path}`,
      { authorization, 'content-type': 'application/json', 'idempotency-key': 'key-of-nobody' },
      '{}',
    );
  },
});
const tokens: readonly (readonly [says: string, authorization: string])[] = [
  ['a token nobody has', 'Bearer secret-of-nobody'],
  ['a token of alg none', `Bearer ${jwt({ alg: 'none' })}`],
  ['a token of HS256 with an injected jwk', `Bearer ${jwt({ alg: 'HS256', jwk: { kty: 'oct', k: 'c2VjcmV0' } })}`],
  ['a token with crit', `Bearer ${jwt({ alg: 'EdDSA', crit: ['x'], kid: '../../etc/passwd' })}`],
  ['another scheme', 'Basic ZGV2OmRldg=='],
  ['no token at all', 'Bearer '],
  ['two tokens', 'Bearer dev-one dev-two'],
];
const holderAsks = (edge: Edge): Client => edge.node.client('dev-holder');
const role = { actor: 'dev-holder', role: 'holder', scope: 'GHA-H1' };

/** Who calls. */
export const callers: readonly Row[] = [
  ...tokens.map(([says, authorization]) => header('dev', says, authorization)),
  header('dev', 'a name that is none', 'Bearer dev-NAME'),
  ...tokens.map(([says, authorization]) => header('keys', says, authorization)),
  header('keys', 'a demo login', 'Bearer dev-ama'),
  header('keys', 'a key that has expired', 'Bearer key-ben-0'),
  {
    ...{ row: 95, says: 'no header, in keys mode', gets: unauthenticated },
    send: ({ keys }) => keys.client().command('UN01', 'transfer-units', transfer()),
  },
  {
    ...{ row: 96, says: 'a role that was taken back before the command', gets: forbidden() },
    given: async (edge) => {
      await edge.dev.accept('UN01', 'grant-role', role);
      await holderAsks(edge).accept('UN01', 'transfer-units', transfer());
      await edge.dev.accept('UN01', 'revoke-role', role);
    },
    send: (edge) => holderAsks(edge).command('UN01', 'transfer-units', transfer()),
  },
];
