import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openRegistry } from '../../../src/domain/registry/examples.js';
import { served, type Served } from '../../support/api/served.js';
import { Client } from '../../support/server/client.js';

describe('open-registry for a code of which nothing is there yet', () => {
  let node: Served;
  let client: Client;
  beforeAll(async () => {
    node = await served();
    client = new Client(node.url);
  });
  afterAll(() => node.end());

  /** Everything under the data directory, by path. */
  const files = (): string[] => (readdirSync(node.directory, { recursive: true }) as string[]).sort();

  it.each([
    ['a member that is missing', 'UN11', { ...openRegistry, operator: undefined }, 422, 'invalid-input'],
    [
      'a kind that its code does not fit, which only the decision can say',
      'UN11',
      { ...openRegistry, kind: 'party' },
      422,
      'invalid-input',
    ],
    ['a list of administrators that names one twice', 'UN11', { ...openRegistry, administrators: ['dev', 'dev'] }, 422, 'invalid-input'],
  ])('refused for %s leaves no folder and no file', async (_, code, data, status, refusal) => {
    const before = files();
    const answer = await client.command(code, 'open-registry', data);
    expect([answer.status, answer.problem.code]).toEqual([status, refusal]);
    expect(files()).toEqual(before);
    expect((await client.get('/health/ready')).text).not.toContain(code);
  });

  it('a body that is no JSON, and a key that is none, leave nothing either', async () => {
    const before = files();
    const path = '/v1/registries/UN11/commands/open-registry';
    const headers = { 'content-type': 'application/json', 'idempotency-key': 'opens-nothing' };
    expect((await client.send('POST', path, headers, '{"kind":')).problem.code).toBe('malformed-json');
    expect((await client.send('POST', path, { ...headers, 'idempotency-key': 'x' }, '{}')).problem.code).toBe('malformed-request');
    expect(files()).toEqual(before);
  });

  it('a dry run leaves nothing, and says the events that the real one then has', async () => {
    const before = files();
    const path = '/v1/registries/UN12/commands/open-registry?dryRun=true';
    const dry = await client.send('POST', path, { 'content-type': 'application/json' }, JSON.stringify(openRegistry));
    expect(dry.status).toBe(200);
    expect(files()).toEqual(before);
    const said = dry.json<{ revision: string; events: { revision: string; type: string; data: object }[] }>();
    expect(said.revision).toBe('0');
    const { events } = await client.accept('UN12', 'open-registry', openRegistry);
    const withoutTimes = (all: readonly { revision: string; type: string; data: object }[]): object[] =>
      all.map(({ revision, type, data }) => ({ revision, type, data }));
    expect(withoutTimes(said.events)).toEqual(withoutTimes(events));
    expect((await client.send('POST', path, { 'content-type': 'application/json' }, JSON.stringify(openRegistry))).problem.code).toBe(
      'already-exists',
    );
  });
});
