import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { KnownRoutes } from '../../../src/http/problems/known-routes.js';
import { Catalogue } from '../../../src/ledger/catalogue.js';
import { served, type Served } from '../../support/api/served.js';
import { askCommand, askPromotion, askRead } from './asked.js';
import { CALLERS, clientOf, writeKeys } from './callers.js';
import { commandRows, PROPOSALS, type CommandRow } from './commands.js';
import { setStage } from './stage.js';
import { COMMANDS, INTRODUCTION, OPERATIONS, READS, table } from './table.js';
import { THIS_YEAR, VINTAGE } from '../../support/server/stage.js';

const PAGE = join(import.meta.dirname, '../../../docs/reference/authorization.md');
const READERS = ['no key', 'no role', 'of another registry', 'auditor'];

/** What stands in the paths of reads. */
const NAMES: Readonly<Record<string, string>> = {
  ...{ registry: 'UN01', account: 'GHA-H1', party: 'GHA', programme: '10471', component: 'CP-1', verification: 'V-1', revision: '3' },
  ...{
    authorization: 'A-1',
    entity: 'E-1',
    issuance: 'I-1',
    obligation: 'O-1',
    threshold: '10471:GHA:2027',
    finance: 'F-1',
    nest: '10471:10472',
    limits: 'GHA:2031:2035',
    acceptance: 'CHE:CA0001',
    import: 'OB-1',
    proposal: 'P-OWN',
    role: 'ada:administrator',
  },
  ...{ units: `UN01-GHA-10471-${VINTAGE}-1-1`, key: 'a-key-of-nobody', year: THIS_YEAR, code: 'forbidden', level: '0' },
};
const QUERIES: Readonly<Record<string, string>> = {
  'emissions-balance': `?from=2021&to=${THIS_YEAR}`,
  aef: `?party=GHA&year=${THIS_YEAR}`,
  'structured-summary': `?from=2021&to=${THIS_YEAR}`,
  diff: '?from=3&to=9',
  consistency: '?from=3',
  search: '?q=CP-1',
};

let directory: string;
let node: Served;
let rows: readonly CommandRow[];
const start = (readAccess: string): Promise<Served> =>
  served({
    ...{ DATA_DIR: directory, AUTH_MODE: 'keys', KEYS_FILE: join(directory, 'keys.json') },
    ...{ REGISTRIES: 'UN01,UN02,UN03,GHA01', READ_ACCESS: readAccess },
  });

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'sextant-authorization-'));
  writeKeys(join(directory, 'keys.json'));
  node = await start('public');
  rows = commandRows(await setStage(node.url, PROPOSALS));
});
afterAll(async () => {
  await node.stop();
  rmSync(directory, { recursive: true, force: true });
});

const commandTable = async (): Promise<string> => {
  const lines: string[][] = [];
  for (const row of rows) {
    const cells = [];
    for (const { actor } of CALLERS) cells.push(await askCommand(clientOf(node.url, actor), row));
    lines.push([`\`${row.command}\``, row.of, ...cells]);
  }
  return table(['command', 'of what', ...CALLERS.map(({ column }) => column)], lines);
};

/** Who may let a node take over the writing: the only thing beside commands that changes something. */
const promotionTable = async (): Promise<string> => {
  const cells = [];
  for (const { actor } of CALLERS) cells.push(await askPromotion(clientOf(node.url, actor), 'UN01'));
  return table(['operation', ...CALLERS.map(({ column }) => column)], [['`promote`', ...cells]]);
};

/** The routes that are read, those of the node itself last. */
const readRoutes = (): string[] => {
  const get = node.app.get(KnownRoutes).all.filter(({ methods }) => methods.includes('GET'));
  return [...new Set(get.map(({ url }) => url))].sort(
    (a, b) => Number(b.startsWith('/v1')) - Number(a.startsWith('/v1')) || (a < b ? -1 : 1),
  );
};
const hasHead = (route: string): boolean =>
  node.app.get(KnownRoutes).all.some(({ url, methods }) => url === route && methods.includes('HEAD'));
const pathOf = (route: string): string =>
  route.replace(/:([a-z]+)/g, (_, name: string) => NAMES[name] ?? '').replace('*', '000.p/1') +
  (QUERIES[route.split('/').at(-1) ?? ''] ?? '');

/** What each of `READERS` is told on each route. An open stream has no end: its HEAD says who may have it. */
const readColumns = async (): Promise<string[][]> => {
  const lines = [];
  for (const route of readRoutes()) {
    const cells = [];
    for (const { actor } of READERS.flatMap((reader) => CALLERS.filter(({ column }) => column === reader)))
      cells.push(
        route.endsWith('/stream')
          ? await askStream(pathOf(route), actor)
          : await askRead(clientOf(node.url, actor), pathOf(route), { head: hasHead(route) }),
      );
    lines.push(cells);
  }
  return lines;
};

const askStream = async (path: string, actor: string | undefined): Promise<string> => {
  const head = await clientOf(node.url, actor).send('HEAD', path);
  return head.status === 401 ? 'who?' : head.status === 403 ? '–' : 'yes';
};

const readTable = async (): Promise<string> => {
  const open = await readColumns();
  await node.stop();
  node = await start('members');
  const closed = await readColumns();
  const head = ['read', ...READERS, ...READERS.map((reader) => `members: ${reader}`)];
  const lines = readRoutes().map((route, i) => [`\`${route}\``, ...(open[i] ?? []), ...(closed[i] ?? [])]);
  return table(head, lines);
};

describe('who may do what', () => {
  test('has a row for every command of the Catalogue, and no other route that writes', () => {
    expect([...new Set(rows.map(({ command }) => command))].sort()).toEqual([...node.app.get(Catalogue).commands.keys()].sort());
    const writes = node.app.get(KnownRoutes).all.filter(({ methods }) => methods.some((method) => method !== 'GET' && method !== 'HEAD'));
    expect(writes.map(({ url }) => url).sort()).toEqual([
      '/v1/registries/:registry/commands',
      '/v1/registries/:registry/commands/:command',
      '/v1/registries/:registry/promote',
    ]);
  });

  test('is as docs/reference/authorization.md says: npm run generate makes it', async () => {
    const before = (await clientOf(node.url, 'ada').state('UN01')).revision;
    const commands = await commandTable();
    expect((await clientOf(node.url, 'ada').state('UN01')).revision).toBe(before);
    const page = `${INTRODUCTION}${COMMANDS}${commands}\n${OPERATIONS}${await promotionTable()}\n${READS}${await readTable()}`;
    if (process.env['UPDATE_AUTHORIZATION'] === '1') writeFileSync(PAGE, page);
    expect(page.split('\n')).toEqual(readFileSync(PAGE, 'utf8').split('\n'));
  });
});
