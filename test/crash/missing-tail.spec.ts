import { copyFileSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import { sextant, serving } from '../cli/sextant.js';
import { eventually } from '../support/eventually.js';
import { NodeProcess, temporaryDirectory } from '../support/server/node-process.js';
import { afterIssuance } from '../support/server/stage.js';

let whole: string;
let last: number;
beforeAll(async () => {
  const node = await NodeProcess.start();
  await afterIssuance(node.client(), 10_000);
  const move = { from: 'GHA-H1', to: 'GHA-H2', units: { quantity: '1' } };
  last = Number((await node.client().accept('UN01', 'transfer-units', move)).revision);
  await eventually(
    () => node.client().get(`/v1/registries/UN01?minRevision=${last}`),
    ({ status }) => status === 200,
  );
  await node.stop();
  whole = node.dataDir;
});

/** A copy of the whole directory to whose registry something was done. */
const changed = (change: (registry: string) => void): string => {
  const dataDir = temporaryDirectory();
  cpSync(whole, dataDir, { recursive: true });
  change(join(dataDir, 'UN01'));
  return dataDir;
};

const inEvents =
  (sql: string) =>
  (registry: string): void => {
    const db = new Database(join(registry, 'events.sqlite'));
    db.exec(sql);
    db.close();
  };
const cutBefore = (revision: number) => inEvents(`DELETE FROM events WHERE revision >= ${revision}`);

describe('a start on a directory whose events end before what lies beside them', () => {
  it.each([
    ['the last act is missing', () => cutBefore(last), () => `ends at revision ${last - 1}`],
    ['all are missing', () => cutBefore(0), () => 'has no event'],
    ['the file is missing', () => (registry: string) => rmSync(join(registry, 'events.sqlite')), () => 'has no event'],
  ])('is refused, and nothing is changed: %s', async (_, change, what) => {
    const dataDir = changed(change());
    const before = readdirSync(join(dataDir, 'UN01'));
    const { code, said } = await NodeProcess.refused(dataDir);
    expect([code, said.trim().split('\n').length]).toEqual([1, 1]);
    for (const word of [
      join(dataDir, 'UN01', 'events.sqlite'),
      what(),
      join(dataDir, 'UN01', 'read.sqlite'),
      `up to revision ${last}`,
      'sextant restore',
      '--accept-loss',
    ])
      expect(said).toContain(word);
    expect(readdirSync(join(dataDir, 'UN01')).sort()).toEqual(before.sort());
    // The command line opens the same directory, and reads are refused the same.
    expect(await sextant(['balance', '--data', dataDir])).toMatchObject({ code: 1, err: said });
  });

  it('is refused where another event stands at the revision that is remembered', async () => {
    const dataDir = changed(cutBefore(last));
    rmSync(join(dataDir, 'UN01', 'read.sqlite'));
    expect((await NodeProcess.refused(dataDir)).said).toMatch(
      `ends at revision ${last - 1}, and ${join(dataDir, 'UN01', 'tlog', 'checkpoint')}`,
    );
    rmSync(join(dataDir, 'UN01', 'tlog'), { recursive: true });
    const node = await NodeProcess.start(dataDir);
    await node.stop();
    rmSync(join(dataDir, 'UN01', 'read.sqlite'));
    copyFileSync(join(whole, 'UN01', 'read.sqlite'), join(dataDir, 'UN01', 'read.sqlite'));
    expect((await NodeProcess.refused(dataDir)).said).toMatch(`another event at revision ${last}`);
  });

  it('says the damage first where the last act is not whole', async () => {
    const dataDir = changed(
      inEvents(
        'UPDATE events SET body = replace(body, \'"parts":"1"\', \'"parts":"2"\') WHERE revision = (SELECT max(revision) FROM events)',
      ),
    );
    expect((await NodeProcess.refused(dataDir)).said).toMatch(/is damaged at revision/);
  });

  it('goes on as ever where what lies beside is behind, or is gone', async () => {
    for (const change of [
      () => undefined,
      (registry: string) => rmSync(join(registry, 'read.sqlite')),
      (registry: string) => writeFileSync(join(registry, 'book.snapshot'), 'not a snapshot'),
    ]) {
      const node = await NodeProcess.start(changed(change));
      expect((await node.client().get('/v1/registries/UN01')).status).toBe(200);
      await node.stop();
    }
  });

  it('goes on with --accept-loss: the ledger says what was given up, and what remembered it is set aside', async () => {
    const dataDir = changed(cutBefore(last));
    const read = readFileSync(join(dataDir, 'UN01', 'read.sqlite'));
    const { url, stop } = await serving('serve', dataDir, ['--accept-loss']);
    const [restored, started] = (await (await fetch(`${url}/v1/registries/UN01/events?after=${last - 1}`)).text()).split('\n');
    expect(JSON.parse(restored ?? '')).toMatchObject({
      ...{ type: 'HistoryRestored', revision: String(last), part: '1', parts: '2', actor: 'node', authority: null },
      data: {
        ...{ epoch: '2', lostRevision: String(last), lostId: expect.stringMatching(/^[0-9a-f-]{36}$/) },
        lostCheckpoint: { origin: 'sextant/UN01', size: String(last + 1), root: expect.stringMatching(/^[0-9a-f]{64}$/) },
      },
    });
    expect(JSON.parse(started ?? '')).toMatchObject({ type: 'WriterStarted', part: '2' });
    await stop();
    const aside = readdirSync(join(dataDir, 'UN01')).find((name) => name.startsWith('set-aside-')) ?? '';
    expect(readFileSync(join(dataDir, 'UN01', aside, 'read.sqlite')).equals(read)).toBe(true);
    expect(existsSync(join(dataDir, 'UN01', 'accepted-loss.json'))).toBe(false);
    // What was signed of the lost events stays signed: the log that goes on is another one, by its name.
    const signed = (place: string): string | undefined => readFileSync(join(dataDir, 'UN01', place, 'checkpoint'), 'utf8').split('\n')[0];
    expect([signed(join(aside, 'tlog')), signed('tlog')]).toEqual(['sextant/UN01', 'sextant/UN01/2']);
    // Said once: the next start has nothing to accept.
    const again = await NodeProcess.start(dataDir);
    const events = (await again.client().get(`/v1/registries/UN01/events?after=${last}`)).text;
    expect(events).toContain('WriterStarted');
    expect(events.match(/HistoryRestored/g)).toBeNull();
    await again.stop();
  });
});

describe('a copy taken with cp while the node wrote, without its -wal', () => {
  it('does not start', async () => {
    const node = await NodeProcess.start(changed(() => undefined));
    await node.client().accept('UN01', 'transfer-units', { from: 'GHA-H1', to: 'GHA-H2', units: { quantity: '1' } });
    const { revision } = (await node.client().get('/v1/registries/UN01')).json<{ revision: string }>();
    await eventually(
      () => node.client().get(`/v1/registries/UN01?minRevision=${revision}`),
      ({ status }) => status === 200,
    );
    const copy = temporaryDirectory();
    mkdirSync(join(copy, 'UN01'));
    for (const name of readdirSync(join(node.dataDir, 'UN01')).filter(
      (file) => file !== 'events.sqlite-wal' && file !== 'events.sqlite-shm',
    ))
      cpSync(join(node.dataDir, 'UN01', name), join(copy, 'UN01', name), { recursive: true });
    expect((await NodeProcess.refused(copy)).said).toMatch(/ends at revision \d+, and .*read\.sqlite/);
    await node.stop();
  });
});
