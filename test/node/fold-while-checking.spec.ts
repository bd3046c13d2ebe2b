import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import { Book } from '../../src/domain/book/book.js';
import { checkPrefix } from '../../src/event-store/check-prefix.js';
import { EventFile } from '../../src/event-store/event-file.js';
import type { StoredEvent } from '../../src/event-store/event-store.js';
import type { Catalogue } from '../../src/ledger/catalogue.js';
import { foldWhileChecking } from '../../src/node/fold-while-checking.js';
import { actsIn } from '../support/acts-in.js';
import { digest, digestOfFold } from '../support/book-digest.js';
import { catalogue } from '../support/scenario.js';
import { eventsOf, storyOf } from '../projections/support/stories.js';
import { directoryWith } from '../snapshot/kept.js';

let known: Catalogue;
let events: StoredEvent[];
let whole: string;
beforeAll(async () => {
  known = catalogue();
  const story = await storyOf(5, 120);
  events = eventsOf(story);
  whole = digestOfFold(new Book('UN01'), known, actsIn(story.file));
}, 60_000);

const directoryAfter = async (damage: string): Promise<string> => {
  const directory = await directoryWith(events);
  const db = new Database(join(directory, 'events.sqlite'));
  db.exec(damage);
  db.close();
  return directory;
};

interface Folded {
  readonly book: string | undefined;
  readonly size: bigint;
  readonly root: string;
}

/** What a start makes of the events after `damage`, when it folds them beside their checks from `least` on. */
const folded = async (damage = '', least = 1, catalogue = known): Promise<Folded> => {
  const directory = await directoryAfter(damage);
  const file = new EventFile(join(directory, 'events.sqlite'));
  try {
    const made = await foldWhileChecking({ directory, registry: 'UN01', file, catalogue, check: checkPrefix }, least);
    expect(made?.eventsApplied ?? 0n).toBe(file.size);
    return { book: made && digest(made.book), size: file.size, root: file.root() };
  } finally {
    await file.close();
  }
};

const rootOf = async (): Promise<string> => {
  const file = new EventFile(join(await directoryWith(events), 'events.sqlite'));
  expect([...file.replay()].flat()).toHaveLength(events.length);
  const root = file.root();
  await file.close();
  return root;
};

describe('a long file, folded by one thread and checked by another,', () => {
  it('makes the same book and the same tree as where one does both', async () => {
    expect(await folded()).toEqual({ book: whole, size: BigInt(events.length), root: await rootOf() });
  });

  it('is left to one where it is short', async () => {
    expect(await folded('', events.length + 1)).toMatchObject({ book: undefined, size: 0n });
  });

  it.each([
    ['bytes that are still an event', "UPDATE events SET body = replace(body, 'dev', 'eve') WHERE revision = 5", 'at revision 5'],
    ['an event that is none', "UPDATE events SET body = '{}' WHERE revision = 7", 'at revision 7'],
    [
      'an event that can not be folded',
      `UPDATE events SET body = replace(body, '"data":{', '"data":{"') WHERE revision = 9`,
      'at revision 9',
    ],
    ['a leaf', 'UPDATE events SET leaf = zeroblob(32) WHERE revision = 11', 'at revision 11'],
    ['a gap', 'DELETE FROM events WHERE revision = 13', 'at revision 13'],
  ])('is refused with the place of the damage: %s', async (_, damage, place) => {
    await expect(folded(damage)).rejects.toMatchObject({ name: 'DamagedFile', message: expect.stringContaining(`is damaged ${place}`) });
  });

  it('is refused where it is whole and holds what this build does not know', async () => {
    const eventClass = (): never => {
      throw new Error('not an event of this build');
    };
    const unknowing = Object.assign(Object.create(known) as Catalogue, { eventClass });
    await expect(folded('', 1, unknowing)).rejects.toThrow('not an event of this build');
  });
});

describe('the thread that checks', () => {
  const inThread = async (damage: string, signal: AbortSignal): Promise<readonly string[] | undefined> => {
    const built = join(import.meta.dirname, '../../dist/event-store/check-prefix.js');
    if (!existsSync(built)) throw new Error('npm test builds first: threads run the built files');
    const { checkPrefixInThread } = (await import(built)) as typeof import('../../src/event-store/check-prefix.js');
    const path = join(await directoryAfter(damage), 'events.sqlite');
    return checkPrefixInThread({ path, size: BigInt(events.length) }, signal);
  };
  const never = new AbortController().signal;

  it('finds the same tree, and says the place of damage', async () => {
    const path = join(await directoryWith(events), 'events.sqlite');
    expect(await inThread('', never)).toEqual(await checkPrefix({ path, size: BigInt(events.length) }, never));
    await expect(inThread('DELETE FROM events WHERE revision = 20', never)).rejects.toMatchObject({
      name: 'DamagedFile',
      message: expect.stringContaining('is damaged at revision 20'),
    });
  });

  it('ends when it is asked to', async () => {
    const ending = new AbortController();
    const checking = inThread('', ending.signal);
    setImmediate(() => ending.abort());
    expect(await checking).toBeUndefined();
  });
});
