import { renameSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { leafHash } from '../../src/transparency-log/tree.js';
import { idOfBytes, tailOf, unsigned } from '../../src/event-store/stored-event.js';
import { answeredInProcess, freshPath, inProcess } from './sextant.js';

/** Puts other bytes in the place of an event: `sound` with an id and a leaf that fit them, as only somebody who holds the file could. */
const forge = (data: string, type: string, from: string, to: string, sound: boolean): void => {
  const db = new Database(join(data, 'UN01', 'events.sqlite'));
  const row = db
    .prepare<[string], { revision: number; body: string }>('SELECT revision, body FROM events WHERE body LIKE ? LIMIT 1')
    .get(`%"type":"${type}"%`);
  const body = row?.body.replace(from, to) ?? '';
  expect(body).not.toBe(row?.body);
  const tail = tailOf(body);
  const forged = sound && tail ? body.replace(tail.id, idOfBytes(unsigned(body, tail))) : body;
  db.prepare('UPDATE events SET body = ?, leaf = ? WHERE revision = ?').run(forged, Buffer.from(leafHash(forged)), row?.revision);
  db.close();
};

describe('audit of a book that somebody tampered with', () => {
  let data = '';
  beforeAll(async () => {
    data = freshPath();
    await answeredInProcess(['demo', '--exit', '--data', data]);
  });

  it('a forged event that fits its place is not what was signed: that stops the start, with the place', async () => {
    forge(data, 'CorrespondingAdjustmentApplied', '"quantity":"2000","trigger"', '"quantity":"1000","trigger"', true);
    const { code, err } = await inProcess(['audit', '--data', data]);
    expect(code).toBe(1);
    expect(err).toMatch(/the event at revision \d+ is not the one that was signed/);
  });

  it('where the signed log is gone too it still breaks a law: the finding, its rule, exit 2', async () => {
    renameSync(join(data, 'UN01', 'tlog'), join(data, 'UN01-tlog'));
    const { code, out } = await inProcess(['audit', '--data', data]);
    expect(code).toBe(2);
    expect(out).toMatch(/^first-transfer \(R-55\) at revision \d+$/m);
    expect(out).toContain(
      'expected: the quantity of its blocks and of its vintages\n  actual:   1000, with 2000 by vintage and 2000 units named',
    );
    expect(out).toMatch(/\d+ findings: the events are not what the laws say\.\n$/);
  });

  it('bytes that are not those of their id stop the start, with the place and the remedy', async () => {
    forge(data, 'PartyRegistered', '"party":"GHA"', '"party":"GHB"', false);
    const { code, err } = await inProcess(['audit', '--data', data]);
    expect(code).toBe(1);
    expect(err).toMatch(/events\.sqlite is damaged at revision \d+\. Nothing was changed\. Restore it/);
  });
});
