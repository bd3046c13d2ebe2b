import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import type { ReadModel } from '../../src/projections/read-model.js';
import { Everything } from './support/everything.js';
import { AS_LONG_AS_IT_TAKES, Recorded } from './support/recorded.js';
import { actEnds, eventsOf, storyOf } from './support/stories.js';
import { tablesIn } from './support/tables.js';

const BUILT = join(import.meta.dirname, '../../dist/projections/read-model.js');
const NOW = Date.parse('2027-01-01T00:00:00.000Z');

const open: { close(): Promise<void> }[] = [];
const threaded = async ({ directory, registry }: Recorded): Promise<ReadModel> => {
  if (!existsSync(BUILT)) throw new Error('npm test builds first: the threads run the built files');
  const { ReadModel: Built } = (await import(BUILT)) as typeof import('../../src/projections/read-model.js');
  const model = await Built.open({ directory, registry, now: () => NOW });
  open.push(model);
  return model;
};
afterEach(async () => {
  for (const model of open.splice(0)) await model.close();
});

describe('the read model in its threads', () => {
  it('fills the file with the same rows as in one', async () => {
    const events = eventsOf(await storyOf(5, 120));
    const [here, elsewhere] = [new Recorded('UN01', events), new Recorded('UN01', events)];
    await here.open();
    await (await threaded(elsewhere)).close();

    expect(tablesIn(elsewhere.directory)).toEqual(tablesIn(here.directory));
    await here.discard();
    await elsewhere.discard();
  });

  it('says the same as in one, follows, and ends when it is closed', async () => {
    const events = eventsOf(await storyOf(6, 90));
    const half = (actEnds(events)[20] ?? 0) + 1;
    const recorded = new Recorded('UN01', events.slice(0, half));
    const model = await threaded(recorded);
    const heads: bigint[] = [];
    model.applied.subscribe((head) => heads.push(head));
    recorded.append(events.slice(half));
    model.advance(recorded.head);

    expect(await model.reach(recorded.head, AS_LONG_AS_IT_TAKES)).toBe(true);
    expect(heads.at(-1)).toBe(recorded.head);
    const same = new Recorded('UN01', events);
    expect(await Everything.of(model)).toEqual(await Everything.of(await same.open()));
    await model.close();
    await same.discard();
    await recorded.discard();
  });

  it('a thread that has nothing to follow is ended while it loads, and whoever comes then learns what ended it', async () => {
    const { FollowerThread } = (await import(join(BUILT, '../threads.js'))) as typeof import('../../src/projections/threads.js');
    const listener = { applied: () => undefined, failed: () => undefined, made: () => undefined };
    await new FollowerThread().abandon();

    const unfit = new FollowerThread();
    const nowhere = { directory: join(import.meta.dirname, 'nowhere'), registry: 'UN01' };
    await expect(unfit.open(nowhere, listener)).rejects.toThrow('the directory does not exist');
    await expect(unfit.open(nowhere, listener)).rejects.toThrow('the directory does not exist');
    await unfit.abandon();
  });

  it('tells a fault of the thread that fills', async () => {
    const recorded = new Recorded('UN01', eventsOf(await storyOf(6, 20)));
    mkdirSync(join(recorded.directory, 'read.sqlite'));

    await expect(threaded(recorded)).rejects.toThrow('read.sqlite');
    await recorded.discard();
  });

  it('tells a fault of the thread that follows', async () => {
    const recorded = new Recorded('UN01', eventsOf(await storyOf(6, 20)));
    const model = await threaded(recorded);
    const fault = new Promise<Error>((resolve) => model.failed.subscribe(resolve));
    const file = new Database(join(recorded.directory, 'events.sqlite'));
    file.prepare('INSERT INTO events VALUES (?, ?, ?)').run(Number(recorded.head) + 1, '{}', Buffer.alloc(32));
    file.close();
    model.advance(recorded.head + 1n);

    expect((await fault).message).toContain("doesn't hold the event");
    await expect(model.ask('registry', {})).rejects.toMatchObject({ message: (await fault).message });
    await model.close();
    await recorded.discard();
  });
});
