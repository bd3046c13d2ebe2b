import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ApiClient } from '../support/api/client.js';
import { served, type Served } from '../support/api/served.js';
import { readFrames, type Frame } from '../support/api/sse.js';
import { tellExamples } from '../support/api/act.js';

interface Stored {
  readonly revision: string;
  readonly type: string;
  readonly actor: string;
}

let node: Served;
let client: ApiClient;
let base: string;
beforeAll(async () => {
  node = await served();
  await tellExamples(node.url);
  client = new ApiClient(node.url);
  base = `${node.url}/v1/registries/UN01/events`;
});
afterAll(() => node.end());

const feed = async (query: string): Promise<Stored[]> => {
  const text = await (await fetch(`${base}?limit=10000&${query}`)).text();
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Stored);
};
const eventsOf = ({ data }: Frame): Stored[] => (JSON.parse(data) as { events: Stored[] }).events;
const transfer = (): Promise<{ revision: string }> =>
  client.command('UN01', 'transfer-units', { from: 'GHA-H1', to: 'CHE-H1', units: { quantity: '1' } });

describe('events by what they are about', () => {
  test('are those of the feed that the filter means, as they are stored, and no others of their acts', async () => {
    const all = await feed('');
    for (const type of new Set(all.map((event) => event.type)))
      expect(await feed(`type=${type}`)).toEqual(all.filter((event) => event.type === type));
    expect(await feed('actor=dev&from=2000-01-01&to=2199-12-31')).toEqual(all.filter(({ actor }) => actor === 'dev'));
    expect(await feed('type=AccountOpened&after=15')).toEqual(
      all.filter(({ type, revision }) => type === 'AccountOpened' && Number(revision) > 15),
    );
    expect(await feed('to=2000-01-01')).toEqual([]);
  });

  test('of a thing are the same in the feed, and in the stream, whose acts are whole', async () => {
    for (const resource of [
      'account:GHA-H1',
      'account:PENDING',
      'account:ADAPTATION-SHARE',
      'component:CP-1',
      'party:GHA',
      'issuance:I-1',
    ]) {
      const meant = await feed(`resource=${resource}`);
      const [last] = meant.slice(-1);
      expect([resource, meant.length]).not.toEqual([resource, 0]);
      const frames = await readFrames(`${base}/stream?resource=${resource}`, {}, (seen) =>
        seen.some((frame) => BigInt(frame.id) >= BigInt(last?.revision ?? 0)),
      );
      const streamed = frames.flatMap(eventsOf).map(({ revision }) => revision);
      const found = new Set(meant.map(({ revision }) => revision));
      expect([resource, meant.filter(({ revision }) => !streamed.includes(revision))]).toEqual([resource, []]);
      for (const frame of frames) expect(eventsOf(frame).some(({ revision }) => found.has(revision))).toBe(true);
    }
  });

  test('refuses a filter that is none, or that is of no form', async () => {
    for (const query of ['type=x y', 'resource=GHA-H1', 'from=2026-13-01', 'colour=red', 'actor=a&actor=b'])
      expect([query, (await fetch(`${base}?${query}`)).status]).toEqual([query, 400]);
    for (const query of ['type=x y', 'from=2026-01-01']) expect((await fetch(`${base}/stream?${query}`)).status).toBe(400);
  });
});

describe('the stream', () => {
  test('begins with what comes now where that is asked for, with the acts alone that are meant', async () => {
    const reading = readFrames(`${base}/stream?after=now&type=UnitsTransferred`, {}, (frames) => frames.length === 2);
    const written: string[] = [];
    let over = false;
    const stop = reading.then(() => (over = true));
    while (!over && written.length < 200) {
      await client.command('UN01', 'trust-account', { account: 'CHE-H1', counterparty: 'GHA-H1', trusted: written.length % 2 === 0 });
      written.push((await transfer()).revision);
    }
    await stop;
    const frames = await reading;
    expect(frames.every((frame) => eventsOf(frame).some(({ type }) => type === 'UnitsTransferred'))).toBe(true);
    expect(written).toEqual(expect.arrayContaining(frames.map(({ id }) => id)));
  });

  test('says how far it is where nothing is meant, so that a reader that comes back goes on from there', async () => {
    const head = (await feed('')).at(-1)?.revision ?? '';
    const cut = new AbortController();
    const answer = await fetch(`${base}/stream?type=NeverHappened`, { headers: { accept: 'text/event-stream' }, signal: cut.signal });
    let text = '';
    for await (const piece of (answer.body as ReadableStream<Uint8Array>).pipeThrough(new TextDecoderStream())) {
      text += piece;
      if (text.includes(`id: ${head}\n\n`)) break;
    }
    cut.abort();
    expect(text).not.toContain('data:');
  });
});
