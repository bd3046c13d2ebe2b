import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { ApiClient, type DataOf } from '../support/api/client.js';
import { freshPath, serving, type Serving } from '../cli/sextant.js';
import { axeIn, type Finding } from './axe.js';
import { canOpen, DESK, open, openBrowser, settled, sideways, type Opened } from './opened.js';
import { giveBesideTheDemo, VIEWS } from './views.js';

// What people do in the console, each job by mouse and by keyboard, against one node with the demo's data.

jest.setTimeout(300_000);

(canOpen ? describe : describe.skip)('the console', () => {
  let node: Serving;
  let browser: Browser;
  let api: ApiClient;
  beforeAll(async () => {
    [node, browser] = await Promise.all([serving('demo', freshPath()), openBrowser()]);
    api = new ApiClient(node.url);
    await giveBesideTheDemo(api);
  });
  afterAll(() => browser?.close());

  const revision = async (): Promise<bigint> => BigInt((await api.get('/v1/registries/{registry}', { registry: 'UN01' })).revision);
  const held = async (account: string): Promise<string> =>
    (await api.get('/v1/registries/{registry}/accounts/{account}', { registry: 'UN01', account })).quantity;
  const form = (command: string, data: object): string => `/r/UN01/act/${command}?data=${encodeURIComponent(JSON.stringify(data))}`;
  const done = (page: Page): Promise<string> => page.locator('.result h2').innerText();

  describe('every view', () => {
    let opened: Opened;
    beforeAll(async () => void (opened = await open(browser, node.url, '/')));
    afterAll(() => opened?.close());

    test.each(Object.entries(VIEWS))(
      '%s: axe finds nothing, light, dark and right to left; none is wider than its window',
      async (_, path) => {
        const { page, faults } = opened;
        await page.setViewportSize(DESK);
        await page.emulateMedia({ colorScheme: 'light' });
        await page.goto(`${node.url}${path}`);
        await settled(page);
        const findings: Finding[] = await axeIn(page);
        const wide = [await sideways(page)];
        await page.emulateMedia({ colorScheme: 'dark' });
        findings.push(...(await axeIn(page, ['color-contrast'])));
        for (const [direction, width] of [
          ['rtl', 1280],
          ['rtl', 390],
          ['ltr', 390],
          ['ltr', 320],
        ] as const) {
          await page.evaluate(`document.documentElement.dir = '${direction}'`);
          await page.setViewportSize({ width, height: 800 });
          wide.push(await sideways(page));
        }
        findings.push(...(await axeIn(page, ['target-size', 'scrollable-region-focusable'])));
        expect([findings, wide, faults]).toEqual([[], [0, 0, 0, 0, 0], []]);
      },
    );
  });

  test('a transfer by mouse: tried, seen in words and figures, given once', async () => {
    const { page, faults, close } = await open(browser, node.url, '/r/UN01/accounts/GHA-H1');
    await page.getByRole('checkbox').first().check();
    await page.getByRole('link', { name: 'Transfer', exact: true }).click();
    await page.getByLabel('To', { exact: true }).fill('CHE-H1');
    await page.getByLabel('Quantity').fill('100');
    await page.getByRole('button', { name: 'See what it would do' }).click();
    await page.locator('.sentences', { hasText: 'Move 100 units from GHA-H1 to CHE-H1.' }).waitFor();
    expect(await page.locator('.sentences').innerText()).toContain('Ghana adds 100 t to its emissions balance, vintage 2024.');
    const before = await revision();
    await page.getByRole('button', { name: 'Do it: Transfer units' }).dblclick();
    expect(await done(page)).toBe(`Done, at revision ${before + 2n}`);
    expect([await revision(), await held('GHA-H1')]).toEqual([before + 2n, '500']);
    expect(faults).toEqual([]);
    await close();
  });

  test('a use by keyboard alone: what cannot be undone is typed first', async () => {
    const { page, faults, close } = await open(browser, node.url, '/r/UN01');
    await page.keyboard.press('/');
    await page.keyboard.type('CHE-H1');
    await page.keyboard.press('Enter');
    await page.locator('h1', { hasText: 'CHE-H1' }).waitFor();
    await tabTo(page, 'Use');
    await page.keyboard.press('Enter');
    await page.locator('h1', { hasText: 'Use units' }).waitFor();
    await settled(page);
    await page.getByLabel('To', { exact: true }).focus();
    await page.keyboard.type('CHE-NDC');
    await page.getByLabel('Year', { exact: true }).focus();
    await page.keyboard.type('2026');
    await page.getByLabel('Quantity').focus();
    await page.keyboard.type('10');
    await page.keyboard.press('Enter');
    await page.locator('.irreversible').waitFor();
    const give = page.getByRole('button', { name: 'Do it: Use units' });
    expect(await give.isDisabled()).toBe(true);
    await tabTo(page, 'Type CHE-H1 to confirm');
    await page.keyboard.type('CHE-H1');
    await page.keyboard.press('Enter');
    expect(await done(page)).toMatch(/^Done, at revision/);
    expect(faults).toEqual([]);
    await close();
  });

  test('a refusal names its rule and opens the event that it collides with', async () => {
    const used = { from: 'CHE-H1', to: 'CHE-NDC', year: '2026', units: { blocks: ['UN01-GHA-10471-2025-1-93000'] } };
    const { page, close } = await open(browser, node.url, form('use-units', used));
    await page.getByRole('button', { name: 'See what it would do' }).click();
    const refusal = page.locator('.refusal');
    await refusal.waitFor();
    expect(await refusal.innerText()).toContain('R-07');
    await refusal.getByRole('link', { name: /^event \d+$/ }).click();
    await page.getByRole('dialog').getByText('UnitsUsed').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await page.getByLabel('From', { exact: true }).inputValue()).toBe('CHE-H1');
    await close();
  });

  test('an answer that is lost is asked for: one effect, and it is said', async () => {
    const { page, close } = await open(browser, node.url, form('open-account', { account: 'GHA-LOST', type: 'holding', party: 'GHA' }));
    let lost = 0;
    await page.route(/commands\/open-account$/, async (route) => {
      await route.fetch();
      lost += 1;
      await route.abort('connectionreset');
    });
    const before = await revision();
    await page.getByRole('button', { name: 'See what it would do' }).click();
    await page.getByRole('button', { name: /^Do it/ }).click();
    expect(await done(page)).toBe(`Done, at revision ${before + 1n}`);
    expect([lost, await revision(), await held('GHA-LOST')]).toEqual([1, before + 1n, '0']);
    await close();
  });

  test('where nothing is known it says so, and asking again has one effect', async () => {
    const { page, close } = await open(browser, node.url, form('open-account', { account: 'GHA-LOST2', type: 'holding', party: 'GHA' }));
    await page.getByRole('button', { name: 'See what it would do' }).click();
    await page.getByRole('button', { name: /^Do it/ }).waitFor();
    await page.route(/\/commands\//, async (route) => {
      if (route.request().method() === 'POST') await route.fetch();
      await route.abort('connectionreset');
    });
    const before = await revision();
    await page.getByRole('button', { name: /^Do it/ }).click();
    await page.getByText('It is not known whether it was written.').waitFor();
    await page.unroute(/\/commands\//);
    await page.getByRole('button', { name: 'Ask again' }).click();
    expect([await done(page), await revision()]).toEqual([`Done, at revision ${before + 1n}`, before + 1n]);
    await close();
  });

  test('the time bar shows what the API answers as of that revision, and nothing can be written there', async () => {
    const { page, faults, close } = await open(browser, node.url, '/r/UN01/accounts');
    await page.getByLabel('Revision or day').fill('25');
    await page.getByRole('button', { name: 'Show', exact: true }).click();
    await page.locator('.past').waitFor();
    const { items } = await api.get('/v1/registries/{registry}/accounts', { registry: 'UN01' }, { at: '25' });
    const expected = items.map(({ account, quantity }) => `${account} ${BigInt(quantity).toLocaleString('en')}`);
    const shown = async (): Promise<string[]> =>
      (
        await page
          .locator('.list tbody tr')
          .all()
          .then((rows) => Promise.all(rows.map((row) => row.locator('td').allInnerTexts())))
      ).map((cells) => `${cells[0]} ${cells.at(-1)}`);
    await page.locator('.list tbody tr', { hasText: 'GHA-H1' }).getByText('93,000').waitFor();
    expect(await shown()).toEqual(expected);
    expect(await page.getByRole('button', { name: 'Open an account' }).getAttribute('aria-disabled')).toBe('true');
    await page.getByRole('button', { name: 'Back to now' }).click();
    await page.getByRole('link', { name: 'Open an account' }).waitFor();
    expect(faults).toEqual([]);
    await close();
  });

  test('a list is filtered and sorted in its address, and a view follows the ledger', async () => {
    const { page, close } = await open(browser, node.url, '/r/UN01/accounts?accounts-filter=holding&accounts-by=-quantity');
    expect(await page.locator('.list tbody tr td:first-child').first().innerText()).toMatch(/^(?:CHE|GHA)-H1$/);
    const rows = await page.locator('.list tbody tr').count();
    await api.command('UN01', 'open-account', { account: 'JPN-LIVE', type: 'holding', party: 'JPN' });
    await page.getByRole('link', { name: 'JPN-LIVE' }).waitFor();
    expect(await page.locator('.list tbody tr').count()).toBe(rows + 1);
    const [saved] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save as CSV' }).click()]);
    expect(saved.suggestedFilename()).toBe('accounts.csv');
    await close();
  });

  test('a receipt is checked in the browser; with one byte changed it fails', async () => {
    const { page, faults, close } = await open(browser, node.url, '/r/UN01/verify?revision=26');
    await page.getByText('It holds: this event is in the log, exactly so.').waitFor();
    await page.getByRole('button', { name: 'Change one byte of the event' }).click();
    await page.getByText('It does NOT hold.').waitFor();
    expect(faults).toEqual([]);
    await close();
  });

  test('the first day: from nothing to a registry with Parties, roles, accounts and two people', async () => {
    const { page, faults, close } = await open(browser, node.url, '/r/new');
    await page.getByLabel('Code').first().fill('UN07');
    await page.getByLabel('Who keeps it').fill('First registry');
    await page.locator('#administrators').fill('dev, dev-two');
    await page.locator('#party-0').fill('GHA');
    await page.getByRole('button', { name: 'Another Party' }).click();
    await page.locator('#party-1').fill('CHE');
    await page.getByLabel('Transfer units').check();
    await page.getByRole('button', { name: /^Write these \d+ commands$/ }).click();
    await page.getByText('The registry works.').waitFor();
    const { items } = await api.get('/v1/registries/{registry}/accounts', { registry: 'UN07' });
    expect(items.map(({ account }) => account)).toEqual(expect.arrayContaining(['CHE-H1', 'CHE-NDC', 'GHA-H1', 'GHA-NDC']));
    await page.getByRole('link', { name: 'Go to UN07' }).click();
    await page.getByText('No units yet.').waitFor();
    expect(faults).toEqual([]);
    await close();
  });

  test('two people: one proposes, a colleague finds it under My work, looks at it and approves', async () => {
    const policy = { approvals: [{ command: 'open-account', by: 'colleague' }] } as const;
    await api.command('UN01', 'grant-role', { actor: 'dev-two', role: 'administrator' });
    await api.command('UN01', 'grant-role', { actor: 'dev-two', role: 'party', scope: 'GHA' });
    await api.command('UN01', 'set-policy', { replaces: '1', policy, reason: { code: 'policy' } });
    const first = await open(browser, node.url, form('open-account', { account: 'GHA-TWO', type: 'holding', party: 'GHA' }));
    await first.page.getByRole('button', { name: 'See what it would do' }).click();
    await first.page.getByRole('button', { name: 'Propose it' }).click();
    await first.page.locator('.result').waitFor();
    const second = await open(browser, node.url, '/');
    await second.page.getByRole('button', { name: /^dev-two/ }).click();
    await second.page.getByRole('link', { name: 'UN01', exact: true }).click();
    await second.page.getByRole('link', { name: 'My work' }).click();
    await second.page.getByRole('link', { name: 'Look at it and approve' }).click();
    await second.page.getByRole('button', { name: 'Do it: Approve' }).click();
    await second.page.locator('.result').waitFor();
    expect(await held('GHA-TWO')).toBe('0');
    expect([first.faults, second.faults]).toEqual([[], []]);
    await first.close();
    await second.close();
  });

  test('what is called so opens at once, what is near is listed as near, at the moment in view', async () => {
    const { page, faults, close } = await open(browser, node.url, '/r/UN01/search?q=un01-gha-10471-2025-7');
    await page.locator('h1', { hasText: 'UN01-GHA-10471-2025-7-7' }).waitFor();
    await page.goto(`${node.url}/r/UN01/search?q=Ghana`);
    await page.getByText('No such thing; these are near').waitFor();
    expect(await page.getByRole('link', { name: 'GHA', exact: true }).getAttribute('href')).toBe('/r/UN01/parties/GHA');
    await page.goto(`${node.url}/r/UN01/search?q=F-1&at=30`);
    await page.getByText('There is no such thing here.').waitFor();
    await page.goto(`${node.url}/r/UN01/search?q=F-1`);
    await page.locator('h1', { hasText: 'F-1' }).waitFor();
    expect(faults).toEqual([]);
    await close();
  });

  test('a programme shows where every verified tonne stands: the rungs sum, and each opens its events', async () => {
    const { page, faults, close } = await open(browser, node.url, '/r/UN01/programmes/10471');
    const ladder = page.locator('figure.ladder', { hasText: 'vintage 2025' });
    expect(await ladder.locator('figcaption').innerText()).toBe('100,000 = 93,000 + 5,000 + 2,000 · the rungs sum');
    await ladder
      .getByRole('row', { name: /participants, AER/ })
      .getByRole('link', { name: '23' })
      .click();
    await page.getByRole('dialog').getByText('UnitsIssued').waitFor();
    await page.keyboard.press('Escape');
    expect(await page.locator('.tree').innerText()).toContain('10472');
    expect(await page.getByRole('region', { name: 'Finance for results, as a table' }).innerText()).toContain('15,000');
    expect(faults).toEqual([]);
    await close();
  });

  test('an annual report: what a check finds opens its row, and a version is filed and stays', async () => {
    const { page, faults, close } = await open(browser, node.url, '/r/UN01/parties/GHA/annual-report/2026');
    await page.getByRole('link', { name: 'actions, row 4' }).click();
    const actions = page.getByRole('region', { name: 'Actions, as a table' });
    await actions.locator('tbody tr').nth(1).waitFor({ state: 'detached' });
    expect(await actions.locator('tbody tr').innerText()).toContain('CHE');
    const [workbook] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'XLSX' }).click()]);
    expect(workbook.suggestedFilename()).toBe('AEF-GHA-2026-provisional.xlsx');
    await page.getByRole('link', { name: 'File this version' }).click();
    await page.getByRole('button', { name: 'See what it would do' }).click();
    await page.getByLabel('Type GHA to confirm').fill('GHA');
    await page.getByRole('button', { name: /^Do it/ }).click();
    await done(page);
    await page.goto(`${node.url}/r/UN01/parties/GHA/annual-report/2026?version=1.0`);
    await page.getByText('2.0, not filed yet').waitFor({ state: 'attached' });
    expect(await page.getByLabel('Version').inputValue()).toBe('1.0');
    expect(faults).toEqual([]);
    await close();
  });

  test('a use has its certificate, also as a PDF', async () => {
    const { page, faults, close } = await open(browser, node.url, '/r/UN01?event=28');
    await page.getByRole('link', { name: 'Its certificate' }).click();
    await page.locator('h1', { hasText: 'Certificate of use' }).waitFor();
    const [pdf] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save as PDF' }).click()]);
    expect(pdf.suggestedFilename()).toBe('UN01-28.pdf');
    expect(faults).toEqual([]);
    await close();
  });

  test('who approves reads what changed since it was proposed', async () => {
    const move = (quantity: string): DataOf<'transfer-units'> => ({ from: 'GHA-H1', to: 'CHE-H1', units: { quantity } });
    await api.command('UN01', 'propose', { proposal: 'P-CHANGED', command: 'transfer-units', data: move('10') });
    const { page, faults, close } = await open(browser, node.url, '/r/UN01/proposals/P-CHANGED');
    await page.getByText('Nothing that it is about has changed since it was proposed.').waitFor();
    await api.command('UN01', 'transfer-units', move('5'));
    await page.getByText('Changed since it was proposed:').waitFor();
    await page
      .getByRole('link', { name: `Units transferred, event ${(await revision()) - 1n}` })
      .first()
      .waitFor();
    expect(faults).toEqual([]);
    await close();
  });

  test('the others: the refused are spared what they may not do, and read why', async () => {
    const { page, close } = await open(browser, node.url, '/');
    await page.getByLabel('Somebody else').fill('stranger');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('You act as dev-stranger.').waitFor();
    await page.getByRole('link', { name: 'UN01', exact: true }).click();
    await page.getByRole('link', { name: 'Accounts', exact: true }).click();
    const barred = page.getByRole('button', { name: /^Open an account/ });
    await barred.waitFor();
    expect(await barred.getAttribute('title')).toContain('Your roles do not allow it. It is for: party');
    await close();
  });

  /** Goes on with the Tab key until what has this name is in focus. */
  const tabTo = async (page: Page, name: string): Promise<void> => {
    for (let i = 0; i < 200; i += 1) {
      await page.keyboard.press('Tab');
      const focused: string = await page.evaluate(
        "(document.activeElement?.labels?.[0]?.textContent ?? document.activeElement?.textContent ?? '').trim()",
      );
      if (focused === name) return;
    }
    throw new Error(`no ${name} comes by the Tab key`);
  };

  test('its page and its files are sent as they should be', async () => {
    const page = await fetch(`${node.url}/r/UN01/accounts`);
    const text = await page.text();
    expect([page.status, page.headers.get('cache-control')]).toEqual([200, 'private, no-cache']);
    expect(page.headers.get('content-security-policy')).not.toMatch(/unsafe/);
    expect(text).not.toMatch(/<script>|<style>|style=/);
    const [, script = ''] = /src="(\/assets\/[^"]+\.js)"/.exec(text) ?? [];
    const file = await fetch(`${node.url}${script}`);
    expect([file.status, file.headers.get('cache-control')]).toEqual([200, 'public, max-age=31536000, immutable']);
    const lost = await fetch(`${node.url}/v1/registries/UN01/nothing`, { headers: { accept: 'text/html,*/*' } });
    expect([lost.status, lost.headers.get('content-type')]).toEqual([404, expect.stringContaining('application/problem+json')]);
  });
});
