import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { served, type Served } from '../support/api/served.js';
import { authorization, party, reason } from '../support/samples.js';
import { Client } from '../support/server/client.js';
import { afterIssuance, THIS_YEAR } from '../support/server/stage.js';
import { answered, freshPath, sextant, type Ended } from './sextant.js';

const PARTIES = '/v1/registries/UN01/parties';

let node: Served;
let client: Client;
let directory: string;
beforeAll(async () => {
  node = await served();
  client = new Client(node.url);
  directory = freshPath('reports');
  mkdirSync(directory);
  await afterIssuance(client, 1_000);
  const ndcPeriods = [{ first: '2021', last: '2030', type: 'multi-year' }];
  await client.accept('UN01', 'update-party', { ...party('GHA'), ndcPeriods, reason });
  await client.accept('UN01', 'transfer-units', { from: 'GHA-H1', to: 'CHE-H1', units: { quantity: '30' } });
  await client.accept('UN01', 'file-annual-report', { party: 'GHA', year: THIS_YEAR });
});
afterAll(() => node.end());

const AEF = ['report', 'aef', '--party', 'GHA', '--year', THIS_YEAR];
const told = (...args: string[]): Promise<string> => answered([...args, '--url', node.url]);
const ended = (...args: string[]): Promise<Ended> => sextant([...args, '--url', node.url]);
const bytes = async (path: string): Promise<Buffer> => Buffer.from(await (await fetch(`${node.url}${PARTIES}/${path}`)).arrayBuffer());
const fileOf = async (name: string, ...args: string[]): Promise<Buffer> => {
  const out = join(directory, name);
  await told(...args, '--out', out);
  return readFileSync(out);
};

describe('sextant report aef', () => {
  it('is what the next would be, as JSON, and a version as filed where one is named', async () => {
    expect(JSON.parse(await told(...AEF))).toMatchObject({ party: 'GHA', version: '2.0', provisional: true });
    const filed = await told(...AEF, '--version', '1.0', '--json');
    expect(filed).toBe(`${(await bytes(`GHA/aef/${THIS_YEAR}?version=1.0`)).toString()}\n`);
    expect(await told(...AEF, '--version=1.0')).toBe(filed);
    expect((await ended(...AEF, '--version', '3.0')).code).toBe(1);
  });

  it('is a file in the form of its name, byte for byte as the node has it', async () => {
    const version = ['--version', '1.0'];
    expect(await fileOf('r.xlsx', ...AEF, ...version)).toEqual(await bytes(`GHA/aef/${THIS_YEAR}?format=xlsx&version=1.0`));
    expect(await fileOf('r.csv', ...AEF, ...version)).toEqual(await bytes(`GHA/aef/${THIS_YEAR}?format=csv&version=1.0`));
    expect(await fileOf('r.txt', ...AEF, ...version, '--format', 'csv')).toEqual(readFileSync(join(directory, 'r.csv')));
    const table = (await bytes(`GHA/aef/${THIS_YEAR}?format=csv&table=actions`)).toString();
    expect(await told(...AEF, '--format', 'csv', '--table', 'actions')).toBe(table);
  });

  it('leaves no file behind where the node refuses', async () => {
    const out = join(directory, 'none.xlsx');
    expect((await ended(...AEF, '--version', '9.0', '--out', out)).err).toContain('not-found');
    expect([existsSync(out), existsSync(`${out}.partial`)]).toEqual([false, false]);
  });

  it('lists what the checks find, and ends with 2 on an error, not on a warning', async () => {
    const warned = await ended(...AEF, '--findings');
    expect(warned.code).toBe(0);
    expect(warned.out).toMatch(/^id-form +warning +actions +1 +First ID +CA0001-AAA01-AAA-1-2021 +\d+ +\d+$/m);
    expect(warned.out).toMatch(/\n0 errors, \d+ warnings\.\n$/);
    const other = await told('report', 'aef', '--party', 'GHA', '--year', '2022', '--findings');
    expect(other).toBe('Annual report of GHA for 2022\n\nThe checks find nothing.\n');
    const withoutWord = { purposes: ['OP'], firstTransfer: { oimp: 'first-international-transfer' } };
    await client.accept('UN01', 'authorize-units', authorization('A-WORD', 'GHA', '10471', withoutWord));
    const wrong = await ended(...AEF, '--findings');
    expect([wrong.code, wrong.out]).toEqual([2, expect.stringMatching(/^incomplete +error +authorizations +\d+ /m)]);
    const asJson = await ended(...AEF, '--findings', '--json');
    expect([asJson.code, asJson.out]).toEqual([2, `${(await bytes(`GHA/aef/${THIS_YEAR}/findings`)).toString()}\n`]);
  });

  it('says what it lacks, and what does not go together', async () => {
    const err = async (...args: string[]): Promise<string> => {
      const { code, err: said } = await ended(...args);
      expect(code).toBe(1);
      return said;
    };
    expect(await err('report', 'aef', '--party', 'GHA')).toContain('--party GHA --year 2025');
    expect(await err(...AEF, 'x')).toContain('takes no operand');
    expect(await err(...AEF, '--format', 'xlsx')).toContain('A workbook goes to a file');
    expect(await err(...AEF, '--json', '--format', 'csv')).toContain('two forms');
    expect(await err(...AEF, '--table', 'actions')).toContain('--format csv');
    expect(await err(...AEF, '--findings', '--version', '1.0')).toContain('--version is not for --findings');
    expect(await err(...AEF, '--from', '2021')).toContain('--from is not for aef');
    expect(await err('report', 'certificate', '3', '--party', 'GHA')).toContain('--party is not for certificate');
    expect(await err('report', 'sums')).toContain('Allowed choices are certificate, aef, summary');
  });
});

describe('sextant report summary', () => {
  const SUMMARY = ['report', 'summary', '--party', 'GHA', '--from', '2021', '--to', '2025'];

  it('is the structured summary of some years, as JSON or in the form of the file', async () => {
    const path = 'GHA/structured-summary?from=2021&to=2025';
    expect(await told(...SUMMARY)).toBe(`${(await bytes(path)).toString()}\n`);
    expect(await fileOf('s.csv', ...SUMMARY)).toEqual(await bytes(`${path}&format=csv`));
    expect((await fileOf('s.xlsx', ...SUMMARY)).subarray(0, 2).toString()).toBe('PK');
  });

  it('needs a Party and both years', async () => {
    const { code, err } = await ended('report', 'summary', '--party', 'GHA', '--from', '2021');
    expect([code, err]).toEqual([1, expect.stringContaining('--from 2021 --to 2025')]);
  });
});

describe('--version', () => {
  it('is that of the program before the verb and behind other verbs', async () => {
    const { out } = await sextant(['--version']);
    expect((await sextant(['--version', 'report'])).out).toBe(out);
    expect((await sextant(['balance', '--version'])).out).toBe(out);
  });
});
