import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from '../../support/server/client.js';
import { NodeProcess } from '../../support/server/node-process.js';
import { route, transfer } from './samples.js';
import { afterIssuance, world } from '../../support/server/stage.js';

let node: NodeProcess;
let client: Client;
beforeAll(async () => {
  node = await NodeProcess.start();
  client = node.client();
  await afterIssuance(client, 100_000);
});

const head = async (): Promise<number> => Number((await client.state('UN01')).revision);

describe('a command that is accepted', () => {
  it('is answered 201 with the act, each event with revision, id, type, time and data, and the act’s last revision as ETag', async () => {
    const before = await head();
    const answer = await client.command('UN01', 'transfer-units', transfer('1', { to: 'CHE-H1' }));

    expect(answer.status).toBe(201);
    expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
    const { act } = answer;
    expect(Object.keys(act)).toEqual(['registry', 'revision', 'events']);
    expect(act).toMatchObject({ registry: 'UN01', revision: String(before + 2) });
    expect(answer.headers['etag']).toBe(`"${before + 2}"`);
    expect(answer.headers).not.toHaveProperty('idempotency-replayed');
    expect(act.events.map(({ revision, type }) => [revision, type])).toEqual([
      [String(before + 1), 'UnitsTransferred'],
      [String(before + 2), 'CorrespondingAdjustmentApplied'],
    ]);
    for (const event of act.events) {
      expect(Object.keys(event)).toEqual(['revision', 'id', 'type', 'at', 'data']);
      expect(event.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
      expect(event.at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    }
    expect(act.events[0]?.data).toMatchObject({ from: 'GHA-H1', to: 'CHE-H1', blocks: [world.units(93_000, 93_000)] });
  });

  it('is seen by the next read', async () => {
    const act = await client.accept('UN01', 'transfer-units', transfer());
    expect(Number((await client.get('/v1/registries/UN01')).json<{ revision: string }>().revision)).toBeGreaterThanOrEqual(
      Number(act.revision),
    );
  });
});

describe('the idempotency key', () => {
  it('brings the first answer again, marked as replayed, also when the command would now be refused', async () => {
    const cancel = {
      from: 'GHA-H1',
      to: 'CANCELLATION-ADMINISTRATIVE',
      purpose: 'administrative',
      units: { blocks: [world.units(1, 10)] },
    };
    const first = await client.command('UN01', 'cancel-units', cancel, { key: 'key-of-cancellation' });
    const before = await client.state('UN01');
    const again = await client.command('UN01', 'cancel-units', cancel, { key: 'key-of-cancellation' });

    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.text).toBe(first.text);
    expect(again.headers).toMatchObject({ 'idempotency-replayed': 'true', etag: first.headers['etag'] });
    expect((await client.command('UN01', 'cancel-units', cancel)).problem.code).toBe('double-use');
    expect(await client.state('UN01')).toEqual(before);
  });

  it('of a request that is still in flight waits for the first answer', async () => {
    const sent = Array.from({ length: 5 }, () => client.command('UN01', 'transfer-units', transfer(), { key: 'key-in-flight' }));
    const answers = await Promise.all(sent);
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(answers.filter(({ headers }) => headers['idempotency-replayed'] === undefined)).toHaveLength(1);
  });

  it('with another body, or for another command, is a conflict that names the act', async () => {
    const first = await client.accept('UN01', 'transfer-units', transfer(), { key: 'key-of-conflict' });
    const other = await client.command('UN01', 'transfer-units', transfer('2'), { key: 'key-of-conflict' });
    const otherCommand = await client.command('UN01', 'close-account', { account: 'GHA-H2' }, { key: 'key-of-conflict' });
    for (const { problem } of [other, otherCommand])
      expect(problem).toMatchObject({ status: 422, code: 'idempotency-conflict', conflictsWith: first.revision });
  });

  it('of another actor is another key', async () => {
    const first = await client.accept('UN01', 'transfer-units', transfer(), { key: 'key-of-two-actors' });
    const second = await node.client('dev-two').command('UN01', 'transfer-units', transfer(), { key: 'key-of-two-actors' });
    expect(second.status).toBe(201);
    expect(second.headers).not.toHaveProperty('idempotency-replayed');
    expect(second.act.revision).not.toBe(first.revision);
  });

  it('of a refused command may still succeed: refusals are not remembered', async () => {
    const tooMuch = await client.command('UN01', 'transfer-units', transfer('999999'), { key: 'key-of-refusal' });
    const less = await client.command('UN01', 'transfer-units', transfer(), { key: 'key-of-refusal' });
    expect([tooMuch.problem.code, less.status]).toEqual(['insufficient-units', 201]);
  });

  it('answers GET commands/{key} with the act, to its own actor alone', async () => {
    const first = await client.command('UN01', 'transfer-units', transfer(), { key: 'key-to-ask-for' });
    const asked = await client.get(route('key-to-ask-for'));
    expect(asked).toMatchObject({ status: 200, text: first.text });
    expect(asked.headers['etag']).toBe(first.headers['etag']);
    for (const answer of [await node.client('dev-two').get(route('key-to-ask-for')), await client.get(route('key-of-nothing'))])
      expect(answer.problem).toMatchObject({ status: 404, code: 'unknown-key' });
  });
});
