import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from '../../support/server/client.js';
import { NodeProcess } from '../../support/server/node-process.js';
import { route, transfer } from './samples.js';
import { afterIssuance, VINTAGE, world } from '../../support/server/stage.js';
import { opening } from '../../support/world.js';

let node: NodeProcess;
let client: Client;
beforeAll(async () => {
  node = await NodeProcess.start();
  client = node.client();
  await afterIssuance(client, 100_000);
});

describe('If-Match', () => {
  const matching = (revision: string, data: object) =>
    client.command('UN01', 'transfer-units', data, { headers: { 'if-match': `"${revision}"` } });

  it('lets a command through when nothing it names was touched since', async () => {
    const { revision } = await client.accept('UN01', 'transfer-units', transfer());
    await client.accept('UN01', 'suspend-account', { account: 'CHE-H1', reason: { code: 'other' } });
    expect((await matching(revision, transfer())).status).toBe(201);
  });

  it('is refused with 412 and the later revision when an account it names was touched since', async () => {
    const { revision } = await client.accept('UN01', 'transfer-units', transfer());
    const later = await client.accept('UN01', 'transfer-units', transfer());
    const before = await client.state('UN01');
    expect((await matching(revision, transfer())).problem).toMatchObject({
      status: 412,
      code: 'stale-revision',
      conflictsWith: later.revision,
    });
    expect(await client.state('UN01')).toEqual(before);
  });

  it('is refused when a block it names was touched since', async () => {
    const data = transfer('1', { units: { blocks: [world.units(5, 5)] } });
    const { revision } = await client.accept('UN01', 'freeze-units', { blocks: [world.units(5, 5)], reason: { code: 'other' } });
    expect((await matching(String(Number(revision) - 1), data)).problem.code).toBe('stale-revision');
    expect((await matching(revision, data)).problem.code).toBe('units-frozen');
  });

  it('beyond the head is refused', async () => {
    expect((await matching('99999', transfer())).problem).toMatchObject({ status: 412, code: 'stale-revision' });
  });

  it.each([
    ['before', '0'],
    ['beyond the head', '99999'],
  ])('refused for a revision %s comes with the current ETag, of the last that touched what the command names', async (_, revision) => {
    const last = await client.accept('UN01', 'transfer-units', transfer());
    await client.accept('UN01', 'freeze-units', { blocks: [world.units(50, 50)], reason: { code: 'other' } });
    await client.accept('UN01', 'unfreeze-units', { blocks: [world.units(50, 50)], reason: { code: 'other' } });
    const { headers } = await matching(revision, transfer());
    expect(headers['etag']).toBe(`"${last.events[0]?.revision}"`);
    expect((await matching(JSON.parse(headers['etag'] ?? '') as string, transfer())).status).toBe(201);
  });
});

describe('a dry run', () => {
  const dry = (command: string, data: object, headers: Record<string, string> = {}) =>
    client.send('POST', `${route(command)}?dryRun=true`, { 'content-type': 'application/json', ...headers }, JSON.stringify(data));

  it('needs no key, answers 200 with the act and its consequences, and writes nothing', async () => {
    await client.accept('UN01', 'reinstate-account', { account: 'CHE-H1', reason: { code: 'other' } });
    const before = await client.state('UN01');
    const answer = await dry('transfer-units', transfer('7', { to: 'CHE-H1' }));

    expect(answer.status).toBe(200);
    const said = answer.json<{
      revision: string;
      events: { type: string; revision: string }[];
      balances: unknown[];
      adjustments: unknown[];
    }>();
    expect(said.events.map(({ type }) => type)).toEqual(['UnitsTransferred', 'CorrespondingAdjustmentApplied']);
    expect(said.balances).toEqual([{ account: 'CHE-H1', before: '0', after: '7' }, expect.objectContaining({ account: 'GHA-H1' })]);
    expect(said.adjustments).toEqual([expect.objectContaining({ party: 'GHA', vintage: VINTAGE })]);
    expect(await client.state('UN01')).toEqual(before);
  });

  it('is refused as the command itself would be', async () => {
    const before = await client.state('UN01');
    expect((await dry('transfer-units', transfer('999999'))).problem.code).toBe('insufficient-units');
    expect((await dry('transfer-units', {})).problem.code).toBe('invalid-input');
    expect(await client.state('UN01')).toEqual(before);
  });

  it('of open-registry writes nothing either, to a registry that is not there yet, and leaves it to be opened', async () => {
    const path = '/v1/registries/UN07/commands/open-registry';
    const asked = ['POST', `${path}?dryRun=true`, { 'content-type': 'application/json' }, JSON.stringify(opening())] as const;
    expect((await client.send(...asked)).status).toBe(200);
    const { registries } = (await client.get('/health/ready')).json<{ registries: { registry: string }[] }>();
    expect(registries.map(({ registry }) => registry)).not.toContain('UN07');
    expect((await client.get('/v1/registries/UN07')).problem.code).toBe('unknown-registry');
    expect((await client.accept('UN07', 'open-registry', opening())).events[0]?.revision).toBe('1');
  });

  it('with a key leaves the key unused', async () => {
    await dry('transfer-units', transfer('3'), { 'idempotency-key': 'key-of-dry-run' });
    expect((await client.get(route('key-of-dry-run'))).problem.code).toBe('unknown-key');
    const answer = await client.command('UN01', 'transfer-units', transfer('4'), { key: 'key-of-dry-run' });
    expect(answer.headers).not.toHaveProperty('idempotency-replayed');
    expect(answer.status).toBe(201);
  });

  it('is asked for with true or false and nothing else', async () => {
    const answer = await client.command('UN01', 'transfer-units', transfer(), { query: '?dryRun=yes' });
    expect(answer.problem).toMatchObject({ status: 400, errors: [{ pointer: 'dryRun', code: 'flag-format' }] });
  });
});

it('a read of a revision beyond the head is 404 unknown-event', async () => {
  expect((await client.get('/v1/registries/UN01?at=99999')).problem).toMatchObject({ status: 404, code: 'unknown-event' });
});
