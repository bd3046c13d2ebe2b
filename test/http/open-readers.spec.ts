import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { Registries, type Registry } from '../../src/node/registries.js';
import { served, type Served } from '../support/api/served.js';
import { eventually } from '../support/eventually.js';
import { Client } from '../support/server/client.js';
import { party, programme } from '../support/samples.js';
import { World, calendarOf } from '../support/world.js';

const directory = mkdtempSync(join(tmpdir(), 'sextant-readers-'));
afterAll(() => rmSync(directory, { recursive: true }));

const file = join(directory, 'keys.json');
const ACTORS = ['ana', 'ben', 'cai', 'dan'];
/** Puts a file with the keys of these actors in the place of the other; the token is `key-of-<actor>`. */
const keysOf = (...actors: readonly string[]): void => {
  const keys = actors.map((actor) => ({ actor, person: true, sha256: createHash('sha256').update(`key-of-${actor}`).digest('hex') }));
  writeFileSync(`${file}.next`, JSON.stringify({ keys }), { mode: 0o600 });
  renameSync(`${file}.next`, file);
};

const world = new World(calendarOf(new Date()));
let node: Served;
let ana: Client;
const started = async (settings: Readonly<Record<string, string>>): Promise<void> => {
  keysOf(...ACTORS);
  node = await served({ AUTH_MODE: 'keys', KEYS_FILE: file, REGISTRIES: 'UN01', ...settings });
  ana = new Client(node.url, 'key-of-ana');
  const policy = { approvals: [] };
  await ana.accept('UN01', 'open-registry', { kind: 'mechanism', operator: 'Operator', administrators: ['ana', 'cai'], policy });
  for (const actor of ['ben', 'dan']) await ana.accept('UN01', 'grant-role', { actor, role: 'auditor' });
};

const registry = (): Registry => node.app.get(Registries).started('UN01') as Registry;
const streams = (): number => registry().meter.streams;
const bearer = (actor: string | undefined): Record<string, string> =>
  actor === undefined ? {} : { authorization: `Bearer key-of-${actor}` };
/** A stream of events that is open, from the head on. */
const streamOf = async (actor?: string): Promise<Response> => {
  const after = registry().file.size - 1n;
  return fetch(`${node.url}/v1/registries/UN01/events/stream?after=${after}`, { headers: bearer(actor) });
};
/** What still came of a stream until it ended, however it did. */
const restOf = async (stream: Response): Promise<string> => {
  let text = '';
  const decoder = new TextDecoder();
  try {
    for await (const bytes of stream.body ?? []) text += decoder.decode(bytes as Uint8Array, { stream: true });
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
  }
  return text;
};

/** Imports that are each about as large as an act may be, until pages are longer than what two ends of a connection hold. */
const writeMuch = async (): Promise<void> => {
  const long = 'long '.repeat(38).trim();
  for (const [role, scope] of [['party', 'GHA'], ['supervisor']] as const)
    await ana.accept('UN01', 'grant-role', { actor: 'ana', role, scope });
  for (const [command, data] of world.parties('GHA')) await ana.accept('UN01', command, data);
  await ana.accept('UN01', 'register-programme', programme('10471', world.calendar.period));
  for (let i = 0; i < 30; i += 1) {
    const rows = Array.from({ length: 1_400 }, (_, row) => ({
      ...{ host: 'GHA', activity: '10471', vintage: '2020', quantity: '1', mitigationType: long },
      underlying: { registry: 'ACR', series: `S-${i}`, serial: long, first: String(row + 1), last: String(row + 1) },
    }));
    await ana.accept('UN01', 'import-opening-balance', { import: `OB-${i}`, account: 'GHA-H1', kind: 'CER', controlTotal: '1400', rows });
  }
};

/** A page of events that is under way to somebody who takes nothing. Gives the socket, and all that came by the time it closed. */
const untaken = (actor: string): { socket: Socket; closed: Promise<string> } => {
  const socket = connect(Number(new URL(node.url).port), '127.0.0.1').pause();
  const page = '/v1/registries/UN01/events?limit=10000';
  socket.write(`GET ${page} HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer key-of-${actor}\r\n\r\n`);
  let text = '';
  socket.on('data', (bytes: Buffer) => (text += bytes.toString('latin1')));
  return { socket, closed: once(socket, 'close').then(() => text) };
};

describe('where reads are for members', () => {
  beforeAll(() => started({ READ_ACCESS: 'members' }));
  afterAll(() => node.end());

  test('a stream ends when the last role of its reader is gone, and doesn’t show how', async () => {
    const [bens, anas] = [await streamOf('ben'), await streamOf('ana')];
    await ana.accept('UN01', 'register-party', party('CHE'));
    const { revision } = await ana.accept('UN01', 'revoke-role', { actor: 'ben', role: 'auditor' });
    const seen = await restOf(bens);
    expect([seen.includes('PartyRegistered'), seen.includes('RoleRevoked'), streams()]).toEqual([true, false, 1]);
    expect((await fetch(`${node.url}/v1/registries/UN01/events/stream`, { headers: bearer('ben') })).status).toBe(403);
    const cut = new AbortController();
    const others = anas.body?.pipeThrough(new TextDecoderStream(), { signal: cut.signal });
    let text = '';
    for await (const piece of others ?? []) if ((text += piece).includes(`id: ${revision}\n`)) break;
    expect(text).toContain('RoleRevoked');
  });

  test('a stream and a page under way end when the key of their reader is taken out of the file; the page is seen to be cut off', async () => {
    await writeMuch();
    const [stream, page] = [await streamOf('dan'), untaken('dan')];
    await eventually(streams, (open) => open === 1);
    keysOf('ana', 'cai');
    await restOf(stream);
    page.socket.resume();
    const text = await page.closed;
    expect(text).toMatch(/^HTTP\/1\.1 200 /);
    expect(text.endsWith('\r\n0\r\n\r\n')).toBe(false);
    expect(streams()).toBe(0);
  });
});

describe('where everybody may read', () => {
  beforeAll(() => started({ READERS_PER_CALLER: '2' }));
  afterAll(() => node.end());

  test('a stream ends with the key of its reader; who reads without one reads on', async () => {
    const [bens, anybodys] = [await streamOf('ben'), await streamOf()];
    keysOf('ana', 'cai', 'dan');
    await restOf(bens);
    expect(streams()).toBe(1);
    await ana.accept('UN01', 'register-party', party('CHE'));
    for await (const piece of anybodys.body?.pipeThrough(new TextDecoderStream()) ?? []) if (piece.includes('PartyRegistered')) break;
    await eventually(streams, (open) => open === 0);
  });

  test('one caller has so many streams and pages open and no more; others are not kept waiting by that', async () => {
    const cut = new AbortController();
    const open = async (actor?: string): Promise<Response> =>
      fetch(`${node.url}/v1/registries/UN01/events/stream`, { headers: bearer(actor), signal: cut.signal });
    expect([(await open('dan')).status, (await open('dan')).status]).toEqual([200, 200]);
    const [third, page, other] = [
      await open('dan'),
      await fetch(`${node.url}/v1/registries/UN01/events`, { headers: bearer('dan') }),
      await open('ana'),
    ];
    expect([third.status, page.status, other.status]).toEqual([429, 429, 200]);
    expect([third.headers.get('retry-after'), await third.json()]).toMatchObject(['1', { code: 'too-many-requests' }]);
    cut.abort();
    await eventually(streams, (still) => still === 0);
    expect((await fetch(`${node.url}/v1/registries/UN01/events`, { headers: bearer('dan') })).status).toBe(200);
  });

  test('a stream is a reader of its address where no key says whose', async () => {
    const cut = new AbortController();
    const open = async (): Promise<number> => (await fetch(`${node.url}/v1/registries/UN01/events/stream`, { signal: cut.signal })).status;
    expect([await open(), await open(), await open()]).toEqual([200, 200, 429]);
    cut.abort();
    await eventually(streams, (still) => still === 0);
  });
});

describe('many readers at the head', () => {
  const READERS = 200;
  beforeAll(() => started({ READERS_PER_CALLER: String(READERS) }));
  afterAll(() => node.end());

  test('are sent what was read once', async () => {
    const cut = new AbortController();
    const after = registry().file.size - 1n;
    const url = `${node.url}/v1/registries/UN01/events/stream?after=${after}`;
    const all = await Promise.all(Array.from({ length: READERS }, () => fetch(url, { signal: cut.signal })));
    await eventually(streams, (open) => open === READERS);
    const read = jest.spyOn(registry().file, 'read');
    const { revision } = await ana.accept('UN01', 'register-party', party('CHE'));
    const seen = all.map(async ({ body }) => {
      let text = '';
      for await (const piece of body?.pipeThrough(new TextDecoderStream()) ?? []) if ((text += piece).includes(`id: ${revision}\n`)) break;
      return text.includes('PartyRegistered');
    });
    expect(new Set(await Promise.all(seen))).toEqual(new Set([true]));
    expect(read.mock.calls.length).toBeLessThan(READERS / 4);
    cut.abort();
  });
});
