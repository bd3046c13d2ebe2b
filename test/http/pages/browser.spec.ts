import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { tellExamples } from '../../support/api/act.js';
import { served, type Served } from '../../support/api/served.js';
import { chromiumPath } from '../../support/browser.js';

// What a policy lets a browser apply, load and run, only a browser can say. `.ci/run` installs one.

jest.setTimeout(300_000);
const executablePath = chromiumPath();
if (executablePath === undefined)
  process.stderr.write('skipped: the pages in a browser; there is no chromium here (apt-get install chromium, or CHROMIUM names one)\n');

const PHONE = { width: 390, height: 800 };
const PAGES = ['/about', '/docs', '/problems', '/problems/double-use'];

(executablePath === undefined ? describe.skip : describe)('the pages in a browser', () => {
  let node: Served;
  let browser: Browser;
  beforeAll(async () => {
    node = await served();
    await tellExamples(node.url);
    browser = await chromium.launch({ ...(executablePath === undefined ? {} : { executablePath }), args: ['--no-sandbox'] });
  });
  afterAll(async () => {
    await browser?.close();
    await node?.end();
  });

  /** A page that notes what its policy stopped, what failed in it, and what it asked of others than the node. */
  const open = async (path: string, options: BrowserContextOptions = {}): Promise<{ page: Page; faults: string[] }> => {
    const context = await browser.newContext({ viewport: PHONE, ...options });
    const page = await context.newPage();
    page.setDefaultTimeout(120_000);
    const faults: string[] = [];
    page.on('console', (message) => faults.push(`${message.type()}: ${message.text()}`));
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('request', (request) => {
      if (!request.url().startsWith(node.url)) faults.push(`asks ${request.url()}`);
    });
    await page.goto(`${node.url}${path}`);
    if (path.startsWith('/docs')) await page.waitForSelector('.opblock');
    return { page, faults };
  };
  const ground = (page: Page): Promise<string> => page.evaluate('getComputedStyle(document.body).backgroundColor');
  const sideways = (page: Page): Promise<number> => page.evaluate('Math.max(0, document.documentElement.scrollWidth - innerWidth)');

  test.each(PAGES)('%s has its styles, in light and in dark, scrolls sideways on no phone, and breaks no policy', async (path) => {
    const { page, faults } = await open(path, { colorScheme: 'light' });
    const light = await ground(page);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect([light, await ground(page)]).toEqual(
      path === '/docs' ? ['rgb(250, 250, 250)', 'rgb(28, 32, 34)'] : ['rgb(251, 252, 251)', 'rgb(20, 26, 24)'],
    );
    expect([await sideways(page), faults]).toEqual([0, []]);
    await page.context().close();
  });

  test('/docs finds operations by the words a reader sees', async () => {
    const { page, faults } = await open('/docs');
    const shown = page.locator('.opblock');
    // Of so many it shows those that are in sight.
    await shown.nth(3).waitFor();
    await page.fill('.operation-filter-input', 'inventory transfers balance');
    await shown.nth(1).waitFor({ state: 'detached' });
    expect(await shown.innerText()).toContain('/v1/registries/{registry}/parties/{party}/emissions-balance');
    await page.fill('.operation-filter-input', '');
    await shown.nth(3).waitFor();
    expect(faults).toEqual([]);
    await page.context().close();
  });

  test('/docs gives commands: each try has a key of its own, and what it wrote is there', async () => {
    const { page, faults } = await open('/docs#/commands/openAccount');
    const tried = page.locator('#operations-commands-openAccount');
    for (const account of ['GHA-TRY1', 'GHA-TRY2']) {
      await tried
        .locator('textarea')
        .first()
        .fill(JSON.stringify({ account, type: 'holding', party: 'GHA' }));
      await tried.locator('button.execute').click();
      await tried.locator('.live-responses-table .response-col_description', { hasText: account }).waitFor();
      expect(await tried.locator('.live-responses-table .response-col_status').last().innerText()).toMatch(/^201/);
      expect((await fetch(`${node.url}/v1/registries/UN01/accounts/${account}`)).status).toBe(200);
    }
    expect([await sideways(page), faults]).toEqual([0, []]);
    await page.context().close();
  });

  test('a link of a refusal to a command opens that command', async () => {
    const { page } = await open('/problems/double-use');
    await page.getByRole('link', { name: 'transfer-units' }).click();
    await page.locator('#operations-commands-transferUnits.is-open').waitFor();
    await page.context().close();
  });
});
