import Database from 'better-sqlite3';
import { describe, expect, it } from '@jest/globals';
import { EventFile } from '../../src/event-store/event-file.js';
import { NotWritten } from '../../src/event-store/event-store.js';
import { act, cleanUp, temporaryFile } from './stored.js';

/** So many places where the room ends, one page after the other. */
const PLACES = 40;

describe('an event file whose disk is full', () => {
  cleanUp();

  it(`wherever the room ends (${PLACES} places): says that nothing was written, nothing is there, and the same append is taken later`, async () => {
    let refusals = 0;
    for (let room = 0; room < PLACES; room += 1) {
      const path = temporaryFile();
      const file = new EventFile(path);
      const db = Reflect.get(file, 'db') as Database.Database;
      const pages = (count: number): unknown => db.pragma(`max_page_count = ${count}`);
      const [first, many] = [act(0n, 3), act(3n, 400, 'x'.repeat(300))];
      await file.append('none', first);
      pages(Number(db.pragma('page_count', { simple: true })) + room);
      const said = await Promise.resolve()
        .then(() => file.append(2n, many))
        .catch((error: unknown) => error);
      if (said !== 'committed') {
        expect(said).toEqual(new NotWritten('storage-full'));
        expect([file.size, file.read(0n, 1_000)]).toEqual([3n, first]);
        refusals += 1;
        pages(1_000_000);
        expect(await file.append(2n, many)).toBe('committed');
      }
      await file.close();
      const again = new EventFile(path);
      expect([...again.replay()]).toEqual([first, many]);
      await again.close();
    }
    expect(refusals).toBe(PLACES);
  });
});
