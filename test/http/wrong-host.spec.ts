import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Registries } from '../../src/node/registries.js';
import { openWithKeys } from './bad-input/keys-node.js';
import { tellExamples } from '../support/api/act.js';
import { served, type Served } from '../support/api/served.js';
import { eventually } from '../support/eventually.js';
import { exchange } from '../support/server/raw.js';
import type { Answer } from '../support/server/client.js';

let node: Served;
beforeAll(async () => {
  node = await served();
  await tellExamples(node.url);
});
afterAll(() => node.end());

const port = (): number => Number(new URL(node.url).port);
/** One request of these header lines, and nothing else that a client would add. */
const ask = (lines: readonly string[], request = 'GET /health/live HTTP/1.1', body = ''): Promise<Answer> =>
  exchange(port(), `${[request, ...lines, `content-length: ${body.length}`].join('\r\n')}\r\n\r\n${body}`);
const revision = (): bigint | undefined => node.app.get(Registries).started('UN01')?.ledger.revision;
const REFUSED = { status: 421, problem: { type: '/problems/wrong-host', status: 421, code: 'wrong-host' } };

describe('in dev mode', () => {
  test.each([
    'localhost',
    'localhost:3000',
    'LOCALHOST:80',
    'LocalHost.:3000',
    '127.0.0.1',
    '127.0.0.1:65535',
    '127.0.0.1.',
    '127.1.2.3:80',
    '127.255.255.255',
    '[::1]',
    '[::1]:3000',
  ])('the host %s is this machine', async (host) => {
    expect((await ask([`host: ${host}`])).status).toBe(200);
  });

  test.each([
    ['evil.example', 'host: evil.example:3000'],
    ['a name that begins like this machine', 'host: localhost.evil.example'],
    ['one that ends like it', 'host: evil.localhost'],
    ['an address that begins like it', 'host: 127.0.0.1.evil.example'],
    ['an address of nobody', 'host: 127.0.0.256'],
    ['a short form of an address', 'host: 127.1'],
    ['every address', 'host: 0.0.0.0:3000'],
    ['a neighbour', 'host: 192.168.1.7'],
    ['a neighbour by IPv6', 'host: [fe80::1]:3000'],
    ['IPv4 within IPv6', 'host: [::ffff:127.0.0.1]'],
    ['IPv6 without its brackets', 'host: ::1'],
    ['a user before the name', 'host: localhost@evil.example'],
    ['a port that is none', 'host: localhost:80:80'],
    ['two names in one', 'host: localhost, evil.example'],
    ['two hosts', 'host: localhost', 'host: evil.example'],
    ['the same host twice', 'host: localhost', 'host: localhost'],
    ['an empty host', 'host:'],
    ['a page of evil.example', 'host: localhost', 'origin: http://evil.example'],
    ['a page that hides where it is from', 'host: localhost', 'origin: null'],
    ['a page of a file', 'host: localhost', 'origin: file://'],
    ['an extension', 'host: localhost', 'origin: chrome-extension://aaaabbbbccccdddd'],
    ['two origins', 'host: localhost', 'origin: http://localhost', 'origin: http://evil.example'],
    ['an empty origin', 'host: localhost', 'origin:'],
    ['Forwarded', 'host: localhost', 'forwarded: for=192.0.2.60'],
    ['Via', 'host: localhost', 'via: 1.1 proxy'],
    ['X-Forwarded-For', 'host: localhost', 'X-Forwarded-For: 127.0.0.1'],
    ['X-Forwarded-Host', 'host: localhost', 'x-forwarded-host: localhost'],
    ['X-Forwarded-Proto', 'host: localhost', 'X-FORWARDED-PROTO: https'],
    ['X-Real-IP', 'host: localhost', 'x-real-ip: 127.0.0.1'],
  ])('%s is refused', async (_, ...lines) => {
    expect(await ask(lines)).toMatchObject(REFUSED);
  });

  test('a request without a host is refused, which HTTP/1.0 allows', async () => {
    expect(await ask([], 'GET /health/live HTTP/1.0')).toMatchObject(REFUSED);
    expect((await ask(['host: localhost'], 'GET /health/live HTTP/1.0')).status).toBe(200);
  });

  test.each(['http://localhost:5173', 'https://127.0.0.1', 'http://[::1]:8080', 'HTTP://LOCALHOST'])(
    'the origin %s is this machine',
    async (origin) => {
      expect((await ask(['host: localhost', `origin: ${origin}`])).status).toBe(200);
    },
  );

  test.each([
    'GET /',
    'GET /docs',
    'GET /assets/sextant.css',
    'GET /problems/wrong-host',
    'GET /openapi.json',
    'GET /metrics',
    'GET /health/live',
    'GET /health/ready',
    'GET /v1/registries',
    'GET /v1/registries/UN01/events',
    'GET /v1/registries/UN01/events/stream',
    'OPTIONS /v1/registries/UN01/commands/open-account',
    'GET /v1/registries/ZZ99',
    'GET /nothing',
    'GET /v1/registries/%ff',
    'GET /too-long',
  ])('%s answers nothing else before that', async (request) => {
    const answer = await ask(
      ['host: evil.example', 'authorization: Bearer nobody', 'accept: image/png'],
      `${request.replace('too-long', 'a'.repeat(9_000))} HTTP/1.1`,
    );
    expect(answer.status).toBe(421);
    expect(answer.problem.code).toBe('wrong-host');
  });

  test('nothing is written, and the security log says so', async () => {
    const before = revision();
    const data = JSON.stringify({ account: 'GHA-EVIL', type: 'holding', party: 'GHA' });
    const lines = ['host: evil.example', 'content-type: application/json', 'idempotency-key: rebinding-1'];
    expect(await ask(lines, 'POST /v1/registries/UN01/commands/open-account HTTP/1.1', data)).toMatchObject(REFUSED);
    const bulk = ['host: evil.example', 'content-type: application/x-ndjson'];
    const line = `{"command":"open-account","key":"rebinding-2","data":${data}}`;
    expect(await ask(bulk, 'POST /v1/registries/UN01/commands HTTP/1.1', line)).toMatchObject(REFUSED);
    expect(revision()).toBe(before);
    const log = await eventually(
      () => readFileSync(join(node.directory, 'security.log'), 'utf8'),
      (text) => text.includes('open-account'),
    );
    expect(log).toContain('"status":421,"code":"wrong-host","method":"POST"');
    expect(log).not.toContain('evil');
  });
});

test('with keys a node answers under any name and behind a proxy', async () => {
  const keys = await openWithKeys();
  const lines = ['host: ledger.example.org', 'origin: https://ledger.example.org', 'via: 1.1 proxy', 'x-forwarded-for: 192.0.2.60'];
  const answer = await exchange(keys.port, `GET /v1/registries/UN01 HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
  expect(answer.status).toBe(200);
});
