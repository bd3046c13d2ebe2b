import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Client, Problem } from '../../support/server/client.js';
import { NodeProcess } from '../../support/server/node-process.js';
import { line, transfer, type Result } from './samples.js';
import { afterIssuance, world } from '../../support/server/stage.js';

let client: Client;
beforeAll(async () => {
  const node = await NodeProcess.start();
  client = node.client();
  await afterIssuance(client, 100_000);
});

const reason = { code: 'other' };

describe('bulk: one command a line', () => {
  it('is answered in the order of the lines, each with its own outcome, key and line number', async () => {
    const lines = [
      line(transfer('1')),
      line(transfer('999999')),
      line({ from: 'GHA-H1' }),
      line({}, { command: 'conjure-units' }),
      line(transfer('1', { to: 'CHE-H1' })),
    ];
    const answer = await client.bulk('UN01', lines);
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toMatch(/^application\/x-ndjson/);
    const results = answer.lines<Result>();
    expect(results.map(({ line: n, key, status, code }) => [n, key, status, code])).toEqual([
      [1, lines[0]?.key, 201, undefined],
      [2, lines[1]?.key, 409, 'insufficient-units'],
      [3, lines[2]?.key, 422, 'invalid-input'],
      [4, lines[3]?.key, 404, 'unknown-command'],
      [5, lines[4]?.key, 201, undefined],
    ]);
    expect(results[4]?.events?.map(({ type }) => type)).toEqual(['UnitsTransferred', 'CorrespondingAdjustmentApplied']);
    expect(Number(results[4]?.revision)).toBe(Number(results[0]?.revision) + 2);
  });

  it('has no precondition in common: one is never passed over in silence', async () => {
    const headers = { 'content-type': 'application/x-ndjson', 'if-match': '"1"' };
    const answer = await client.send('POST', '/v1/registries/UN01/commands', headers, JSON.stringify(line(transfer('1'))));
    expect(answer.problem).toMatchObject({
      status: 400,
      code: 'malformed-request',
      errors: [{ pointer: 'If-Match', code: 'unknown-header' }],
    });
  });

  it('answers a malformed line with a 400 of its own, and goes on', async () => {
    const good = JSON.stringify(line(transfer()));
    const malformed = [
      '{"command":',
      'null',
      '[]',
      '{"command":"transfer-units","key":"key-without-data"}',
      '{"command":"transfer-units","key":"key-with-more","data":{},"more":1}',
      '{"command":"transfer-units","data":{}}',
      '{"command":"transfer-units","key":"short","data":{}}',
      '{"command":"transfer-units","key":"key-of-twice","data":{"to":"A","to":"B"}}',
      `{"command":"transfer-units","key":"key-of-number","data":{"units":1.5}}`,
    ];
    const results = (await client.bulk('UN01', [good, ...malformed, good.replace('GHA-H2', 'CHE-H1')].join('\n'))).lines<Result>();
    expect(results.map(({ line: n }) => n)).toEqual(Array.from({ length: malformed.length + 2 }, (_, i) => i + 1));
    expect(results.map(({ status }) => status)).toEqual([201, ...malformed.map(() => 400), 422]);
    expect(results.at(-1)?.code).toBe('idempotency-conflict');
  });

  it('replays a line whose key and body came before', async () => {
    const lines = [line(transfer('1'))];
    const [first] = (await client.bulk('UN01', lines)).lines<Result>();
    const before = await client.state('UN01');
    const [again] = (await client.bulk('UN01', lines)).lines<Result>();
    expect(again).toMatchObject({ status: 201, revision: first?.revision });
    expect(await client.state('UN01')).toEqual(before);
  });

  it('a line that builds on the one before it sees what that did', async () => {
    const results = (
      await client.bulk('UN01', [
        line({ account: 'GHA-B1', type: 'holding', party: 'GHA' }, { command: 'open-account' }),
        line(transfer('5', { to: 'GHA-B1' })),
        line(transfer('5', { from: 'GHA-B1', to: 'GHA-H1' })),
        line({ account: 'GHA-B1' }, { command: 'close-account' }),
      ])
    ).lines<Result>();
    expect(results.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
  });

  it('a line of more than 1 MiB is too large, and the next is read', async () => {
    const long = `{"command":"transfer-units","key":"${'k'.repeat(1_100_000)}"}`;
    const results = (await client.bulk('UN01', `${long}\n${JSON.stringify(line(transfer()))}\n`)).lines<Result>();
    expect(results.map(({ status }) => status)).toEqual([413, 201]);
  });

  it.each(['', '?atomic=true', '?atomic=false'])('an upload without a line is refused, of whatever length: %s', async (query) => {
    for (const empty of ['', '\n', '\n'.repeat(100_000)]) {
      const { status, problem } = await client.bulk('UN01', empty, query);
      expect([status, problem]).toEqual([
        400,
        expect.objectContaining({ code: 'malformed-request', errors: [expect.objectContaining({ code: 'no-lines' })] }),
      ]);
    }
    const [first] = (await client.bulk('UN01', `\n\n${JSON.stringify(line(transfer()))}`)).lines<Result>();
    expect(first).toMatchObject({ line: 1, status: 201 });
  });
});

describe('bulk?atomic=true: all lines or none', () => {
  it('all: 201 with the lines, whose acts follow each other', async () => {
    const before = Number((await client.state('UN01')).revision);
    const answer = await client.bulk('UN01', [line(transfer()), line(transfer()), line(transfer())], '?atomic=true');
    expect(answer.status).toBe(201);
    expect(answer.lines<Result>().map(({ line: n, status, revision }) => [n, status, revision])).toEqual([
      [1, 201, String(before + 1)],
      [2, 201, String(before + 2)],
      [3, 201, String(before + 3)],
    ]);
  });

  const none = async (lines: string | object[], problem: object): Promise<void> => {
    const before = await client.state('UN01');
    const answer = await client.bulk('UN01', lines, '?atomic=true');
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(answer.json<Problem>()).toMatchObject(problem);
    expect(answer.status).toBe(answer.problem.status);
    expect(await client.state('UN01')).toEqual(before);
  };

  it('none when a line is refused: the one problem, with its line', () =>
    none([line(transfer()), line(transfer('999999')), line(transfer())], { status: 409, code: 'insufficient-units', line: 2 }));

  it('none when a line collides with an earlier one: the problem names both', async () => {
    const cancel = {
      from: 'GHA-H1',
      to: 'CANCELLATION-ADMINISTRATIVE',
      purpose: 'administrative',
      units: { blocks: [world.units(50, 59)] },
    };
    await none([line(transfer()), line(cancel, { command: 'cancel-units' }), line({ ...cancel }, { command: 'cancel-units' })], {
      ...{ status: 409, code: 'double-use', line: 3, conflictsWithLine: 2 },
    });
  });

  it('none when a line is malformed', () =>
    none(`${JSON.stringify(line(transfer()))}\n{"command":`, { status: 400, code: 'malformed-json', line: 2 }));

  it('none when there are more than 1,024 lines', () =>
    none(
      Array.from({ length: 1_025 }, () => line({ blocks: [world.units(1, 1)], reason }, { command: 'freeze-units' })),
      { status: 413, code: 'too-large' },
    ));

  it('the keys of lines that were not written are unused', async () => {
    const lines = [line(transfer(), { key: 'key-of-atomic-line' }), line(transfer('999999'))];
    await client.bulk('UN01', lines, '?atomic=true');
    expect((await client.get('/v1/registries/UN01/commands/key-of-atomic-line')).problem.code).toBe('unknown-key');
  });
});
