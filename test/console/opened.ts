import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { chromiumPath } from '../support/browser.js';
import { isBuilt } from '../support/server/built.js';

const executablePath = chromiumPath();

/** Whether the console can be tried here; where not, it is said once. */
export const canOpen = executablePath !== undefined && isBuilt('web/index.html');
if (!canOpen)
  process.stderr.write(
    executablePath === undefined
      ? 'skipped: the console in a browser; there is no chromium here (apt-get install chromium, or CHROMIUM names one)\n'
      : 'skipped: the console in a browser; it is not built (npm run build)\n',
  );

export const DESK = { width: 1280, height: 800 };
const PATIENCE_MS = 60_000;

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({ ...(executablePath === undefined ? {} : { executablePath }), args: ['--no-sandbox'] });

/** A page of the console in a context of its own, with what went wrong in it. */
export interface Opened {
  readonly page: Page;
  /** What the console wrote, what its policy stopped, what failed, and what was asked of other hosts, which gets nothing. */
  readonly faults: string[];
  readonly close: () => Promise<void>;
}

/** Opens a view. Answers that refuse on purpose are no faults. */
export const open = async (browser: Browser, url: string, path: string, options: BrowserContextOptions = {}): Promise<Opened> => {
  const context = await browser.newContext({ viewport: DESK, locale: 'en', reducedMotion: 'reduce', ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  const faults: string[] = [];
  page.on('console', (message) => {
    if (!/^Failed to load resource: the server responded with a status of 4\d\d/.test(message.text()))
      faults.push(`${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => faults.push(error.message));
  await context.route(
    (address) => !address.href.startsWith(url) && address.protocol !== 'blob:',
    (route) => {
      faults.push(`asks ${route.request().url()}`);
      return route.abort();
    },
  );
  await page.goto(`${url}${path}`);
  await settled(page);
  return { page, faults, close: () => context.close() };
};

/** Waits until a view has its title and nothing is on its way any more. */
export const settled = async (page: Page): Promise<void> => {
  await page.locator('h1').first().waitFor();
  await page.waitForSelector('.loading', { state: 'detached' });
};

/** How many pixels the page is wider than the window. */
export const sideways = (page: Page): Promise<number> =>
  page.evaluate('Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth)');
