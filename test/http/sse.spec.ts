import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { EventFile } from '../../src/event-store/event-file.js';
import { Registries } from '../../src/node/registries.js';
import { ApiClient } from '../support/api/client.js';
import { served, type Served } from '../support/api/served.js';
import { readFrames, type Frame } from '../support/api/sse.js';
import { tellExamples } from '../support/api/act.js';

let node: Served;
let client: ApiClient;
let stream: string;
beforeAll(async () => {
  node = await served();
  await tellExamples(node.url);
  client = new ApiClient(node.url);
  stream = `${node.url}/v1/registries/UN01/events/stream`;
});
afterAll(() => node.end());

const feed = async (): Promise<{ revision: string; part: string; parts: string }[]> => {
  const text = await (await fetch(`${node.url}/v1/registries/UN01/events?limit=10000`)).text();
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { revision: string; part: string; parts: string });
};
const head = async (): Promise<string> => (await feed()).at(-1)?.revision ?? '-1';
const transfer = (): Promise<{ revision: string }> =>
  client.command('UN01', 'transfer-units', { from: 'GHA-H1', to: 'CHE-H1', units: { quantity: '1' } });
const eventsOf = ({ data }: Frame): unknown[] => (JSON.parse(data) as { events: unknown[] }).events;

describe('the stream of events', () => {
  test('replays every event of the feed, one frame an act, its id the last revision of the act', async () => {
    const last = await head();
    const frames = await readFrames(stream, {}, (seen) => seen.at(-1)?.id === last);
    expect(frames.flatMap(eventsOf)).toEqual(await feed());
    for (const frame of frames) {
      const events = eventsOf(frame) as { revision: string; part: string; parts: string }[];
      expect(frame.event).toBe('act');
      expect(events.at(-1)).toMatchObject({ revision: frame.id, part: events.at(-1)?.parts });
      expect(events[0]?.part).toBe('1');
    }
  });

  test('goes on live behind what was seen', async () => {
    const seen = await head();
    const reading = readFrames(stream, { 'last-event-id': seen }, (frames) => frames.length === 3);
    const written = [await transfer(), await transfer(), await transfer()];
    expect((await reading).map(({ id }) => id)).toEqual(written.map(({ revision }) => revision));
  });

  test('begins behind `after`, with the whole act where that is in the middle of one', async () => {
    const inside = (await feed()).find(({ part, parts }) => part === '1' && parts !== '1')?.revision ?? '';
    const [frame] = await readFrames(`${stream}?after=${inside}`, {}, (frames) => frames.length > 0);
    expect(eventsOf(frame as Frame)[0]).toMatchObject({ revision: inside, part: '1' });
  });

  test('gives a reader that is cut 100 times every act once, in order', async () => {
    const begin = await head();
    let [at, last, enough] = [begin, begin, false];
    const writing = (async () => {
      while (!enough) last = (await transfer()).revision;
    })();
    const seen: Frame[] = [];
    const read = async (until: (frames: readonly Frame[]) => boolean): Promise<void> => {
      seen.push(...(await readFrames(stream, { 'last-event-id': at }, until)));
      at = seen.at(-1)?.id ?? at;
    };
    for (let cuts = 0; cuts < 100; cuts += 1) await read((frames) => frames.length > cuts % 4);
    enough = true;
    await writing;
    if (at !== last) await read((frames) => frames.at(-1)?.id === last);
    const after = (await feed()).filter(({ revision }) => BigInt(revision) > BigInt(begin) && BigInt(revision) <= BigInt(at));
    expect(seen.flatMap(eventsOf)).toEqual(after);
  });

  test.each([
    ['Last-Event-ID', { 'last-event-id': 'x' }, '', 400],
    ['after', {}, '?after=01', 400],
    ['a parameter that is not known', {}, '?from=1', 400],
    ['a revision beyond the head', {}, '?after=99999', 404],
    ['another form', { accept: 'application/json' }, '', 406],
  ])('refuses %s', async (_, headers, query, status) => {
    expect((await fetch(`${stream}${query}`, { headers: headers as Record<string, string> })).status).toBe(status);
  });

  test('answers HEAD without a stream', async () => {
    const answer = await fetch(stream, { method: 'HEAD' });
    expect([answer.status, answer.headers.get('content-type'), await answer.text()]).toEqual([200, 'text/event-stream; charset=utf-8', '']);
  });

  test('ends when the node stops', async () => {
    const other = await served();
    await tellExamples(other.url);
    const response = await fetch(`${other.url}/v1/registries/UN01/events/stream`, { headers: { accept: 'text/event-stream' } });
    await other.end();
    expect((await response.text()).endsWith('\n\n')).toBe(true);
  });
});

describe('pages of events', () => {
  test('end at the end of an act, whatever their limit and wherever they begin', async () => {
    const all = await feed();
    for (let after = -1; after < all.length - 1; after += 1)
      for (const limit of [1, 2, 3, 7]) {
        const text = await (await fetch(`${node.url}/v1/registries/UN01/events?after=${after}&limit=${limit}`)).text();
        const page = text
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line) as { revision: string; part: string; parts: string });
        const last = page.at(-1);
        expect(page).toEqual(all.slice(after + 1, after + 1 + page.length));
        expect(last?.part).toBe(last?.parts);
        if (page.length > limit) expect(page.every(({ parts }) => parts === last?.parts)).toBe(true);
        if (after > 60) break;
      }
  });
});

describe('a reader that takes nothing', () => {
  test('is not read ahead of', async () => {
    const long = 'long '.repeat(38).trim();
    const rows = (series: string): object[] =>
      Array.from({ length: 1_400 }, (_, i) => ({
        ...{ host: 'GHA', activity: '10471', vintage: '2019', quantity: '1', mitigationType: long },
        underlying: { registry: 'ACR', series, serial: long, first: String(i + 1), last: String(i + 1) },
      }));
    for (let i = 0; i < 16; i += 1) {
      const data = { import: `OB-${i + 10}`, account: 'GHA-H1', kind: 'CER', controlTotal: '1400', rows: rows(`S-${i + 1}`) };
      await client.command('UN01', 'import-opening-balance', data as Parameters<typeof client.command<'import-opening-balance'>>[2]);
    }
    const { file } = node.app.get(Registries).started('UN01') ?? {};
    const read = jest.spyOn(file as EventFile, 'read');
    const toTheEnd = (): Promise<unknown> =>
      readFrames(`${node.url}/v1/registries/UN01/events/stream`, {}, (frames) => Number(frames.at(-1)?.id) === Number(file?.size) - 1);
    await toTheEnd();
    const whole = read.mock.calls.length;
    const socket = connect(Number(new URL(node.url).port), '127.0.0.1');
    socket.write('GET /v1/registries/UN01/events/stream HTTP/1.1\r\nhost: localhost\r\naccept: text/event-stream\r\n\r\n');
    socket.pause();
    // It came first: what is read for it without being asked for is read by the time that another has all.
    await toTheEnd();
    expect(read.mock.calls.length - whole).toBeLessThan(2 * whole);
    read.mockRestore();
    socket.destroy();
  });
});
