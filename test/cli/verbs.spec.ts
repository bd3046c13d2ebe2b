import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { answered, answeredInProcess, freshPath, sextant, serving, type Serving } from './sextant.js';

const stored = (data: string): string => {
  const db = new Database(join(data, 'UN01', 'events.sqlite'), { readonly: true });
  const bodies = db.prepare<[], { body: string }>('SELECT body FROM events ORDER BY revision').all();
  db.close();
  return bodies.map(({ body }) => `${body}\n`).join('');
};

describe('verbs that read, on a running node and on its directory once it stopped', () => {
  const data = freshPath();
  let node: Serving;
  beforeAll(async () => {
    node = await serving('demo', data);
  });

  it('balance: aligned figures, and a line that sums', async () => {
    expect(await answered(['balance', '--url', node.url])).toMatch(
      /adaptation-share {6}54\nholding {12}1,000\nomge-mandatory {5}2,022\nretirement-ndc {4}98,000\n\n101,076 issued \+ 0 imported = 1,000 held/,
    );
  });

  it('balance --at: as it stood then', async () => {
    expect(await answered(['balance', '--by', 'party', '--at', '29', '--url', node.url])).toMatch(
      /^Registry UN01 at revision 29\n\nparty {3}units\n-{5} {2}-{6}\n- {7}7,000\nCHE {4}93,000\n/,
    );
  });

  it('history: from issuance to where the unit is', async () => {
    expect(await answered(['history', 'UN01-GHA-10471-2024-700-700', '--url', node.url])).toMatch(
      /UnitsIssued .*GHA-H1[^]*UnitsTransferred {2}GHA-H1 {2}CHE-H1 {2}UN01-GHA-10471-2024-601-1000/,
    );
  });

  it('audit: each law with its figure', async () => {
    expect(await answered(['audit', '--url', node.url])).toMatch(
      /known-events[^]*custody[^]*first-transfer[^]*holdings[^]*Every law holds\.\n$/,
    );
  });

  it('audit --law: that law alone, by name or number; what is no law is named', async () => {
    const only = async (law: string): Promise<string[]> =>
      (JSON.parse(await answered(['audit', '--url', node.url, '--json', '--law', law])) as { laws: { law: string }[] }).laws.map(
        ({ law: name }) => name,
      );

    expect([await only('custody'), await only('C3')]).toEqual([['custody'], ['first-transfer']]);
    const { code, err } = await sextant(['audit', '--url', node.url, '--law', 'gravity']);
    expect([code, err]).toEqual([1, expect.stringMatching(/^There is no law gravity\. The laws are known-events, custody, /)]);
  });

  it('export: the events byte for byte as stored; a file is whole', async () => {
    expect(await answered(['export', '--url', node.url, '--out', '-'])).toBe(stored(data));
    const out = freshPath('events.ndjson');
    await answered(['export', '--url', node.url, '--out', out]);
    expect(readFileSync(out, 'utf8')).toBe(stored(data));
  });

  it('a running node is found by its directory', async () => {
    expect(await answered(['audit', '--data', data])).toBe(await answered(['audit', '--url', node.url]));
    expect((await sextant(['balance', '--data', data, '--url', node.url])).err).toBe(
      'Name a node by --url or a directory by --data, not both.\n',
    );
  });

  it('serve ends where it cannot listen, with the setting to change, and leaves the directory to others', async () => {
    const free = freshPath();
    const taken = await sextant(['serve', '--data', free, '--port', new URL(node.url).port]);
    expect(taken).toMatchObject({ code: 1, err: expect.stringMatching(/PORT: \d+ of 127\.0\.0\.1 is taken; name another/) });
    const keys = freshPath('keys.json');
    writeFileSync(keys, '{"keys":[]}', { mode: 0o600 });
    const elsewhere = { AUTH_MODE: 'keys', KEYS_FILE: keys, HOST: '203.0.113.1', PORT: '0' };
    const { code, err } = await sextant(['serve', '--data', free], { env: elsewhere });
    expect([code, err]).toEqual([1, expect.stringContaining('HOST: 203.0.113.1 is no address of this machine')]);
  });

  it('rebuild refuses a directory in use, naming who uses it', async () => {
    const { code, err } = await sextant(['rebuild', '--data', data]);
    expect(code).toBe(1);
    expect(err).toMatch(/is in use by process \d+ at http/);
  });

  it('stopped, its directory says the same, reading appends nothing, and rebuild brings the read file back', async () => {
    const by = ['balance', '--by', 'account,vintage'];
    const [audited, balances, events] = [await answered(['audit', '--data', data]), await answered([...by, '--data', data]), stored(data)];
    await node.stop();
    expect(await answeredInProcess(['audit', '--data', data])).toBe(audited);
    expect(await answeredInProcess(['rebuild', '--data', data])).toMatch(/^UN01: the read file is back, 38 events in [\d.]+ s\n$/);
    expect(await answeredInProcess([...by, '--data', data])).toBe(balances);
    expect(stored(data)).toBe(events);
  });
});

describe('sextant config', () => {
  it('says what is in force, secrets masked; every fault at once', async () => {
    const out = await answered(['config', '--json'], { env: { SEXTANT_TOKEN: 'dev-secret', PORT: '3210' } });
    expect(JSON.parse(out)).toMatchObject({ PORT: '3210', AUTH_MODE: 'dev', SEXTANT_TOKEN: '(set)' });
    expect(out).not.toContain('dev-secret');
    expect(await answered(['config'], { env: { OIDC_ISSUER: 'https://w.example.org' } })).toMatch(
      /^OIDC_ISSUER +https:\/\/w\.example\.org$/m,
    );
    const { code, err } = await sextant(['config'], { env: { PORT: 'x', HOST: '0.0.0.0' } });
    expect(code).toBe(1);
    expect(err).toMatch(/PORT: [^]*AUTH_MODE: /);
  });
});
