import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { EventFile } from '../../src/event-store/event-file.js';
import type { StoredEvent } from '../../src/event-store/event-store.js';
import { append } from '../event-store/contract/backend.js';
import { actOf, notes } from '../event-store/contract/events.js';
import { readAll, storeOn } from '../event-store/contract/on-server.js';
import { served } from '../support/api/served.js';
import { freshPath, sextant, type Ended } from '../cli/sextant.js';
import type { Double } from '../support/eventstoredb-double/eventstoredb-double.js';
import { Client } from '../support/server/client.js';
import { onDoubles, server } from './on-double.js';
import { afterIssuance } from '../support/server/stage.js';

const closers: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const close of closers) await close();
});

const migrate = (from: string, to: string, ...more: readonly string[]): Promise<Ended> =>
  sextant(['migrate', '--from', from, '--to', to, '--registry', 'UN01', ...more], { env: { EVENTSTORE_ALLOW_INSECURE: '1' } });

/** What the event file of UN01 in a data directory holds. */
const filed = async (directory: string): Promise<StoredEvent[]> => {
  const file = new EventFile(join(directory, 'UN01', 'events.sqlite'));
  const events = file.read(0n, 10_000);
  await file.close();
  return events;
};

/** A data directory that holds these events of UN01. */
const directoryOf = async (events: readonly StoredEvent[]): Promise<string> => {
  const directory = freshPath();
  mkdirSync(join(directory, 'UN01'), { recursive: true });
  const file = new EventFile(join(directory, 'UN01', 'events.sqlite'));
  await append(file, events);
  await file.close();
  return directory;
};

const put = async (on: Double, events: readonly StoredEvent[]): Promise<void> => {
  const store = await storeOn(on.url, 'UN01');
  await append(store, events);
  await store.close();
};

describe('sextant migrate', () => {
  onDoubles();

  it('moves a registry to a server and back, byte for byte, and nodes go on with it there and here', async () => {
    const on = await server();
    const embedded = await served({ REGISTRIES: 'UN01' });
    closers.push(embedded.end);
    await afterIssuance(new Client(embedded.url), 1_000);
    const state = await new Client(embedded.url).state('UN01');
    await embedded.stop();
    const before = await filed(embedded.directory);

    const there = await migrate(embedded.directory, on.url);
    expect(there).toMatchObject({
      code: 0,
      err: '',
      out: expect.stringContaining(`UN01: ${before.length} events are the same at both ends`) as unknown,
    });
    expect(await readAll(on.url, 'UN01')).toEqual(before);
    expect(await migrate(embedded.directory, on.url)).toEqual(there);

    const [back, moved] = [freshPath(), await migrate(on.url, freshPath())];
    expect(moved.code).toBe(0);
    expect((await migrate(on.url, back)).out).toContain(moved.out.slice(0, 60));
    expect(await filed(back)).toEqual(before);

    const follower = await served({
      ...{ DATA_DIR: embedded.directory, EVENTSTORE_URL: on.url, EVENTSTORE_ALLOW_INSECURE: '1', WRITER: '0' },
      LOG_SIGNING_KEY_FILE: join(embedded.directory, 'log-signing.key'),
    });
    expect(await new Client(follower.url).state('UN01')).toEqual(state);
    await follower.stop();
    const alone = await served({ DATA_DIR: back });
    expect((await new Client(alone.url).state('UN01')).root).not.toBe(state.root);
    await alone.stop();
    expect((await filed(back)).slice(0, before.length)).toEqual(before);
  });

  it('leaves a copy that does not write alone: it says so, and is read with WRITER=0', async () => {
    const on = await server();
    const embedded = await served({ REGISTRIES: 'UN01' });
    closers.push(embedded.end);
    await afterIssuance(new Client(embedded.url), 1_000);
    await embedded.stop();
    expect((await migrate(embedded.directory, on.url)).code).toBe(0);
    await expect(served({ DATA_DIR: embedded.directory })).rejects.toThrow(/EVENTSTORE_URL: .* is a copy of a stream on EventStoreDB/);
    const reader = await served({ DATA_DIR: embedded.directory, WRITER: '0' });
    const client = new Client(reader.url);
    const state = await client.state('UN01');
    expect((await client.command('UN01', 'close-account', { account: 'GHA-H2' })).status).toBe(421);
    expect((await client.send('POST', '/v1/registries/UN01/promote', { 'content-type': 'application/json' }, '{}')).status).toBe(503);
    expect(await client.state('UN01')).toEqual(state);
    await reader.stop();
    expect((await migrate(on.url, embedded.directory)).code).toBe(0);
    await (await served({ DATA_DIR: embedded.directory })).stop();
  });

  it('--until leaves out what came after an event, either way: the way back from a forged act', async () => {
    const events = [...notes('UN01', 0n, 5), ...actOf('UN01', 5n, {}, {}, {}), ...notes('UN01', 8n, 4, 'forged')];
    const good = events.slice(0, 8);
    const bad = await server();
    await put(bad, events);
    const parted = freshPath();
    expect(await migrate(bad.url, parted, '--until', '7')).toMatchObject({
      code: 0,
      out: expect.stringContaining('8 events are the same'),
    });
    expect(await filed(parted)).toEqual(good);
    expect(await readAll(bad.url, 'UN01')).toEqual(events);

    const copy = await directoryOf(events);
    const anew = await server();
    const { code, out } = await migrate(copy, anew.url, '--until', '7');
    expect([code, out]).toEqual([
      0,
      expect.stringMatching(/has 4 more and is left as it is\. Start a node of that stream on a new directory/),
    ]);
    expect(await readAll(anew.url, 'UN01')).toEqual(good);
    expect(await filed(copy)).toEqual(events);
    expect((await migrate(parted, anew.url)).code).toBe(0);
  });

  it('--until never cuts an act, and names an event that is there', async () => {
    const events = [...notes('UN01', 0n, 5), ...actOf('UN01', 5n, {}, {}, {})];
    const on = await server();
    await put(on, events);
    for (const [from, to] of [
      [on.url, freshPath()],
      [await directoryOf(events), (await server()).url],
    ] as const) {
      expect((await migrate(from, to, '--until', '6')).err).toMatch('Revision 6 is in the middle of an act: name 4 or 7.');
      expect((await migrate(from, to, '--until', '99')).err).toMatch(/There is no event at revision 99|at both ends/);
      expect((await migrate(from, to, '--until', 'last')).err).toMatch('--until is the revision of an event');
    }
  });

  it('goes on where it was interrupted, either way', async () => {
    const events = [...notes('UN01', 0n, 1_200), ...actOf('UN01', 1_200n, {}, {}, {})];
    const on = await server();
    await put(on, events.slice(0, 700));
    const whole = await directoryOf(events);
    expect((await migrate(whole, on.url)).code).toBe(0);
    expect(await readAll(on.url, 'UN01')).toEqual(events);
    const begun = await directoryOf(events.slice(0, 300));
    expect((await migrate(on.url, begun)).code).toBe(0);
    expect(await filed(begun)).toEqual(events);
  });

  it.each([
    ['another end', notes('UN01', 0n, 2), [...notes('UN01', 0n, 1), ...notes('UN01', 1n, 1, 'other')], /revision 1.*another event/s],
    [
      'another event before its end',
      notes('UN01', 0n, 9),
      [...notes('UN01', 0n, 2), ...notes('UN01', 2n, 1, 'other'), ...notes('UN01', 3n, 6)],
      /The event at revision 2 is not the same/,
    ],
    ['more than is to be moved', notes('UN01', 0n, 2), notes('UN01', 0n, 3), /ends at revision 2, the event file has less/],
  ])('refuses a server that has %s, and changes nothing', async (_, here, there, says) => {
    const on = await server();
    await put(on, there);
    const directory = await directoryOf(here);
    const { code, err } = await migrate(directory, on.url);
    expect([code, err]).toEqual([1, expect.stringMatching(says)]);
    expect(await readAll(on.url, 'UN01')).toEqual(there);
    expect(await filed(directory)).toEqual(here);
  });

  it('says what it needs', async () => {
    expect((await sextant(['migrate', '--from', 'a', '--to', 'b'])).err).toMatch(/Name a data directory and an esdb:\/\/ address/);
    expect((await migrate(freshPath(), (await server()).url)).err).toMatch(/There is no .*events.sqlite/);
    expect((await migrate((await server()).url, freshPath())).err).toMatch(/There is no stream registry-UN01/);
    expect((await migrate('esdb://127.0.0.1:1?tls=false', freshPath())).err).toMatch(/EVENTSTORE_URL: no server answers there/);
  });
});
