import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import { Book } from '../../src/domain/book/book.js';
import type { StoredEvent } from '../../src/event-store/event-store.js';
import type { Catalogue } from '../../src/ledger/catalogue.js';
import { SNAPSHOT } from '../../src/snapshot/snapshot-file.js';
import { digest, digestOfFold } from '../support/book-digest.js';
import { catalogue } from '../support/scenario.js';
import { actEnds, eventsOf, storyOf } from '../projections/support/stories.js';
import { actsIn } from '../support/acts-in.js';
import { actsAmong, begin, directoryWith, snapshotOf } from './kept.js';

let known: Catalogue;
let events: StoredEvent[];
/** Those of another story, at least as many. */
let others: StoredEvent[];
let ends: number[];
let whole: string;
beforeAll(async () => {
  known = catalogue();
  const [story, other] = [await storyOf(5, 120), await storyOf(9, 400)];
  events = eventsOf(story);
  others = eventsOf(other).slice(0, (actEnds(eventsOf(other)).find((end) => end >= events.length) ?? 0) + 1);
  ends = actEnds(events);
  whole = digestOfFold(new Book('UN01'), known, actsIn(story.file));
}, 60_000);

/** The number of events of about `share` of the acts. */
const after = (share: number): number => (ends[Math.floor(ends.length * share)] ?? 0) + 1;

describe('a start', () => {
  it.each([0.01, 0.5, 0.99])('with a snapshot of %d of the events has the book that all of them make, and the same tree', async (share) => {
    const directory = await directoryWith(events);
    const without = await begin(directory, known);
    await snapshotOf(directory, known, events.slice(0, after(share)));
    const { size, said, after: book, root } = await begin(directory, known);

    expect([size, said]).toEqual([BigInt(after(share)), '']);
    expect(digest(book)).toBe(whole);
    expect(root).toBe(without.root);
    expect(existsSync(join(directory, SNAPSHOT))).toBe(true);
  });

  it('without a snapshot says nothing of it', async () => {
    expect(await begin(await directoryWith(events), known)).toMatchObject({ size: 0n, said: '' });
  });

  it('removes what another was making when it died', async () => {
    const directory = await directoryWith(events);
    writeFileSync(join(directory, `${SNAPSHOT}.77`), 'half of a snapshot');
    expect(await begin(directory, known)).toMatchObject({ size: 0n, said: '' });
    expect(readdirSync(directory).filter((name) => name.startsWith(SNAPSHOT))).toEqual([]);
  });
});

/** A start that must not use the snapshot in `directory`, whose event file has the events of `whole`. */
const refused = async (directory: string, why: string | RegExp, book = whole): Promise<void> => {
  const { size, said, after: eventsApplied } = await begin(directory, known);
  expect([size, said]).toEqual([0n, expect.stringMatching(why)]);
  expect(said).toMatch(/^UN01: snapshot discarded \(.+\); replaying from event 0/);
  expect(digest(eventsApplied)).toBe(book);
  expect(existsSync(join(directory, SNAPSHOT))).toBe(false);
};

describe('a snapshot that is not of these events', () => {
  it.each([
    ['of another registry', { registry: 'UN02' }, 'it is of UN02'],
    ['of other code', { code: 'f'.repeat(64) }, 'made by another build'],
    ['of another last event', { id: 'another' }, 'the event at revision \\d+ is another'],
    ['of other events before the last', { leaves: 'f'.repeat(64) }, 'the events before revision \\d+ are others'],
    ['with too few hashes of a tree', { subtrees: [] }, 'full subtrees'],
    ['of more events than there are', { size: 1_000_000n }, 'it is of 1000000 events, which are not all there'],
  ])('%s', async (_, wrong, why) => {
    const directory = await directoryWith(events);
    await snapshotOf(directory, known, events.slice(0, after(0.5)), wrong);
    await refused(directory, why);
  });

  it('of the middle of an act', async () => {
    const directory = await directoryWith(events);
    const inside = events.findIndex(({ revision }) => revision > 50n && !ends.includes(Number(revision)));
    expect(inside).toBeGreaterThan(50);
    await snapshotOf(directory, known, events.slice(0, inside + 1));
    await refused(directory, `it ends in the middle of an act, at revision ${inside}`);
  });

  it('of what was there before an older event file was put back: ahead of it, and then of another timeline', async () => {
    const directory = await directoryWith(events.slice(0, after(0.5)));
    const path = await snapshotOf(directory, known, events.slice(0, after(0.6)));
    const ahead = readFileSync(path);
    const older = digestOfFold(new Book('UN01'), known, actsAmong(events.slice(0, after(0.5))));
    await refused(directory, 'which are not all there', older);

    const otherwise = await directoryWith(others);
    writeFileSync(join(otherwise, SNAPSHOT), ahead);
    const other = digestOfFold(new Book('UN01'), known, actsAmong(others));
    await refused(otherwise, 'is another', other);
  });

  it('when an event before its last is another, with an id, a leaf and a tree of its own', async () => {
    const directory = await directoryWith(events);
    await snapshotOf(directory, known, events.slice(0, after(0.5)));
    const file = new Database(join(directory, 'events.sqlite'));
    file.prepare('UPDATE events SET leaf = ? WHERE revision = 20').run(Buffer.alloc(32));
    file.close();
    await expect(begin(directory, known)).rejects.toThrow('is damaged at revision 20');
    expect(existsSync(join(directory, SNAPSHOT))).toBe(false);
  });

  it.each(['DELETE FROM events WHERE revision = 20', "UPDATE events SET body = '{}' WHERE revision = LAST"])(
    'when the file is damaged: %s',
    async (damage) => {
      const directory = await directoryWith(events);
      await snapshotOf(directory, known, events.slice(0, after(0.5)));
      const file = new Database(join(directory, 'events.sqlite'));
      file.exec(damage.replace('LAST', String(after(0.5) - 1)));
      file.close();
      await expect(begin(directory, known)).rejects.toThrow('is damaged at revision');
    },
  );
});

describe('a snapshot that is not as it was written', () => {
  it('is removed at any length, and with any bit flipped', async () => {
    const directory = await directoryWith(events);
    const path = await snapshotOf(directory, known, events.slice(0, after(0.1)));
    const written = readFileSync(path);
    const images: Buffer[] = [];
    for (let length = 0; length < written.length; length += 97) images.push(written.subarray(0, length));
    for (let at = 0; at < written.length; at += 101) {
      const image = Buffer.from(written);
      image.writeUInt8(image.readUInt8(at) ^ (1 << (at % 8)), at);
      images.push(image);
    }
    expect(images.length).toBeGreaterThan(200);
    for (const image of images) {
      writeFileSync(path, image);
      await refused(directory, 'it is not as it was written');
    }
  }, 120_000);
});
