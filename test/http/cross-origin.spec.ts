import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { configFrom } from '../../src/node/config.js';
import { served, type Served } from '../support/api/served.js';

const LISTED = 'http://localhost:5173';
const OTHER = 'http://localhost:9999';

let node: Served;
let plain: Served;
beforeAll(async () => {
  node = await served({ CORS_ORIGINS: `${LISTED},https://console.example` });
  plain = await served();
});
afterAll(async () => {
  await node.end();
  await plain.end();
});

const ask = (url: string, method: string, origin: string, more: Record<string, string> = {}): Promise<Response> =>
  fetch(`${url}/v1/registries`, { method, headers: { origin, ...more } });
const allowed = ({ headers }: Response): (string | null)[] => [
  headers.get('access-control-allow-origin'),
  headers.get('access-control-allow-credentials'),
];

describe('a page of another origin', () => {
  test('may read answers where its origin is listed, which is named by itself', async () => {
    const answer = await ask(node.url, 'GET', LISTED);
    expect([answer.status, ...allowed(answer)]).toEqual([200, LISTED, null]);
    expect(answer.headers.get('vary')).toContain('origin');
    expect(answer.headers.get('access-control-expose-headers')).toContain('etag');
  });

  test('is told before it sends that it may, with a key and an idempotency key, without having one', async () => {
    const asks = { 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization,idempotency-key' };
    const answer = await ask(node.url, 'OPTIONS', LISTED, asks);
    expect([answer.status, await answer.text(), ...allowed(answer)]).toEqual([204, '', LISTED, null]);
    expect(answer.headers.get('access-control-allow-methods')).toBe('GET, HEAD, POST');
    expect(answer.headers.get('access-control-allow-headers')).toContain('idempotency-key');
  });

  test('may not where its origin is not listed, or none is; OPTIONS is then no method', async () => {
    for (const [url, origin] of [
      [node.url, OTHER],
      [plain.url, LISTED],
    ] as const) {
      expect(allowed(await ask(url, 'GET', origin))).toEqual([null, null]);
      const asked = await ask(url, 'OPTIONS', origin, { 'access-control-request-method': 'GET' });
      expect([asked.status, ...allowed(asked)]).toEqual([405, null, null]);
    }
  });

  test('of another machine is refused with AUTH_MODE=dev though it is listed', async () => {
    const asks = { 'access-control-request-method': 'GET' };
    expect((await ask(node.url, 'OPTIONS', 'https://console.example', asks)).status).toBe(421);
    expect((await ask(node.url, 'GET', 'https://console.example')).status).toBe(421);
  });
});

describe('CORS_ORIGINS', () => {
  test('takes origins, and neither *, a path, nor what is no address', () => {
    expect(configFrom({ CORS_ORIGINS: 'https://a.example, http://b.example:8080' }).corsOrigins).toEqual([
      'https://a.example',
      'http://b.example:8080',
    ]);
    for (const text of ['*', 'https://*.example', 'https://a.example/', 'https://a.example/x', 'HTTPS://a.example', 'a.example', ''])
      expect(() => configFrom({ CORS_ORIGINS: text })).toThrow('CORS_ORIGINS');
  });
});
