import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import type { StoredEvent } from '../../../src/event-store/event-store.js';
import { SNAPSHOT } from '../../../src/snapshot/snapshot-file.js';
import type { ReadModel } from '../../../src/projections/read-model.js';
import { snapshotOf } from '../../snapshot/kept.js';
import { catalogue } from '../../support/scenario.js';
import { Everything } from '../support/everything.js';
import { Recorded } from '../support/recorded.js';
import { actEnds, eventsOf, storyOf } from '../support/stories.js';
import { tablesIn } from '../support/tables.js';
import { AS_LONG_AS_IT_TAKES } from '../support/recorded.js';

const REGISTRY = 'UN01';
let events: StoredEvent[];
let ends: number[];
beforeAll(async () => {
  events = eventsOf(await storyOf(5, 120));
  ends = actEnds(events);
});

const open: Recorded[] = [];
const recorded = (upTo = events.length): Recorded => {
  const made = new Recorded(REGISTRY, events.slice(0, upTo));
  open.push(made);
  return made;
};
afterEach(async () => {
  for (const made of open.splice(0)) await made.discard();
});

/** The number of events after this share of the acts. */
const after = (share: number): number => (ends[Math.floor(ends.length * share)] ?? 0) + 1;
/** Appends what comes next and waits until answers speak of it. */
const goOn = async (model: ReadModel, to: Recorded, from: number, until: number): Promise<void> => {
  to.append(events.slice(from, until));
  model.advance(to.head);
  expect(await model.reach(to.head, AS_LONG_AS_IT_TAKES)).toBe(true);
};

describe('the read file', () => {
  it('is the same, row by row, whether it was filled at once or followed act by act', async () => {
    const atOnce = recorded();
    await atOnce.open();
    const followed = recorded(0);
    const model = await followed.open();
    let from = 0;
    for (const end of ends) {
      await goOn(model, followed, from, end + 1);
      from = end + 1;
    }

    expect(tablesIn(followed.directory)).toEqual(tablesIn(atOnce.directory));
  });

  it('goes on after a restart as if there had been none', async () => {
    const stopped = recorded(after(0.3));
    await (await stopped.open()).close();
    for (const share of [0.5, 0.8]) {
      const model = await stopped.open();
      await goOn(model, stopped, Number(stopped.head) + 1, after(share));
      await model.close();
    }
    const model = await stopped.open();
    await goOn(model, stopped, Number(stopped.head) + 1, events.length);
    const atOnce = recorded();
    await atOnce.open();

    expect(tablesIn(stopped.directory)).toEqual(tablesIn(atOnce.directory));
  });

  it('goes on from the book that the node began with: the same rows, without an event of before being read again', async () => {
    const stopped = recorded(after(0.5));
    await (await stopped.open()).close();
    const known = catalogue();
    const size = BigInt(after(0.3));
    await snapshotOf(stopped.directory, known, events.slice(0, Number(size)));
    const file = new Database(join(stopped.directory, 'events.sqlite'));
    file.prepare("UPDATE events SET body = '{}' WHERE revision < ?").run(size);
    file.close();
    await goOn(await stopped.open({ snapshotOf: size, beginsThere: true }), stopped, after(0.5), events.length);
    const atOnce = recorded();
    await atOnce.open();

    expect(tablesIn(stopped.directory)).toEqual(tablesIn(atOnce.directory));
  });

  it('replays every event where the book of the node is ahead of it, or not asked for', async () => {
    const size = BigInt(after(0.5));
    for (const [share, beginsThere] of [
      [0.3, true],
      [0.5, false],
    ] as const) {
      const stopped = recorded(after(share));
      await (await stopped.open()).close();
      writeFileSync(join(stopped.directory, SNAPSHOT), 'not looked at');
      await goOn(await stopped.open({ snapshotOf: size, beginsThere }), stopped, after(share), events.length);
      const atOnce = recorded();
      await atOnce.open();

      expect(tablesIn(stopped.directory)).toEqual(tablesIn(atOnce.directory));
    }
  });

  it('fails where that book is not there any more, or is another', async () => {
    const stopped = recorded(after(0.5));
    await (await stopped.open()).close();
    const size = BigInt(after(0.3));
    const gone = await stopped.open({ snapshotOf: size, beginsThere: true });
    await expect(gone.reach(stopped.head + 1n, AS_LONG_AS_IT_TAKES)).rejects.toThrow('ENOENT');
    await gone.close();
    await snapshotOf(stopped.directory, catalogue(), events.slice(0, after(0.2)));
    const other = await stopped.open({ snapshotOf: size, beginsThere: true });
    await expect(other.reach(stopped.head + 1n, AS_LONG_AS_IT_TAKES)).rejects.toThrow(`the node began with one of ${size}`);
  });

  it('answers of what it has at once, while it catches up', async () => {
    const stopped = recorded(after(0.5));
    await (await stopped.open()).close();
    const before = stopped.head;
    stopped.append(events.slice(after(0.5)));
    const model = await stopped.open();

    expect(model.revision).toBe(before);
    expect((await model.ask('registry', { at: String(before) })).answer.revision).toBe(String(before));
    expect(await model.reach(stopped.head, AS_LONG_AS_IT_TAKES)).toBe(true);
    expect((await model.ask('registry', {})).answer.revision).toBe(String(stopped.head));
  });

  it('deleted, comes back with the same answers, byte for byte', async () => {
    const place = recorded();
    const first = await place.open();
    const said = await Everything.of(first);
    await first.close();
    const file = new Database(join(place.directory, 'read.sqlite'));
    file.exec('DELETE FROM checkpoint');
    file.close();

    expect(await Everything.of(await place.open())).toEqual(said);
  });

  it.each([
    ['of another version', 'UPDATE version SET version = version || 1'],
    ['of other events', "UPDATE checkpoint SET id = 'other'"],
    ['ahead of the events', 'UPDATE checkpoint SET revision = revision + 1'],
  ])('%s is made anew', async (_, change) => {
    const place = recorded();
    await (await place.open()).close();
    const rows = tablesIn(place.directory);
    const file = new Database(join(place.directory, 'read.sqlite'));
    file.exec(`${change}; DELETE FROM facts`);
    file.close();
    await place.open();

    expect(tablesIn(place.directory)).toEqual(rows);
  });

  it('that is no database is made anew', async () => {
    const place = recorded();
    writeFileSync(join(place.directory, 'read.sqlite'), 'not a database, but long enough to be taken for the header of one'.repeat(9));

    expect((await place.open()).revision).toBe(place.head);
  });

  it('of an empty event file answers that there is no registry', async () => {
    const model = await recorded(0).open();

    expect(model.revision).toBe(-1n);
    await expect(model.ask('registry', {})).rejects.toMatchObject({ code: 'unknown-registry' });
  });
});

describe('a fault of the read side', () => {
  it('is reported, and every question is rejected with it', async () => {
    const place = recorded(after(0.5));
    const model = await place.open();
    const reported: Error[] = [];
    model.failed.subscribe((error) => reported.push(error));
    const file = new Database(join(place.directory, 'events.sqlite'));
    file.prepare('INSERT INTO events VALUES (?, ?, ?)').run(Number(place.head) + 1, '{"not":"an event"}', Buffer.alloc(32));
    file.close();
    model.advance(place.head + 1n);

    await expect(model.reach(place.head + 1n, AS_LONG_AS_IT_TAKES)).rejects.toThrow("doesn't hold the event");
    expect(reported).toHaveLength(1);
    await expect(model.ask('registry', {})).rejects.toThrow("doesn't hold the event");
  });

  it('whose rows could not be written leaves its checkpoint where it was, and goes on from there', async () => {
    const begun = after(0.5);
    const place = recorded(begun);
    const model = await place.open();
    const file = new Database(join(place.directory, 'read.sqlite'));
    const checkpoint = (): unknown => file.prepare('SELECT * FROM checkpoint').all();
    const before = checkpoint();
    file.exec("CREATE TRIGGER no_room BEFORE INSERT ON acts BEGIN SELECT RAISE(ABORT, 'no room'); END");
    const end = (ends.find((last) => last >= begun) ?? 0) + 1;
    place.append(events.slice(begun, end));
    model.advance(place.head);
    await expect(model.reach(place.head, AS_LONG_AS_IT_TAKES)).rejects.toThrow('no room');
    expect(checkpoint()).toEqual(before);
    await model.close();
    file.exec('DROP TRIGGER no_room');
    file.close();

    await goOn(await place.open(), place, end, events.length);
    const atOnce = recorded();
    await atOnce.open();
    expect(tablesIn(place.directory)).toEqual(tablesIn(atOnce.directory));
  });

  it('that the event file is not there makes open reject', async () => {
    await expect(recorded(0).open({ directory: '/nowhere' })).rejects.toThrow();
  });
});
