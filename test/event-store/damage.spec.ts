import { readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { leafHash } from '../../src/transparency-log/tree.js';
import { DamagedFile } from '../../src/event-store/damaged-file.js';
import { EventFile } from '../../src/event-store/event-file.js';
import { act, cleanUp, tamper, temporaryFile, written } from './stored.js';

/** What reading the whole file says. */
const reading = (path: string): string => {
  let file: EventFile | undefined;
  try {
    file = new EventFile(path);
    for (const events of file.replay()) void events;
    return 'whole';
  } catch (error) {
    return error instanceof DamagedFile ? error.message : `a fault: ${String(error)}`;
  } finally {
    void file?.close();
  }
};
const PAGE_BYTES = 4_096;
const ACTS = [act(0n, 1), act(1n, 3), act(4n, 2)];

describe('a file that is read again', () => {
  cleanUp();

  it('gives every act as it was written, and goes on from there', async () => {
    const file = new EventFile(await written(...ACTS));
    expect([...file.replay()]).toEqual(ACTS);
    expect([file.size, await file.head()]).toEqual([6n, 5n]);
    expect(await file.append(5n, act(6n, 1))).toBe('committed');
    await file.close();
  });

  it('gives acts over many pages', async () => {
    const acts = Array.from({ length: 700 }, (_, i) => act(BigInt(i * 3), 3));
    const file = new EventFile(await written(acts.flat()));
    expect([...file.replay()]).toEqual(acts);
    await file.close();
  });
});

describe('a damaged file is told, with the place, and never repaired', () => {
  cleanUp();
  const [altered] = act(2n, 1, 'altered');

  it.each([
    ['an event is missing in the middle', 'DELETE FROM events WHERE revision = 2', [], 'at revision 2: the event is missing'],
    ['the first event is missing', 'DELETE FROM events WHERE revision = 0', [], 'at revision 0: the event is missing'],
    ['a page of an act is missing at the end', 'DELETE FROM events WHERE revision = 5', [], 'at revision 4: the last act is not whole'],
    ['an event has other bytes', "UPDATE events SET body = replace(body, 'dev', 'eve') WHERE revision = 3", [], 'at revision 3'],
    ['an event is no event', "UPDATE events SET body = '{}' WHERE revision = 1", [], 'at revision 1'],
    ['an event has another leaf', 'UPDATE events SET leaf = zeroblob(32) WHERE revision = 4', [], 'at revision 4'],
    [
      'an event was exchanged for a well-formed one with its leaf',
      'UPDATE events SET body = ?, leaf = ? WHERE revision = 2',
      [altered?.body, leafHash(altered?.body ?? '')],
      'at revision 2: its act is not whole',
    ],
    ['two events changed places', 'UPDATE events SET revision = 9 WHERE revision = 0', [], 'at revision 0: the event is missing'],
  ])('when %s', async (_, sql, values, place) => {
    const path = await written(...ACTS);
    tamper(path, sql, ...values);
    const told = reading(path);
    expect(told).toContain(`${path} is damaged ${place}`);
    expect(told).toContain('Nothing was changed');
    expect(reading(path)).toBe(told);
  });

  it('when a half act stands at the end', async () => {
    const path = await written(...ACTS, act(6n, 3).slice(0, 2));
    expect(reading(path)).toContain('is damaged at revision 7: the last act is not whole');
  });

  it('when it is cut short', async () => {
    const path = await written(...Array.from({ length: 300 }, (_, i) => act(BigInt(i), 1, 'n'.repeat(500))));
    truncateSync(path, Math.floor(statSync(path).size / 8192) * 4096);
    expect(reading(path)).toContain(`${path} is damaged`);
  });

  it('when it is cut off in its first page', async () => {
    const path = await written(...ACTS);
    truncateSync(path, 100);
    expect(reading(path)).toContain(`${path} is damaged (it is cut off)`);
  });

  it('when a page in its middle has other bytes', async () => {
    const path = await written(...Array.from({ length: 300 }, (_, i) => act(BigInt(i), 1, 'n'.repeat(500))));
    const bytes = readFileSync(path);
    writeFileSync(path, bytes.fill(0xff, 20 * PAGE_BYTES, 21 * PAGE_BYTES));
    const said = reading(path);
    expect(said).toContain(`${path} is damaged (`);
    expect(said).toMatch(/UN01\.sqlite is damaged \(.* Tree \d+ page 21: .*\)\. Nothing was changed/);
  });

  it('when an event is bytes instead of text, which the schema of a whole file refuses', () => {
    const path = temporaryFile();
    tamper(path, 'CREATE TABLE events (revision INTEGER PRIMARY KEY, body, leaf)');
    tamper(path, 'INSERT INTO events VALUES (0, ?, ?)', Buffer.from(act(0n, 1)[0]?.body ?? ''), leafHash(act(0n, 1)[0]?.body ?? ''));
    expect(reading(path)).toContain(`${path} is damaged at revision 0`);
  });

  it('when it is no database', () => {
    const path = temporaryFile();
    writeFileSync(path, 'These are not the events you are looking for. '.repeat(200));
    expect(reading(path)).toContain(`${path} is damaged`);
  });

  it('when its last event has other bytes, before it was read', async () => {
    const path = await written(...ACTS);
    tamper(path, "UPDATE events SET body = replace(body, 'dev', 'eve') WHERE revision = 5");
    const file = new EventFile(path);
    expect(() => file.last()).toThrow(`${path} is damaged at revision 5`);
    await file.close();
  });

  it('and nothing else is called damage: a directory that is not there, a file that was closed', async () => {
    expect(reading(`${temporaryFile()}/UN01.sqlite`)).toMatch(/a fault: .*directory does not exist/);
    const file = new EventFile(await written(...ACTS));
    await file.close();
    expect(() => [...file.replay()]).toThrow('The database connection is not open');
  });

  it('and so is a whole file not', async () => {
    expect(reading(await written(...ACTS))).toBe('whole');
  });
});
