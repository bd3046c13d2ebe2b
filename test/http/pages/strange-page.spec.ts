import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { chromium, type Browser, type Page } from 'playwright-core';
import { Registries } from '../../../src/node/registries.js';
import { tellExamples } from '../../support/api/act.js';
import { served, type Served } from '../../support/api/served.js';
import { chromiumPath } from '../../support/browser.js';

// What a page on the web reaches of a node in dev mode on the reader's own machine, a real browser says.

jest.setTimeout(300_000);
const executablePath = chromiumPath();
if (executablePath === undefined)
  process.stderr.write(
    'skipped: a strange page in a browser; there is no chromium here (apt-get install chromium, or CHROMIUM names one)\n',
  );

// What this browser does of its own against such pages others do not: it is put aside, so that the node is seen to.
const ARGS = ['--no-sandbox', '--host-resolver-rules=MAP evil.example 127.0.0.1', '--disable-features=LocalNetworkAccessChecks'];
const COMMANDS = '/v1/registries/UN01/commands';

/** What a page gets of what it asks for: the status, or that the browser kept the answer from it. */
const asked = (page: Page, url: string, init: object = {}): Promise<unknown> =>
  page.evaluate(
    ([address, options]) =>
      fetch(address as string, options as RequestInit).then(
        async (answer) => (answer.type === 'opaque' ? 'opaque' : [answer.status, ((await answer.json()) as { code?: string }).code]),
        () => 'kept from the page',
      ),
    [url, init],
  );

(executablePath === undefined ? describe.skip : describe)('a page of somebody else', () => {
  let node: Served;
  let elsewhere: Server;
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    node = await served();
    await tellExamples(node.url);
    elsewhere = createServer((_, response) => response.setHeader('content-type', 'text/html').end('<title>Strange</title>')).listen(
      0,
      '127.0.0.1',
    );
    await once(elsewhere, 'listening');
    browser = await chromium.launch({ ...(executablePath === undefined ? {} : { executablePath }), args: ARGS });
  });
  beforeEach(async () => void (page = await (await browser.newContext()).newPage()));
  afterEach(() => page.context().close());
  afterAll(async () => {
    await browser?.close();
    await node?.end();
    elsewhere?.close();
  });

  const revision = (): bigint | undefined => node.app.get(Registries).started('UN01')?.ledger.revision;
  /** The statuses with which the node answered, which a page itself may not see. */
  const statuses = (): number[] => {
    const seen: number[] = [];
    page.on('response', (response) => response.url().startsWith(node.url) && seen.push(response.status()));
    return seen;
  };
  const command = (account: string): object => ({
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': `strange-${account}` },
    body: JSON.stringify({ account, type: 'holding', party: 'GHA' }),
  });

  test('whose name was made to lead here reads nothing and writes nothing', async () => {
    const evil = node.url.replace('127.0.0.1', 'evil.example');
    // The page itself came from elsewhere, before its name led here.
    await page.route(`${evil}/start`, (route) => route.fulfill({ contentType: 'text/html', body: '<title>Strange</title>' }));
    await page.goto(`${evil}/start`);
    const before = revision();
    for (const path of ['/', '/health/ready', '/openapi.json', '/v1/registries', '/v1/registries/UN01/events'])
      expect([path, await asked(page, path)]).toEqual([path, [421, 'wrong-host']]);
    const opened = { kind: 'mechanism', operator: 'Evil', administrators: ['dev'], trial: true };
    const opening = { ...command('UN66'), body: JSON.stringify(opened) };
    expect(await asked(page, '/v1/registries/UN66/commands/open-registry', opening)).toEqual([421, 'wrong-host']);
    expect(await asked(page, `${COMMANDS}/open-account`, command('GHA-EVIL1'))).toEqual([421, 'wrong-host']);
    const stream =
      "new Promise((r) => (new EventSource('/v1/registries/UN01/events/stream').onerror = ({ target }) => r(target.readyState)))";
    expect(await page.evaluate(stream)).toBe(2);
    expect([revision(), node.app.get(Registries).codes]).toEqual([before, ['GHA01', 'UN01']]);
  });

  test('on another host asks and is refused, whether or not it may see that', async () => {
    const { port } = elsewhere.address() as AddressInfo;
    await page.goto(`http://evil.example:${port}/`);
    const [before, seen] = [revision(), statuses()];
    const text = { method: 'POST', mode: 'no-cors', headers: { 'content-type': 'text/plain' }, body: '{}' };
    expect(await asked(page, `${node.url}${COMMANDS}/open-account`, text)).toBe('opaque');
    expect(await asked(page, `${node.url}${COMMANDS}`, text)).toBe('opaque');
    expect(await asked(page, `${node.url}${COMMANDS}/open-account`, command('GHA-EVIL2'))).toBe('kept from the page');
    expect(await asked(page, `${node.url}/v1/registries/UN01`)).toBe('kept from the page');
    expect([revision(), seen.length > 0, seen.every((status) => status === 421)]).toEqual([before, true, true]);
  });

  test('on another port of this machine writes nothing either, since a browser sends no command without asking', async () => {
    const { port } = elsewhere.address() as AddressInfo;
    await page.goto(`http://127.0.0.1:${port}/`);
    const [before, seen] = [revision(), statuses()];
    const text = { method: 'POST', mode: 'no-cors', headers: { 'content-type': 'text/plain' }, body: '{}' };
    expect(await asked(page, `${node.url}${COMMANDS}/open-account`, text)).toBe('opaque');
    expect(await asked(page, `${node.url}${COMMANDS}/open-account`, command('GHA-EVIL3'))).toBe('kept from the page');
    expect(await asked(page, `${node.url}/v1/registries/UN01`)).toBe('kept from the page');
    expect([revision(), seen.filter((status) => status === 415)]).toEqual([before, [415]]);
  });

  test('the node itself is asked by its own pages', async () => {
    await page.goto(`${node.url}/docs`);
    expect(await asked(page, `${COMMANDS}/open-account`, command('GHA-OWN'))).toEqual([201, undefined]);
  });
});
