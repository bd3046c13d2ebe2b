import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { SETTINGS } from '../../src/node/settings.js';

const ROOT = join(import.meta.dirname, '../..');
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

interface Service {
  readonly image?: string;
  readonly build?: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly ports?: readonly string[];
  readonly volumes?: readonly string[];
  readonly healthcheck?: unknown;
  readonly read_only?: boolean;
  readonly depends_on?: Readonly<Record<string, unknown>>;
}
interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly volumes: Readonly<Record<string, unknown>>;
}

/** `latest`, or a line without its patch, is another program tomorrow. */
const PINNED = /^[a-z0-9./-]+:(?:local|\d+\.\d+\.\d+(?:-[a-z0-9-]+)?)$/;
const NAMES = new Set(Object.values(SETTINGS).map(({ name }) => name));

describe.each(['docker-compose.yml', 'docker-compose.cluster.yml'])('%s', (file) => {
  const { services, volumes } = parse(read(file), { merge: true }) as Compose;
  const all = Object.entries(services);
  const nodes = all.filter(([name]) => name.startsWith('sextant'));
  const servers = all.filter(([, { image }]) => image?.startsWith('eventstore/eventstore:'));

  it('names images whose version is pinned', () => {
    expect(all.filter(([, { image }]) => !PINNED.test(image ?? ''))).toEqual([]);
  });

  it('publishes on loopback alone', () => {
    expect(all.flatMap(([, { ports = [] }]) => ports).filter((port) => !port.startsWith('127.0.0.1:'))).toEqual([]);
  });

  it('has servers that keep their events in a volume, say that they are well, and run no projections', () => {
    expect(servers.length).toBeGreaterThan(0);
    for (const [, { volumes: mounted = [], healthcheck, environment }] of servers) {
      const kept = mounted.find((mount) => mount.endsWith(':/var/lib/eventstore'))?.split(':')[0] ?? '';
      expect(Object.keys(volumes)).toContain(kept);
      expect(healthcheck).toBeDefined();
      expect(environment).toMatchObject({ EVENTSTORE_RUN_PROJECTIONS: 'None' });
    }
  });

  it('gives nodes settings that there are, keys, a volume of their own, and a root that nobody writes to', () => {
    for (const [, { environment = {}, volumes: mounted = [], read_only }] of nodes) {
      expect(Object.keys(environment).filter((name) => !NAMES.has(name))).toEqual([]);
      expect(environment).toMatchObject({ AUTH_MODE: 'keys', EVENTSTORE_URL: expect.stringMatching(/^esdb:/) as unknown });
      expect(mounted).toContainEqual(expect.stringMatching(/:\/var\/lib\/sextant$/));
      expect(read_only).toBe(true);
    }
    const copies = nodes.flatMap(([, { volumes: mounted = [] }]) => mounted.filter((mount) => mount.endsWith(':/var/lib/sextant')));
    expect(new Set(copies).size).toBe(nodes.length);
  });

  it('starts a service after others that there are', () => {
    for (const [, { depends_on = {} }] of all) expect(Object.keys(services)).toEqual(expect.arrayContaining(Object.keys(depends_on)));
  });
});

describe('Dockerfile', () => {
  const lines = read('Dockerfile').split('\n');
  const last = lines.slice(lines.findLastIndex((line) => line.startsWith('FROM ')));

  it('is built on pinned images and runs from a slim one', () => {
    const images = lines.flatMap((line) => /^FROM (\S+)/.exec(line)?.[1] ?? []);
    expect(images.filter((image) => !PINNED.test(image))).toEqual([]);
    expect(images.at(-1)).toMatch(/-slim$/);
  });

  it('runs as somebody who is not root, and asks itself whether it is ready', () => {
    expect(last.filter((line) => line.startsWith('USER '))).toEqual(['USER node']);
    expect(read('Dockerfile')).toMatch(/^HEALTHCHECK [^]*\/health\/ready/m);
  });

  it('copies what there is, and leaves keys, events and dependencies of this machine out', () => {
    const ignored = read('.dockerignore').split('\n');
    expect(ignored).toEqual(expect.arrayContaining(['keys.json', 'data', 'node_modules', '.git', '*.sqlite*']));
    const copied = lines.flatMap((line) => /^COPY (?!--from)(.*) \S+$/.exec(line)?.[1]?.split(' ') ?? []);
    expect(copied.filter((path) => ignored.includes(path))).toEqual([]);
    expect(copied.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });

  it('sets what is a setting', () => {
    const block = last.join('\n');
    const set = [...block.slice(block.indexOf('ENV '), block.indexOf('WORKDIR')).matchAll(/([A-Z_]+)=/g)].map(([, name]) => name);
    expect(set.filter((name) => name !== 'NODE_ENV' && !NAMES.has(name ?? ''))).toEqual([]);
  });
});
