// npm run pictures: the main views of the console, on the demo's data, as PNG files. `--out DIR` says where to (docs/pictures without it);
// `--all` takes every view, in light, dark and right to left and on a phone, to look at.

import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawn } from 'node:child_process';
import { chromium } from 'playwright-core';

const ROOT = join(import.meta.dirname, '..');
const WIDE = { width: 1180, height: 720 };
const PHONE = { width: 390, height: 800 };

/** The views, each with the name of its picture. */
const VIEWS = {
  chooser: '/',
  overview: '/r/UN01',
  accounts: '/r/UN01/accounts',
  account: '/r/UN01/accounts/GHA-H1',
  units: '/r/UN01/units/UN01-GHA-10471-2024-1-1076',
  programme: '/r/UN01/programmes/10471',
  party: '/r/UN01/parties/GHA',
  ledger: '/r/UN01/ledger',
  audit: '/r/UN01/audit',
  transfer:
    '/r/UN01/act/transfer-units?data=%7B%22from%22%3A%22GHA-H1%22%2C%22to%22%3A%22CHE-H1%22%2C%22units%22%3A%7B%22quantity%22%3A%22100%22%7D%7D',
  act: '/r/UN01/act',
  event: '/r/UN01?event=26',
  past: '/r/UN01?at=25',
  work: '/r/UN01/work',
  first: '/r/new',
  verify: '/r/UN01/verify?revision=26',
  settings: '/r/UN01/settings',
  verification: '/r/UN01/verifications/V-1',
  issuance: '/r/UN01/issuances/I-2025',
  search: '/r/UN01/search?q=GHA',
};
const SHOWN = ['overview', 'units'];

const argument = (name) => process.argv.at(process.argv.indexOf(name) + 1);
const out = process.argv.includes('--out') ? argument('--out') : join(ROOT, 'docs/pictures');
const isAll = process.argv.includes('--all');
const only = process.argv.includes('--only') ? argument('--only').split(',') : undefined;

/** The demo on a port of its own; resolves with its address once it serves. */
const demo = (directory) =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(ROOT, 'dist/cli/main.js'), 'demo', '--data', directory, '--port', '0'], { stdio: 'pipe' });
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (text) => {
      said += text;
      const url = /http:\/\/127\.0\.0\.1:\d+/.exec(said.slice(said.indexOf('is served at')))?.[0];
      if (said.includes('is served at') && url) resolve({ child, url });
    });
    child.once('exit', () => reject(new Error(said)));
  });

const directory = mkdtempSync(join(tmpdir(), 'sextant-pictures-'));
const { child, url } = await demo(join(directory, 'data'));
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });

const picture = async (name, path, { viewport = WIDE, colorScheme = 'light', language = 'en' } = {}) => {
  const context = await browser.newContext({ viewport, colorScheme, locale: language, deviceScaleFactor: 1 });
  const page = await context.newPage();
  page.on('console', (message) => console.log(`${name}: ${message.type()} ${message.text()}`));
  page.on('pageerror', (error) => console.log(`${name}: ${error.message}`));
  await page.goto(`${url}${path}`);
  await page.locator('h1').first().waitFor();
  await page.waitForSelector('.loading', { state: 'detached' });
  if (name.startsWith('transfer'))
    await page
      .locator('.act form button[type=submit]')
      .click()
      .then(() => page.locator('.preview').waitFor());
  await page.screenshot({ path: join(out, `${name}.png`) });
  await context.close();
};

try {
  mkdirSync(out, { recursive: true });
  for (const [name, path] of Object.entries(VIEWS)) {
    if (only ? !only.includes(name) : !isAll && !SHOWN.includes(name)) continue;
    await picture(name, path);
    if (!isAll) continue;
    await picture(`${name}-dark`, path, { colorScheme: 'dark' });
    await picture(`${name}-phone`, path, { viewport: PHONE });
    await picture(`${name}-ar`, path, { language: 'ar' });
  }
} finally {
  await browser.close();
  child.kill();
  rmSync(directory, { recursive: true, force: true });
}
