import { readFileSync, writeFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import readXlsxFile from 'read-excel-file/node';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { READS } from '../../src/http/reads/reads.js';
import { LIST_NAMES, LISTS } from '../../src/cli/lists/lists.js';
import { cellOf, column } from '../../src/cli/lists/columns.js';
import { answered, freshPath, openUN01, serving, sextant } from './sextant.js';
import { holdingAccount, party } from '../support/samples.js';

describe('sextant list', () => {
  let url = '';
  beforeAll(async () => {
    ({ url } = await serving('demo', freshPath()));
  });
  const csv = async (...args: string[]): Promise<Record<string, string>[]> =>
    parse(await answered(['list', ...args, '--csv', '--url', url]), { columns: true });

  it('a table for people, without the columns that hold nothing', async () => {
    expect(await answered(['list', 'parties', '--url', url])).toBe(
      [
        'Registry UN01 at revision 37',
        '',
        'party  participating  leastDevelopedOrIsland  waivesAdaptationExemption',
        '-----  -------------  ----------------------  -------------------------',
        'CHE    true           false                   false',
        'GHA    true           false                   false',
        'JPN    true           false                   false',
        '',
      ].join('\n'),
    );
    expect(await answered(['list', 'entities', '--url', url])).toBe('Registry UN01 at revision 37\n\nNone.\n');
  });

  it('as CSV every member has its column, also where there is no item', async () => {
    expect(await answered(['list', 'entities', '--csv', '--url', url])).toBe(
      'entity,party,legal.scheme,legal.identifier,legal.country,legal.name,cooperativeApproach,date,conditions,revocation,since\n',
    );
    const claims = await answered(['list', 'component-assets', 'CP-1', '--csv', '--url', url]);
    expect(claims).toBe('asset,component,from,until,revision,retired\n');
    const [statement] = await csv('authorizations');
    expect(statement).toMatchObject({
      authorization: 'A-1',
      'vintages.first': '2024',
      activities: '10471',
      issuedUntil: '',
      used: '101076',
    });
  });

  it('holdings of one account, or of all of them as they stood at one revision', async () => {
    expect((await csv('holdings', 'CHE-H1')).map(({ account, quantity }) => [account, quantity])).toEqual([['CHE-H1', '400']]);
    const sum = (rows: Record<string, string>[]): number => rows.reduce((total, { quantity }) => total + Number(quantity), 0);
    expect(sum(await csv('holdings'))).toBe(101_076);
    expect((await csv('holdings', '--at', '24')).map(({ account, quantity }) => [account, quantity])).toEqual([]);
    expect((await csv('holdings', '--at', '25')).map(({ account, quantity }) => [account, quantity])).toEqual([
      ['ADAPTATION-SHARE', '5000'],
      ['GHA-H1', '93000'],
      ['OMGE-MANDATORY', '2000'],
    ]);
  });

  it('adjustments of a Party; the life of a unit; balances by what is asked', async () => {
    expect((await csv('adjustments', 'CHE')).map(({ party: of, kind, quantity }) => [of, kind, quantity])).toEqual([
      ['CHE', 'subtraction', '93000'],
    ]);
    expect((await csv('history', 'UN01-GHA-10471-2024-700-700')).map(({ event }) => event)).toContain('UnitsTransferred');
    expect(await csv('balances', '--by', 'host,kind')).toEqual([{ host: 'GHA', kind: 'AER', quantity: '101076' }]);
    expect((await csv('balances')).map((row) => row['account-type'])).toContain('retirement-ndc');
  });

  it('narrowed by its filters, put in order and counted; a filter that it does not have says which it has', async () => {
    expect((await csv('accounts', '--filter', 'party=GHA', 'type=holding')).map(({ account }) => account)).toEqual(['GHA-H1']);
    expect((await csv('parties', '--sort=-code')).map(({ party: of }) => of)).toEqual(['JPN', 'GHA', 'CHE']);
    expect(await answered(['list', 'parties', '--text', 'gh', '--count', '--url', url])).toBe('1\n');
    const wrong = await sextant(['list', 'accounts', '--filter', 'colour=red', '--url', url]);
    expect([wrong.code, wrong.err]).toEqual([
      1,
      expect.stringContaining('The list of accounts has no filter colour: there are type, party, holder, state.'),
    ]);
    const bad = await sextant(['list', 'accounts', '--filter', 'state=open', '--url', url]);
    expect([bad.code, bad.err]).toEqual([1, expect.stringContaining('One of active, suspended, closed')]);
  });

  it('what is called so, by sextant search; events by their type', async () => {
    expect(await answered(['search', 'CP-1', '--url', url])).toContain('component  CP-1');
    expect(await answered(['search', 'NO-SUCH', '--url', url])).toContain('Nothing is called so');
    const opened = await csv('events', '--filter', 'type=RegistryOpened');
    expect(opened.map(({ type }) => type)).toEqual(['RegistryOpened']);
    const issued = await csv('timeline', '--filter', 'type=UnitsIssued');
    expect(new Set(issued.map(({ command }) => command))).toEqual(new Set(['issue-units']));
  });

  it('the statement of an account, by sextant statement: as a table, and in a file of CSV or XLSX with the same cells', async () => {
    expect(await answered(['statement', 'CHE-H1', '--url', url])).toMatch(/opening +0\n[^]*closing +400\n/);
    const [csvFile, xlsxFile] = [freshPath('s.csv'), freshPath('s.xlsx')];
    for (const out of [csvFile, xlsxFile]) await answered(['statement', 'CHE-H1', '--from', '2020-01-01', '--out', out, '--url', url]);
    const cells = parse(readFileSync(csvFile, 'utf8'));
    expect(cells.at(-1)?.at(-2)).toBe('400');
    const [{ data } = { data: [] }] = await readXlsxFile(xlsxFile);
    expect(data.map((row) => row.map((cell) => String(cell ?? '')))).toEqual(cells);
  });

  it('events, each with what happened as JSON', async () => {
    const events = await csv('events');
    expect(events).toHaveLength(38);
    const exported = (await answered(['export', '--out', '-', '--url', url])).split('\n');
    for (const [i, event] of events.entries()) {
      const { data, id, actor } = JSON.parse(exported[i] ?? '') as { data: object; id: string; actor: string };
      expect([event['id'], event['actor'], JSON.parse(event['data'] ?? '')]).toEqual([id, actor, data]);
    }
  });

  it('as JSON, with the revision it speaks for', async () => {
    const { registry, revision, items } = JSON.parse(await answered(['list', 'accounts', '--json', '--url', url])) as Record<
      string,
      unknown[]
    >;
    expect([registry, revision, items?.length]).toEqual(['UN01', '37', 13]);
    expect(JSON.parse(await answered(['list', 'entities', '--json', '--url', url]))).toEqual({
      registry: 'UN01',
      revision: '37',
      items: [],
    });
  });

  it('into a file, whose name says that it is CSV', async () => {
    const out = freshPath('accounts.csv');
    expect((await sextant(['list', 'accounts', '--out', out, '--url', url])).err).toBe(
      `13 accounts of UN01 at revision 37 are in ${out}.\n`,
    );
    expect(parse(readFileSync(out, 'utf8'))).toHaveLength(14);
  });

  it('every paged read of the API is a list, and every list has columns of its own', async () => {
    expect(LIST_NAMES).toEqual(expect.arrayContaining(READS.filter(({ paged }) => paged).map(({ question }) => question)));
    const claimed = freshPath('register-assets.json');
    writeFileSync(claimed, JSON.stringify({ component: 'CP-1', assets: ['STOVE-1'], from: '2024-01-01' }));
    await answered(['command', 'register-assets', '--data-file', claimed, '--url', url]);
    const units = ['UN01-GHA-10471-2024-700-700'];
    const of: Readonly<Record<string, string[]>> = { units, history: units, 'asset-claims': ['STOVE-1'] };
    for (const name of LISTS.keys()) {
      const [header = ''] = (await answered(['list', name, ...(of[name] ?? []), '--csv', '--url', url])).split('\n');
      expect(header.split(',').length).toBeGreaterThan(1);
    }
  });

  it('what makes no sense is said before anything is asked', async () => {
    const said = async (...args: string[]): Promise<string> => (await sextant(['list', ...args, '--url', url])).err;
    expect(await said('nothing')).toMatch(/Allowed choices are acceptances, accounts, adjustments, /);
    expect(await said('accounts', 'GHA')).toBe('The list of accounts is of the registry, not of GHA.\n');
    expect(await said('history')).toBe('Say of which units: sextant list history <units>.\n');
    expect(await said('accounts', '--by', 'party')).toBe('Only balances are summed up --by something.\n');
    expect(await said('events', '--at', '3')).toContain('--at');
    expect(await said('holdings', 'NOBODY')).toContain('unknown-account');
  });
});

describe('a list of several pages', () => {
  it('has every item once', async () => {
    const { url } = await serving('serve', freshPath());
    await openUN01(url);
    const codes = Array.from({ length: 2_345 }, (_, i) => `GHA-${i}`);
    const file = freshPath('accounts.ndjson');
    const opened = codes.map((of) => ({ command: 'open-account', key: `open-${of}`, data: holdingAccount(of, 'GHA') }));
    const ghana = { command: 'register-party', key: 'register-ghana', data: party('GHA') };
    writeFileSync(file, [ghana, ...opened].map((line) => JSON.stringify(line)).join('\n'));
    await answered(['import', file, '--url', url]);
    const csv = parse(await answered(['list', 'accounts', '--csv', '--url', url]), { columns: true }) as unknown as { account: string }[];
    const { items } = JSON.parse(await answered(['list', 'accounts', '--json', '--url', url])) as { items: { account: string }[] };
    for (const listed of [csv, items])
      expect(listed.map(({ account }) => account).filter((of) => of.startsWith('GHA-'))).toEqual([...codes].sort());
  });
});

describe('cells', () => {
  it('a list of words has semicolons; what they could not tell apart is JSON', () => {
    const of = (value: unknown): string => cellOf({ a: { b: value } }, column('a.b'));
    expect([of(['NDC', 'IMP']), of(['Energy use', 'Waste']), of([]), of(['a;b']), of([{ c: '1' }]), of(null), of(true), of('x')]).toEqual([
      ...['NDC;IMP', 'Energy use;Waste', '[]', '["a;b"]', '[{"c":"1"}]', '', 'true', 'x'],
    ]);
  });
});
