import { writeFileSync } from 'node:fs';
import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { answered, freshPath, openUN01, serving, sextant, type Ended } from './sextant.js';

const PARTIES = 'party,participating,leastDevelopedOrIsland,waivesAdaptationExemption,ndcPeriods';
const NDC = '"[{""first"":""2021"",""last"":""2030"",""type"":""multi-year""}]"';

describe('sextant import, the rows of a csv as commands', () => {
  let url = '';
  let file = '';
  beforeAll(async () => {
    ({ url } = await serving('serve', freshPath()));
    await openUN01(url);
  });
  beforeEach(() => {
    file = freshPath('rows.csv');
  });
  const given = (command: string, text: string | Buffer, ...more: string[]): Promise<Ended> => {
    writeFileSync(file, text);
    return sextant(['import', file, '--command', command, ...more, '--url', url]);
  };
  const revision = async (): Promise<string> =>
    (JSON.parse(await answered(['list', 'registries', '--json', '--url', url])) as { items: [{ revision: string }] }).items[0].revision;
  const count = async (type: string): Promise<number> =>
    (await answered(['export', '--url', url, '--out', '-'])).split('\n').filter((event) => event.includes(`"type":"${type}"`)).length;

  it('a row is a command; the same file again has no effect', async () => {
    const text = `${PARTIES}\nGHA,true,false,FALSE,${NDC}\n\nCHE,TRUE,false,false,${NDC}\n`;
    expect(await given('register-party', text)).toEqual({ code: 0, out: '2 commands accepted, 0 refused.\n', err: '' });
    const before = await revision();
    expect(await given('register-party', text.replaceAll('\n', '\r\n'))).toMatchObject({
      code: 0,
      out: '2 commands accepted, 0 refused.\n',
    });
    expect(await revision()).toBe(before);
  });

  it('members of records have columns, empty cells are absent; semicolons and a byte order mark as spreadsheets have them', async () => {
    const text = '\uFEFFaccount;type;party;ndcPeriod.first;ndcPeriod.last\nGHA-1;holding;GHA;;\nGHA-2;retirement-ndc;GHA;2021;2030\n';
    expect(await given('open-account', text)).toMatchObject({ code: 0, out: '2 commands accepted, 0 refused.\n' });
    const listed = await answered(['list', 'accounts', '--csv', '--url', url]);
    expect(listed).toMatch(/^GHA-1,holding,GHA,,active,,,0,/m);
    expect(listed).toMatch(/^GHA-2,retirement-ndc,GHA,,active,2021,2030,0,/m);
  });

  it('every bad row is named with its column before anything is written', async () => {
    const before = await revision();
    const text =
      'account,type,party,ndcPeriod.first,ndcPeriod.last\n' +
      'GHA-3,holding,GHA,,\n' +
      'gha 4,holding,GHA,,\n' +
      '"GHA-5\n",savings,,,\n' +
      'GHA-6,retirement-ndc,GHA,,\n' +
      'GHA-7,retirement-ndc,GHA,21,2030\n' +
      'GHA-8,holding\n';
    const { code, out, err } = await given('open-account', text);
    expect([code, out, await revision()]).toEqual([1, '', before]);
    expect(err).toMatch(/^row 3: invalid-input.*\n {2}column account: Expected: Code: .* \(identifier-format\)\nrow 4/);
    expect(err).toMatch(/\nrow 4: invalid-input[^]*column party: The member is missing[^]*column account: [^]*column type: [^]*\nrow 5/);
    expect(err).toMatch(/\nrow 5: [^]*column ndcPeriod: A retirement account is for one NDC period/);
    expect(err).toMatch(/\nrow 6: [^]*column ndcPeriod\.first: /);
    expect(err).toMatch(/\nrow 7: invalid-input[^]*2 cells under a header of 5 \(row-form\)/);
    expect(err).toMatch(/\n5 of 6 rows are no command\. Nothing was written\.\n$/);
  });

  it('cells that cannot be what their column is', async () => {
    const { err } = await given(
      'register-party',
      `${PARTIES}\nAAA,yes,false,false,${NDC}\nBBB,true,false,false,none\nCCC,true,false,false,[{]\n`,
    );
    expect(err).toMatch(/row 2: [^]*column participating: true or false \(flag-format\)/);
    expect(err).toMatch(/row 3: [^]*column ndcPeriods: A list of records as JSON, .* \(list-format\)/);
    expect(err).toMatch(/row 4: [^]*column ndcPeriods: Not a JSON text \(malformed-json\)/);
    const blocks = await given('freeze-units', 'blocks,reason.code\nUN01-GHA-1-2024-1-9;UN01-GHA-1,other\n');
    expect(blocks.err).toContain('column blocks, entry 2: ');
    const inside = await given('register-party', `${PARTIES}\nAAA,true,false,false,"[{""first"":""21""}]"\n`);
    expect(inside.err).toContain('column ndcPeriods, entry 1, first: ');
    expect((await given('freeze-units', 'blocks,reason\nUN01-GHA-1-2024-1-9,{}\n')).err).toContain(
      'column reason, code: The member is missing',
    );
  });

  it('a header that is not the command’s: everything wrong with it at once', async () => {
    const { code, err } = await given('open-account', 'account,Type,account,ndcPeriod,ndcPeriod.first\nA,holding,B,,\n');
    expect(code).toBe(1);
    expect(err).toContain('no member is called "Type"');
    expect(err).toContain('"account" stands there twice');
    expect(err).toContain('"ndcPeriod" is given as a whole and in parts');
    expect(err).toContain('the column "party" is missing');
    expect(err).toContain('Its columns may be account, type, party, holder, ndcPeriod, ndcPeriod.first, ndcPeriod.last, and key.');
  });

  it('what the book refuses is named by its row, and the others go in; with --atomic none do', async () => {
    const text = 'account,type,party\nGHA-10,holding,GHA\nGHA-11,holding,XXX\nGHA-1,holding,GHA\n';
    const atomic = await given('open-account', text, '--atomic');
    expect(atomic.err).toMatch(/^unknown-party: .*\n {2}at row 3\n[^]*Nothing of the file was written\.\n$/);
    const before = await count('AccountOpened');
    const { code, out, err } = await given('open-account', text);
    expect([code, out]).toEqual([1, '1 commands accepted, 2 refused.\n']);
    expect(err).toMatch(
      /^row 3: unknown-party: [^]*row 4: already-exists: [^]*a file that holds nothing else: this file changed would give all its rows again\.\n$/,
    );
    expect(await count('AccountOpened')).toBe(before + 1);
  });

  it('a column of keys is the caller’s own', async () => {
    const text = 'key,account,type,party\naccount-20,GHA-20,holding,GHA\naccount-21,GHA-21,holding,GHA\n';
    expect(await given('open-account', text)).toMatchObject({ code: 0 });
    const before = await revision();
    const mended = await given('open-account', text.replace('account-21,GHA-21', 'account-22,GHA-22'));
    expect(mended).toMatchObject({ code: 0, err: '' });
    expect(Number(await revision())).toBe(Number(before) + 1);
    const bad = await given(
      'open-account',
      'key,account,type,party\nshort,GHA-30,holding,GHA\nthe-same-key,GHA-31,holding,GHA\nthe-same-key,GHA-32,holding,GHA\n',
    );
    expect(bad.err).toMatch(/row 2: [^]*column key: 8 to 64 printable ASCII characters/);
    expect(bad.err).toMatch(/row 4: idempotency-conflict[^]*which collides with row 3/);
  });

  it('what is no csv of commands is said, and what to do', async () => {
    writeFileSync(file, 'account,type,party\nA,holding,GHA\n');
    const said = async (...args: string[]): Promise<string> => (await sextant(['import', ...args, '--url', url])).err;
    expect(await said(file)).toBe(
      `Each row of a csv is one command: say which, such as \`sextant import ${file} --command open-account\`.\n`,
    );
    expect(await said(file, '--command', 'open-acount')).toBe(
      'There is no command open-acount. Did you mean open-account? `sextant command --help` lists the commands.\n',
    );
    expect(await said('accounts.xlsx', '--command', 'open-account')).toBe(
      "accounts.xlsx is a workbook, which isn't read: save its sheet as CSV (UTF-8).\n",
    );
    expect(await said(file, '--format', 'ndjson', '--command', 'open-account')).toContain('--command is for a csv');
    expect((await given('open-account', Buffer.from('account,type,party\nA,holding,GHA\nB,h\xf6lding,GHA\n', 'latin1'))).err).toBe(
      `${file}, line 3: not UTF-8. Save the file as UTF-8. Nothing was written.\n`,
    );
    expect((await given('open-account', 'account,type,party\n"A,holding,GHA\n')).err).toMatch(
      /can't be read as csv: .* Nothing was written\.\n$/,
    );
    expect((await given('open-account', 'account,type,party\n')).err).toBe(`${file} has no rows under a header.\n`);
  });

  it('with --json each result has its row', async () => {
    const { out } = await given('open-account', 'account,type,party\nGHA-40,holding,GHA\nGHA-41,holding,XXX\n', '--json');
    expect(
      out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as object),
    ).toMatchObject([
      { row: 2, status: 201 },
      { row: 3, code: 'unknown-party' },
    ]);
    const bad = await given('open-account', 'account,type,party\nx y,holding,GHA\n', '--json');
    expect(JSON.parse(bad.out)).toMatchObject({ row: 2, code: 'invalid-input', errors: [{ pointer: 'column account' }] });
  });
});
