import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { canonical } from '../../src/domain/kernel/canonical.js';
import { idOfBytes } from '../../src/event-store/stored-event.js';
import type { Envelope } from '../../src/ledger/seal.js';
import type { Client } from '../support/server/client.js';
import { temporaryDirectory } from '../support/server/node-process.js';
import { follower, onDoubles, promote, refused, server, writer } from './on-double.js';
import { party } from '../support/samples.js';
import { eventually } from '../support/eventually.js';
import { afterIssuance } from '../support/server/stage.js';
import { opening } from '../support/world.js';

const open = (client: Client): Promise<unknown> => client.accept('UN01', 'open-registry', opening());
const register = (client: Client, code: string, key?: string): ReturnType<Client['command']> =>
  client.command('UN01', 'register-party', party(code), key === undefined ? {} : { key });

/** Waits until a node's reads have come to where another's are. */
const follows = async (client: Client, { revision }: { revision: string }): Promise<void> => {
  await eventually(
    () => client.get(`/v1/registries/UN01?minRevision=${revision}`),
    ({ status }) => status === 200,
  );
};

interface Ready {
  readonly registries: readonly { revision: string; state: string; eventStore: { trouble: string | null; seen: string; lag: string } }[];
}
/** What `/metrics` says of how a node stands to its servers: 1 or 0 for each yes or no. */
const gauges = async (client: Client): Promise<Record<string, number>> => {
  const { text } = await client.get('/metrics');
  const sample = (name: string): number => Number(new RegExp(`^sextant_${name}\\{registry="UN01"\\} (\\d+)$`, 'm').exec(text)?.[1]);
  const names = ['writer', 'server_up', 'server_lag_events', 'subscriptions_lost_total'];
  return Object.fromEntries(names.map((name) => [name, sample(name)]));
};
const ready = async (client: Client): Promise<Ready['registries'][number] | undefined> =>
  (await client.get('/health/ready')).json<Ready>().registries[0];

describe('nodes on one stream', () => {
  onDoubles();

  it('one writes; the other follows, answers reads with the same bytes, and sends commands to the writer until it is promoted', async () => {
    const on = await server();
    const first = await writer(on, { PUBLIC_URL: 'http://first', PEER_URLS: 'http://second' });
    await afterIssuance(first.client(), 1_000);
    const second = await follower(on, { PUBLIC_URL: 'http://second', PEER_URLS: 'http://first' });
    const state = await first.client().state('UN01');
    await follows(second.client(), state);
    expect(await second.client().state('UN01')).toEqual(state);
    const sent = await register(second.client(), 'NOR');
    expect([sent.status, sent.headers['location'], sent.problem.code]).toEqual([421, 'http://first', 'not-the-writer']);
    expect((await second.client().get('/v1/registries/UN01/commands/key-never-used')).status).toBe(421);
    expect(await gauges(first.client())).toEqual({ writer: 1, server_up: 1, server_lag_events: 0, subscriptions_lost_total: 0 });
    expect(await gauges(second.client())).toEqual({ writer: 0, server_up: 1, server_lag_events: 0, subscriptions_lost_total: 0 });

    const promotion = await promote(second);
    expect([promotion.status, promotion.json()]).toMatchObject([200, { registry: 'UN01', url: 'http://second' }]);
    expect((await register(second.client(), 'NOR')).status).toBe(201);
    const deposed = await register(first.client(), 'SWE');
    expect([deposed.status, deposed.headers['location']]).toEqual([421, 'http://second']);
    await follows(first.client(), await second.client().state('UN01'));
    expect(await first.client().state('UN01')).toEqual(await second.client().state('UN01'));
    expect([await gauges(first.client()), await gauges(second.client())]).toMatchObject([{ writer: 0 }, { writer: 1 }]);

    expect((await promote(first)).status).toBe(200);
    expect((await register(first.client(), 'SWE')).status).toBe(201);
    expect((await register(second.client(), 'DNK')).headers['location']).toBe('http://first');
  });

  it('answers 503 while the server is away, reads on, says so, and goes on by itself', async () => {
    const on = await server();
    const node = await writer(on);
    const client = node.client();
    await open(client);
    const before = await client.state('UN01');
    await on.fault({ kind: 'black-hole' });
    const answers = await Promise.all(['NOR', 'SWE'].map((code) => register(client, code, `key-of-${code}-0001`)));
    expect(answers.map(({ status }) => status)).toEqual([503, 503]);
    expect(await client.state('UN01')).toEqual(before);
    const { trouble } = (await ready(client))!.eventStore;
    expect(trouble).not.toBeNull();
    expect(await gauges(client)).toMatchObject({ writer: 1, server_up: 0 });
    await on.heal();
    for (const code of ['NOR', 'SWE']) {
      const again = await eventually(
        () => register(client, code, `key-of-${code}-0001`),
        ({ status }) => status !== 503,
      );
      expect(again.status).toBe(201);
    }
    const { revision } = await client.state('UN01');
    expect(await ready(client)).toMatchObject({ revision, state: 'ok', eventStore: { trouble: null, seen: revision, lag: '0' } });
    expect(Number(revision)).toBe(Number(before.revision) + 2);
    const gauged = await gauges(client);
    expect(gauged).toMatchObject({ server_up: 1, server_lag_events: 0 });
    expect(gauged['subscriptions_lost_total']).toBeGreaterThan(0);
  });

  it('writes nothing, not even that it is the writer, with a clock that is far from the server', async () => {
    const journal = join(temporaryDirectory(), 'journal');
    const right = await server({ journal });
    const node = await writer(right);
    await open(node.client());
    await node.stop();
    await right.stop();
    const ahead = await server({ journal, clockAhead: 3_600_000 });
    const stored = await ahead.ids('registry-UN01');
    const one = await follower(ahead);
    const answer = await promote(one);
    expect([answer.status, answer.problem.code]).toEqual([503, 'unavailable']);
    expect((await register(one.client(), 'NOR')).problem.code).toBe('unavailable');
    const { code, said } = await refused(ahead);
    expect([code, said]).toEqual([
      1,
      expect.stringMatching(/EVENTSTORE_URL: the clock of this machine is \d+ s behind that of the server.*NTP/s),
    ]);
    expect(stored.length).toBeGreaterThan(1);
    expect(await ahead.ids('registry-UN01')).toEqual(stored);
  });

  it('stops with exit code 1 and the place when somebody appends a forged event', async () => {
    const on = await server();
    const nodes = [await writer(on), await follower(on)];
    await open(nodes[0]!.client());
    await register(nodes[0]!.client(), 'NOR');
    const { revision } = await nodes[0]!.client().state('UN01');
    const at = Number(revision) + 1;
    const [line = ''] = (await nodes[0]!.client().get(`/v1/registries/UN01/events?after=${at - 2}&limit=1`)).text.split('\n');
    const { type, ...others } = { ...(JSON.parse(line) as Envelope), revision: String(at), data: { party: 'not a Party' }, id: undefined };
    const id = idOfBytes(canonical({ ...others, type }));
    await on.force('registry-UN01', [{ id, type, data: canonical({ ...others, type, id }) }]);
    for (const { code, said } of await Promise.all(nodes.map((node) => node.end))) {
      expect(code).toBe(1);
      expect(said).toContain(`the act at revision ${at} (event ${id}) is not what a ledger writes`);
    }
  });
});

describe('a start ends with exit code 1, the setting and the remedy', () => {
  onDoubles();

  it.each([
    [
      'where nobody listens',
      { EVENTSTORE_URL: 'esdb://127.0.0.1:1?tls=false' },
      /EVENTSTORE_URL: no server answers there.*Make sure that the servers run/s,
    ],
    [
      'on what is no connection string',
      { EVENTSTORE_URL: 'postgres://x' },
      /EVENTSTORE_URL: this is not a connection string of EventStoreDB.*It reads esdb:/s,
    ],
    ['without TLS', { EVENTSTORE_ALLOW_INSECURE: '0' }, /EVENTSTORE_URL: tls=false.*EVENTSTORE_ALLOW_INSECURE=1/s],
    [
      'on settings that mean nothing',
      { EVENTSTORE_ALLOW_INSECURE: 'yes', WRITER: 'no' },
      /WRITER: 1 or 0\n.*EVENTSTORE_ALLOW_INSECURE: 1 for a trial/s,
    ],
  ])('%s', async (_, settings, says) => {
    const { code, said } = await refused(await server(), settings);
    expect(said).toMatch(says);
    expect(code).toBe(1);
  });

  it('on a server that is too old', async () => {
    const { code, said } = await refused(await server({ version: '21.10.0' }));
    expect([code, said]).toEqual([1, expect.stringMatching(/EVENTSTORE_URL: the server is of version 21.10.0.*Run 22.10.4 or later/s)]);
  });

  it('on a stream with a hole, of another registry, or that lacks what the local file has', async () => {
    const on = await server();
    const node = await writer(on);
    await open(node.client());
    await node.stop();
    const other = await server();
    expect(await refused(other, {}, node.dataDir)).toMatchObject({
      code: 1,
      said: expect.stringContaining('the server has not') as unknown,
    });
    const stored = await on.ids('registry-UN01');
    await on.truncate('registry-UN01', stored.length - 1);
    expect(await refused(on, {}, node.dataDir)).toMatchObject({ code: 1, said: expect.stringContaining('the server has not') as unknown });
    await other.force('registry-UN01', [{ id: idOfBytes('x'), type: 'X', data: '{}' }], 1n);
    expect(await refused(other)).toMatchObject({ code: 1, said: expect.stringContaining('stream registry-UN01') as unknown });
  });

  it('or serves where the local file is lost: it is filled again', async () => {
    const on = await server();
    const node = await writer(on);
    await afterIssuance(node.client(), 1_000);
    const state = await node.client().state('UN01');
    const again = await follower(on, {}, temporaryDirectory());
    await follows(again.client(), state);
    expect(await again.client().state('UN01')).toEqual(state);
  });
});
