import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EventStoreDb, type EventStoreDbSettings } from '../../../src/event-store/eventstoredb/eventstoredb.js';
import { canonical } from '../../../src/domain/kernel/canonical.js';
import { selfSigned, type KeyPair } from '../../support/eventstoredb-double/certificate.js';
import type { DoubleOptions } from '../../support/eventstoredb-double/eventstoredb-double.js';
import { append } from '../contract/backend.js';
import { notes, sealed } from '../contract/events.js';
import { newRegistry } from '../contract/on-server.js';
import { Running, SHORT } from './running.js';

const running = new Running();

/** What a start says. */
const fault = async (
  url: string,
  settings: Partial<EventStoreDbSettings> = {},
  last?: Parameters<typeof EventStoreDb.open>[1],
): Promise<string> => {
  try {
    const store = await EventStoreDb.open({ url, registry: newRegistry(), canonical, allowInsecure: true, ...SHORT, ...settings }, last);
    await store.close();
    return 'no fault';
  } catch (error) {
    return String(error);
  }
};
const strictly = { allowInsecure: false };

describe('a start without EVENTSTORE_ALLOW_INSECURE', () => {
  it.each([
    ['tls=false', 'esdb://ledger:good@127.0.0.1:1?tls=false', /EVENTSTORE_URL: tls=false.*tlsCAFile.*EVENTSTORE_ALLOW_INSECURE=1/s],
    ['no user', 'esdb://127.0.0.1:1', /no user name and password.*esdb:\/\/user:password@/s],
    ['a default password', 'esdb://admin:changeit@127.0.0.1:1', /password is one that servers are shipped with/],
    ['a default password of another', 'esdb://ops:changeit@127.0.0.1:1', /password is one that servers are shipped with/],
  ])('%s is refused before anything is sent', async (_what, url, message) => {
    expect(await fault(url, strictly)).toMatch(message);
  });
});

describe('a start', () => {
  it('refuses a wrong code of a registry', async () => {
    expect(await fault('esdb://127.0.0.1:1?tls=false', { registry: 'un01 $settings' })).toMatch(/not the code of a registry/);
  });
  it('says that no server answers', async () => {
    expect(await fault('esdb://127.0.0.1:1?tls=false')).toMatch(/EVENTSTORE_URL: no server answers there.*ECONNREFUSED.*can be reached/s);
  });
  it('says so, too, of one that takes the connection and stays silent', async () => {
    const taken: Socket[] = [];
    const silent = createServer((socket) => taken.push(socket));
    const port = await new Promise<number>((done) =>
      silent.listen(0, '127.0.0.1', () => done((silent.address() as { port: number }).port)),
    );
    expect(await fault(`esdb://127.0.0.1:${port}?tls=false`)).toMatch(/no server answers there \(no answer within 1200 ms\)/);
    for (const socket of taken) socket.destroy();
    silent.close();
  });
  it('says so of a server that says its version, and answers no reads', async () => {
    const double = await running.double();
    await double.fault({ kind: 'request-lost', only: 'read' });
    expect(await fault(double.url)).toMatch(/no server answers there \(no answer within 1200 ms\)/);
  });
  it('says so of a cluster whose members nobody tells', async () => {
    expect(await fault('esdb://127.0.0.1:1,127.0.0.1:2?tls=false')).toMatch(/EVENTSTORE_URL: no server answers there/);
  });
  it('finds the leader of a cluster by gossip', async () => {
    const double = await running.double();
    expect(await fault(`esdb://127.0.0.1:1,127.0.0.1:${double.port}?tls=false`, { patience: 5_000, deadline: 3_000 })).toBe('no fault');
    expect(await fault(`esdb+discover://127.0.0.1:${double.port}?tls=false`, { patience: 5_000, deadline: 3_000 })).toBe('no fault');
  });
  it('waits for a server that is not ready yet', async () => {
    const double = await running.double();
    await double.fault({ kind: 'not-ready' });
    const starting = fault(double.url, { patience: 6_000 });
    setTimeout(() => void double.heal(), 500);
    expect(await starting).toBe('no fault');
  });
  it.each([
    ['22.10.3', /version 22.10.3, 22.10.4 is the oldest.*Run 22.10.4 or later/s],
    ['21.10.11', /version 21.10.11/],
    ['unknown', /version unknown/],
    ['22', /version 22, 22.10.4 is the oldest/],
    ['22.10.4', /no fault/],
    ['23.10.1', /no fault/],
    ['26.1.0', /no fault/],
  ])('on a server of version %s', async (version, message) => {
    expect(await fault((await running.double({ version })).url)).toMatch(message);
  });
});

describe('a start with TLS', () => {
  let directory: string;
  let pair: KeyPair;
  beforeAll(() => {
    directory = mkdtempSync(join(tmpdir(), 'sextant-tls-'));
    pair = selfSigned();
    writeFileSync(join(directory, 'ca.pem'), pair.cert);
    writeFileSync(join(directory, 'other.pem'), selfSigned().cert);
  });
  afterAll(() => rmSync(directory, { recursive: true }));
  const users = { ledger: 'good', admin: 'chosen', ops: 'chosen too' };
  const url = async (user: string, ca: string, options: DoubleOptions = {}): Promise<string> => {
    const { port } = await running.double({ tls: pair, users, ...options });
    return `esdb://${user}@localhost:${port}?tlsCAFile=${join(directory, ca)}`;
  };

  it('says that a server does not speak TLS', async () => {
    const { port } = await running.double();
    expect(await fault(`esdb://ledger:good@localhost:${port}`, strictly)).toMatch(/no server answers there.*does not speak TLS/s);
  });
  it('shows the certificate of the user to a server that asks for one', async () => {
    const ledger = selfSigned();
    writeFileSync(join(directory, 'ledger.cert'), ledger.cert);
    writeFileSync(join(directory, 'ledger.key'), ledger.key);
    const own = `&userCertFile=${join(directory, 'ledger.cert')}&userKeyFile=${join(directory, 'ledger.key')}`;
    const at = await url('ledger:good', 'ca.pem', { tls: { ...pair, users: ledger.cert } });
    expect(await fault(at, strictly)).toMatch(/no server answers there/);
    expect(await fault(`${at}${own}`, strictly)).toBe('no fault');
  });
  it.each(['MemDb', 'Insecure', 'UnsafeDisableFlushToDisk', 'UnsafeIgnoreHardDelete'])(
    'is refused where the server runs with %s',
    async (name) => {
      const at = await url('ledger:good', 'ca.pem', { options: { [name]: true } });
      expect(await fault(at, strictly)).toMatch(
        new RegExp(`EVENTSTORE_URL: the server runs with ${name}: what it calls written may be lost`),
      );
      expect(await fault(at)).toBe('no fault');
    },
  );
  it.each([
    ['the stream', 'registry-', /EVENTSTORE_URL: the user may not read registry-\S+\. Give the user the right/],
    ['its metadata', '$$registry-', /the user may not read \$\$registry-\S+; give it the right to \(\$r, \$mr\)/],
  ])('says that the user may not read %s', async (_what, streams, message) => {
    expect(await fault(await url('ledger:good', 'ca.pem', { mayNotRead: { ledger: streams } }), strictly)).toMatch(message);
  });
  it('is well where user and certificate are', async () => {
    expect(await fault(await url('ledger:good', 'ca.pem'), strictly)).toBe('no fault');
  });
  it('appends and reads as the user', async () => {
    const registry = newRegistry();
    const store = await EventStoreDb.open({ url: await url('ledger:good', 'ca.pem'), registry, canonical, allowInsecure: false, ...SHORT });
    expect(await append(store, notes(registry, 0n, 2))).toBe('committed');
    expect(await store.head()).toBe(1n);
    await store.close();
  });
  it.each([
    ['a wrong password', 'ledger:bad', 'ca.pem', {}, /EVENTSTORE_URL: the server does not know this user name and password/],
    ['an unknown user', 'nobody:good', 'ca.pem', {}, /does not know this user/],
    [
      'another certificate authority',
      'ledger:good',
      'other.pem',
      {},
      /EVENTSTORE_URL: no server answers there.*certificate.*tlsCAFile=FILE/s,
    ],
    [
      'a default password of admin on the server',
      'ledger:good',
      'ca.pem',
      { users: { ...users, admin: 'changeit' } },
      /default password of admin/,
    ],
    [
      'a default password of ops on the server',
      'ledger:good',
      'ca.pem',
      { users: { ...users, ops: 'changeit' } },
      /default password of ops/,
    ],
  ])('says %s', async (_what, user, ca, options, message) => {
    expect(await fault(await url(user, ca, options), strictly)).toMatch(message);
  });
});

describe('a start on a stream', () => {
  it.each([
    ['$maxCount', { $maxCount: 10 }],
    ['$maxAge', { $maxAge: 3600 }],
    ['$tb', { $tb: 1 }],
  ])('that %s hides is refused, also while running', async (name, metadata) => {
    const { double, store, registry, stream } = await running.pair();
    await append(store, notes(registry, 0n, 3));
    await store.check();
    await double.setMetadata(stream, metadata);
    expect(await fault(double.url, { registry })).toContain(`stream ${stream}: its metadata has ${name}`);
    await expect(store.check()).rejects.toThrow(name);
  });
  it('with metadata of another kind is taken', async () => {
    const { double, store, registry, stream } = await running.pair();
    await append(store, notes(registry, 0n, 3));
    await double.setMetadata(stream, { $acl: { $d: '$admins' } });
    expect(await fault(double.url, { registry })).toBe('no fault');
  });
  it('that was deleted, softly or for ever, is refused', async () => {
    for (const how of ['soft', 'hard'] as const) {
      const { double, store, registry, stream } = await running.pair();
      await append(store, notes(registry, 0n, 3));
      await double.remove(stream, how);
      expect(await fault(double.url, { registry })).toMatch(how === 'soft' ? /\$tb/ : /deleted, for ever/);
    }
  });
  it('is looked at again while running: where no answer comes, nothing is found', async () => {
    const { double, store } = await running.pair();
    await double.fault({ kind: 'request-lost', only: 'read' });
    await expect(store.check()).rejects.toThrow(/no answer/);
  });
  it('whose first event is missing is refused', async () => {
    const { double, registry, stream } = await running.pair();
    const { id, body } = sealed(registry, 5n, {});
    await double.force(stream, [{ id, type: 'NoteTaken', data: body }], 5n);
    expect(await fault(double.url, { registry })).toMatch(/revision 0: the first event of the stream is missing/);
  });
  it('of another registry is refused', async () => {
    const { double, registry, stream } = await running.pair();
    const { id, body } = sealed('OTHER', 0n, {});
    await double.force(stream, [{ id, type: 'NoteTaken', data: body }]);
    expect(await fault(double.url, { registry })).toMatch(/revision 0: the event is of the registry OTHER/);
  });
  it('that lacks what the local file has, or has another event there, is refused', async () => {
    const { double, store, registry } = await running.pair();
    await append(store, notes(registry, 0n, 3));
    const [last, beyond] = notes(registry, 2n, 2);
    const [other] = notes(registry, 2n, 1, 'other');
    expect(await fault(double.url, { registry }, last)).toBe('no fault');
    expect(await fault(double.url, { registry }, beyond)).toMatch(/revision 3: the local event file has this event, the server has not/);
    expect(await fault(double.url, { registry }, other)).toMatch(/revision 2: the local event file has another event/);
    expect(await fault(double.url, {}, last)).toMatch(/the server has not/);
  });
});
