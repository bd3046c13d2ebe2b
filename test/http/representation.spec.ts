import { get as httpGet } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { tellExamples } from '../support/api/act.js';
import { served, type Served } from '../support/api/served.js';
import { Client } from '../support/server/client.js';

let node: Served;
let client: Client;
beforeAll(async () => {
  node = await served();
  await tellExamples(node.url);
  client = new Client(node.url);
}, 60_000);
afterAll(() => node.end());

const BASE = '/v1/registries/UN01';

interface Got {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly bytes: Buffer;
}

/** What goes over the wire: `fetch` asks for compression by itself and undoes it. */
const get = (path: string, headers: Readonly<Record<string, string>> = {}, method = 'GET'): Promise<Got> =>
  new Promise((resolve, reject) => {
    const request = httpGet(`${node.url}${path}`, { headers, method }, (answer) => {
      const pieces: Buffer[] = [];
      answer
        .on('data', (piece: Buffer) => pieces.push(piece))
        .on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, bytes: Buffer.concat(pieces) }));
    });
    request.on('error', reject);
  });
const gzip = { 'accept-encoding': 'gzip' };

describe('If-None-Match', () => {
  const READS = [`${BASE}/parties/CHE`, `${BASE}/parties`, `${BASE}`, `${BASE}/parties?at=30`, `${BASE}/events/3`];
  const PAGES = ['/', '/about', '/docs', '/problems', '/problems/double-use', '/openapi.json', '/assets/sextant.css'];

  test.each([...READS, ...PAGES])('%s is not sent again to who has it, plain or compressed', async (path) => {
    for (const coding of [{}, gzip]) {
      const first = await get(path, coding);
      const tag = String(first.headers['etag']);
      expect([first.status, first.bytes.length > 0]).toEqual([200, true]);
      for (const held of [tag, `"other", W/${tag}`, '*']) {
        const again = await get(path, { ...coding, 'if-none-match': held });
        expect([again.status, again.bytes.length, again.headers['content-type']]).toEqual([304, 0, undefined]);
        if (held !== '*') expect(again.headers['etag']).toBe(tag);
      }
      for (const other of ['"other"', tag.slice(0, -1) + '0"', 'nonsense', '']) {
        const again = await get(path, { ...coding, 'if-none-match': other });
        expect([again.status, again.bytes.equals(first.bytes)]).toEqual([200, true]);
      }
    }
  });

  test('a thing that no event touched since is not sent again, though the registry went on', async () => {
    const path = `${BASE}/parties/CHE`;
    const before = await get(path);
    await client.accept('UN01', 'open-account', { account: 'GHA-NEW', type: 'holding', party: 'GHA' });
    expect((await get(path, { 'if-none-match': String(before.headers['etag']) })).status).toBe(304);
    expect((await get(`${BASE}/accounts`, { 'if-none-match': String(before.headers['etag']) })).status).toBe(200);
  });

  test('what time alone changes is sent each time', async () => {
    // A proposal is open, which reserves units until it runs out.
    for (const path of [`${BASE}/programmes`, `${BASE}/accounts`]) {
      const { headers } = await get(path);
      expect((await get(path, { 'if-none-match': String(headers['etag']) })).status).toBe(200);
    }
  });

  test('the tag of a read is the last revision of what was read', async () => {
    expect((await get(`${BASE}/parties/CHE`)).headers['etag']).toMatch(/^"[0-9]+"$/);
  });

  test('is heeded by HEAD', async () => {
    const { headers } = await get(`${BASE}/parties`);
    const head = await get(`${BASE}/parties`, {}, 'HEAD');
    expect([head.status, head.headers['etag'], head.headers['content-length']]).toEqual([200, headers['etag'], headers['content-length']]);
    expect((await get(`${BASE}/parties`, { 'if-none-match': String(headers['etag']) }, 'HEAD')).status).toBe(304);
  });

  test('the tag of a read, plain or compressed, is what If-Match takes', async () => {
    for (const coding of [{}, gzip]) {
      const tag = String((await get(`${BASE}/accounts/CHE-H1/holdings?pageSize=1000`, coding)).headers['etag']);
      const dryRun = { query: '?dryRun=true', headers: { 'if-match': tag } };
      expect((await client.command('UN01', 'suspend-account', { account: 'CHE-H1', reason: { code: 'other' } }, dryRun)).status).toBe(200);
    }
  });
});

describe('compression', () => {
  test.each([`${BASE}/accounts`, `${BASE}/events?limit=10000`, '/openapi.json', '/assets/swagger-ui-bundle.js', '/problems', '/metrics'])(
    '%s leaves compressed where that is asked for, and is the same',
    async (path) => {
      const plain = await get(path);
      const zipped = await get(path, gzip);
      expect([plain.headers['content-encoding'], plain.headers['vary']]).toEqual([undefined, 'accept-encoding']);
      expect([zipped.headers['content-encoding'], zipped.headers['vary']]).toEqual(['gzip', 'accept-encoding']);
      expect(zipped.bytes.length).toBeLessThan(plain.bytes.length / 2);
      if (path !== '/metrics') expect(gunzipSync(zipped.bytes).equals(plain.bytes)).toBe(true);
      const tag = String(plain.headers['etag'] ?? '');
      if (tag !== '') expect(zipped.headers['etag']).toBe(/^"[0-9]+"$/.test(tag) ? tag : `${tag.slice(0, -1)}-gzip"`);
    },
  );

  test.each([
    ['gzip', 'gzip'],
    ['br, gzip;q=0.5', 'gzip'],
    ['*', 'gzip'],
    ['gzip;q=0, *', undefined],
    ['identity', undefined],
    ['br', undefined],
    ['', undefined],
  ])('Accept-Encoding: %s', async (accepted, coding) => {
    expect((await get(`${BASE}/accounts`, { 'accept-encoding': accepted })).headers['content-encoding']).toBe(coding);
  });

  test('is not for what is short, nor for refusals, nor for what a command is answered', async () => {
    expect((await get('/health/live', gzip)).headers['content-encoding']).toBeUndefined();
    expect((await get(`${BASE}/accounts/NOBODY`, gzip)).headers['content-encoding']).toBeUndefined();
    const data = { actor: 'verifier-three', role: 'doe', scope: 'DOE-3' };
    const headers = { ...gzip };
    const answer = await client.command('UN01', 'grant-role', data, { headers });
    expect([answer.status, answer.headers['content-encoding'], answer.headers['vary']]).toEqual([201, undefined, undefined]);
  });

  test('is not for the stream of events, which a reader waits for', async () => {
    const cut = new AbortController();
    const answer = await fetch(`${node.url}${BASE}/events/stream`, { headers: gzip, signal: cut.signal });
    expect([answer.status, answer.headers.get('content-encoding')]).toEqual([200, null]);
    cut.abort();
  });
});

test('a copy may be kept and asked about where reads are public, and nowhere else', async () => {
  expect((await get(`${BASE}/accounts`)).headers['cache-control']).toBe('private, no-cache');
  const closed = await served({ READ_ACCESS: 'members' });
  await tellExamples(closed.url);
  expect((await fetch(`${closed.url}${BASE}/accounts`)).headers.get('cache-control')).toBe('no-store');
  await closed.end();
}, 60_000);
