import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { RateLimit } from '../../src/http/gate/rate-limit.js';
import { eventually } from '../support/eventually.js';
import { served, type Served } from '../support/api/served.js';

const sha256 = (key: string): string => createHash('sha256').update(key).digest('hex');
const OPENING = { kind: 'mechanism', operator: 'Operator', administrators: ['ana'], policy: { approvals: [] } };

let node: Served;
let keysFile: string;
const writeKeys = (...keys: object[]): void => writeFileSync(keysFile, JSON.stringify({ keys }), { mode: 0o600 });
const ana = { actor: 'ana', sha256: sha256('key-of-ana-1'), person: true };
const bot = { actor: 'bot', sha256: sha256('key-of-bot') };

beforeAll(async () => {
  keysFile = join(mkdtempSync(join(tmpdir(), 'sextant-keys-')), 'keys.json');
  writeKeys(ana, bot);
  node = await served({ AUTH_MODE: 'keys', KEYS_FILE: keysFile, REGISTRIES: 'UN01', READ_ACCESS: 'members' });
  expect((await give('open-registry', OPENING, 'key-of-ana-1')).status).toBe(201);
});
afterAll(() => node.end());

const as = (key: string | undefined): Record<string, string> => (key === undefined ? {} : { authorization: `Bearer ${key}` });
const get = (path: string, key?: string): Promise<Response> => fetch(`${node.url}${path}`, { headers: as(key) });
let keys = 0;
const give = (command: string, data: object, key?: string): Promise<Response> => {
  const headers = { 'content-type': 'application/json', 'idempotency-key': `security-${(keys += 1)}`, ...as(key) };
  return fetch(`${node.url}/v1/registries/UN01/commands/${command}`, { method: 'POST', headers, body: JSON.stringify(data) });
};
/** The lines of the security log, once one of them is of `command`. */
const logUpTo = (command: string): Promise<Record<string, unknown>[]> =>
  eventually(
    () =>
      readFileSync(join(node.directory, 'security.log'), 'utf8')
        .split('\n')
        .slice(0, -1)
        .map((line) => JSON.parse(line) as Record<string, unknown>),
    (lines) => lines.some((line) => line['command'] === command),
  );
/** Asks until the node has read its file of keys again: `status` with that key. */
const answered = (key: string, status: number): Promise<Response> =>
  eventually(
    () => get('/v1/registries/UN01', key),
    (answer) => answer.status === status,
  );

describe('keys', () => {
  test('say who is calling; a wrong one is told nothing but that', async () => {
    for (const key of ['key-of-nobody', 'x'.repeat(600)]) {
      const answer = await get('/v1/registries/UN01', key);
      expect([answer.status, answer.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
    }
    expect((await get('/v1/registries/UN01', 'key-of-ana-1')).status).toBe(200);
  });

  test('are taken and given while the node runs; a file that cannot be used closes the node to all', async () => {
    writeKeys({ ...ana, sha256: sha256('key-of-ana-2') }, bot);
    await answered('key-of-ana-1', 401);
    await answered('key-of-ana-2', 200);
    writeFileSync(keysFile, '{"keys":');
    await answered('key-of-ana-2', 401);
    expect((await get('/v1/registries/UN01', 'key-of-bot')).status).toBe(401);
    writeKeys(ana, bot, { ...ana, sha256: sha256('old key'), until: '2020-01-01' });
    await answered('key-of-ana-1', 200);
    expect((await get('/v1/registries/UN01', 'old key')).status).toBe(401);
  });
});

describe('reads for members', () => {
  test.each([
    '/v1/registries',
    '/v1/registries/UN01',
    '/v1/registries/UN01/events',
    '/openapi.json',
    '/docs',
    '/metrics',
    '/problems/forbidden',
  ])('%s is closed to callers without a role', async (path) => {
    expect([(await get(path)).status, (await get(path, 'key-of-bot')).status, (await get(path, 'key-of-ana-1')).status]).toEqual([
      401, 403, 200,
    ]);
  });

  test('health is open, and says how far registries are to members alone', async () => {
    expect((await get('/health/live')).status).toBe(200);
    for (const [key, named] of [
      [undefined, []],
      ['key-of-bot', []],
      ['key-of-ana-1', ['UN01']],
    ] as const) {
      const ready = await get('/health/ready', key);
      const { keys, registries } = (await ready.json()) as { keys: string; registries: { registry: string }[] };
      expect([ready.status, keys, registries.map(({ registry }) => registry)]).toEqual([200, 'current', named]);
    }
  });

  test('the first page is open with its styles, and names registries to members alone', async () => {
    expect((await get('/assets/sextant.css')).status).toBe(200);
    for (const [key, named] of [
      [undefined, false],
      ['key-of-bot', false],
      ['key-of-ana-1', true],
    ] as const) {
      const page = await get('/about', key);
      const json = await fetch(`${node.url}/`, { headers: { accept: 'application/json', ...as(key) } });
      const { registries } = (await json.json()) as { registries: readonly object[] };
      expect([page.status, (await page.text()).includes('UN01'), registries.length]).toEqual([200, named, named ? 1 : 0]);
    }
  });
});

test('denied attempts are in the security log, without secrets, bodies or queries', async () => {
  await get('/v1/registries/UN01/accounts?at=5', 'key-of-mallory');
  await give('open-account', { account: 'SECRET-1', type: 'holding', party: 'GHA' }, 'key-of-bot');
  const lines = await logUpTo('open-account');
  expect(lines).toContainEqual(
    expect.objectContaining({
      status: 401,
      code: 'unauthenticated',
      method: 'GET',
      route: '/v1/registries/:registry/accounts',
      actor: null,
    }),
  );
  expect(lines).toContainEqual(
    expect.objectContaining({ status: 403, code: 'forbidden', registry: 'UN01', command: 'open-account', actor: 'bot', from: '127.0.0.1' }),
  );
  expect(JSON.stringify(lines)).not.toMatch(/mallory|SECRET|key-of|at=5/);
});

describe('every answer', () => {
  test('says what it is, is kept by nobody, runs nothing', async () => {
    for (const path of ['/v1/registries/UN01', '/v1/registries/UN01/accounts/x', '/nothing', '/v1/registries/%ff', '/health/live']) {
      const { headers } = await get(path, 'key-of-ana-1');
      expect([path, headers.get('x-content-type-options'), headers.get('cache-control')]).toEqual([path, 'nosniff', 'no-store']);
      expect(headers.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'none'");
      expect([headers.get('x-powered-by'), headers.get('server')]).toEqual([null, null]);
    }
  });

  test('is refused as a problem where there is no HTTP request', async () => {
    const said = (request: string): Promise<string> =>
      new Promise((resolve) => {
        let text = '';
        const socket = connect(Number(new URL(node.url).port), '127.0.0.1', () => socket.write(request));
        socket.on('data', (piece) => (text += piece.toString())).on('close', () => resolve(text));
      });
    const large = await said(`GET /health/live HTTP/1.1\r\nhost: x\r\nx-large: ${'x'.repeat(20_000)}\r\n\r\n`);
    expect(large).toMatch(/^HTTP\/1.1 431 [\s\S]*application\/problem\+json[\s\S]*"code":"headers-too-large"/);
    const both = await said('POST /x HTTP/1.1\r\nhost: x\r\ncontent-length: 5\r\ntransfer-encoding: chunked\r\n\r\n');
    expect(both).toMatch(/^HTTP\/1.1 400 [\s\S]*"code":"malformed-request"/);
    expect((await get(`/v1/registries/UN01?x=${'y'.repeat(9_000)}`, 'key-of-ana-1')).status).toBe(414);
  });
});

describe('the rate limit', () => {
  test('gives each caller a bucket that fills again', () => {
    let now = 0;
    const limit = new RateLimit(2, () => now);
    expect([limit.take('a'), limit.take('a'), limit.take('a'), limit.take('b')]).toEqual([0, 0, 1, 0]);
    now = 0.5;
    expect([limit.take('a'), limit.take('a')]).toEqual([0, 1]);
    for (let i = 0; i < 30_000; i += 1) limit.take(`caller ${i}`);
    expect(limit.take('a')).toBe(0);
  });

  test('answers 429 with Retry-After, and lets health through', async () => {
    const limited = await served({ RATE_LIMIT: '1' });
    const ask = (): Promise<Response[]> => Promise.all(Array.from({ length: 20 }, () => fetch(`${limited.url}/v1/registries`)));
    const refused = await eventually(
      async () => (await ask()).filter(({ status }) => status === 429),
      ({ length }) => length > 0,
    );
    expect(refused[0]?.headers.get('retry-after')).toBe('1');
    expect(await refused[0]?.json()).toMatchObject({ code: 'too-many-requests' });
    expect((await fetch(`${limited.url}/health/live`)).status).toBe(200);
    await limited.end();
  });
});
