import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import Database from 'better-sqlite3';
import { expect, it } from '@jest/globals';
import type { Answer } from '../../support/server/client.js';
import { NodeProcess } from '../../support/server/node-process.js';
import { expectAnswer } from './expect-answer.js';
import { refusal, replayed } from './row.js';
import { transfer, transferOf } from './samples.js';
import { afterIssuance } from '../../support/server/stage.js';
import { opening } from '../../support/world.js';
import { eventually } from '../../support/eventually.js';

const SMALL_DISK = pathToFileURL(join(import.meta.dirname, '../../support/server/small-disk.mjs')).href;

it('row 60: a key is good for ever: the first answer comes again after a restart, and another body conflicts with it', async () => {
  const first = await NodeProcess.start();
  await afterIssuance(first.client(), 1_000);
  const key = 'key-before-restart';
  const act = await first.client().accept('UN01', 'transfer-units', transfer(), { key });
  await first.stop();

  const second = await NodeProcess.start(first.dataDir);
  const before = await second.client().state('UN01');
  const again = await second.client().command('UN01', 'transfer-units', transfer(), { key });
  expectAnswer(again, { gets: replayed });
  expect(again.act).toEqual(act);
  const other = await second.client().command('UN01', 'transfer-units', transferOf('2'), { key });
  expectAnswer(other, { gets: refusal(422, 'idempotency-conflict', undefined, { conflictsWith: act.revision }) });
  expect(await second.client().state('UN01')).toEqual(before);
});

it('row 99: while the event file is busy a command is answered unavailable, nothing is written, and it goes through afterwards', async () => {
  const node = await NodeProcess.start();
  const client = node.client();
  await afterIssuance(client, 1_000);
  const before = await client.state('UN01');
  const other = new Database(join(node.dataDir, 'UN01', 'events.sqlite'));
  other.exec('BEGIN IMMEDIATE');

  const key = 'key-while-busy';
  const busy = await client.command('UN01', 'transfer-units', transfer(), { key });
  expectAnswer(busy, { gets: { ...refusal(503, 'unavailable'), headers: { 'retry-after': '1' } } });
  expect(await client.state('UN01')).toEqual(before);

  other.close();
  expect((await client.command('UN01', 'transfer-units', transfer(), { key })).status).toBe(201);
});

it('row 100: on a full disk commands are answered storage-full, reads go on, and nothing of a refused command is there', async () => {
  const first = await NodeProcess.start();
  await afterIssuance(first.client(), 1_000_000);
  await first.stop();
  const node = await NodeProcess.start(first.dataDir, { NODE_OPTIONS: `--import=${SMALL_DISK}` });
  const client = node.client();

  const give = (n: number): Promise<Answer> => client.command('UN01', 'transfer-units', transfer(), { key: `key-number-${n}` });
  let [n, answer] = [0, await give(0)];
  for (; answer.status === 201 && n < 500; answer = await give(n)) n += 1;
  const full = await client.state('UN01');
  expectAnswer(answer, { gets: { ...refusal(507, 'storage-full'), headers: { 'retry-after': '60' } } });
  expect((await give(n)).status).toBe(507);
  expect(await client.state('UN01')).toEqual(full);
  await node.stop();

  const after = await NodeProcess.start(first.dataDir);
  expect((await after.client().get(`/v1/registries/UN01/commands/key-number-${n}`)).status).toBe(404);
  expect((await after.client().command('UN01', 'transfer-units', transfer(), { key: `key-number-${n}` })).status).toBe(201);
});

it('row 98: more requests a second than RATE_LIMIT are answered 429 with Retry-After, write nothing, and go through later', async () => {
  const node = await NodeProcess.start(undefined, { RATE_LIMIT: '5' });
  const client = node.client();
  await client.accept('UN01', 'open-registry', opening());
  const before = Number((await client.state('UN01')).revision);
  const suspend = { account: 'BUFFER', reason: { code: 'other' } };
  const answers: Answer[] = [];
  const send = (): Promise<Answer[]> => Promise.all(Array.from({ length: 200 }, () => client.command('UN01', 'suspend-account', suspend)));
  await eventually(
    async () => answers.push(...(await send())),
    () => answers.some(({ status }) => status === 429),
  );
  const tooMany = answers.filter(({ status }) => status === 429);
  for (const answer of tooMany) {
    expectAnswer(answer, { gets: refusal(429, 'too-many-requests') });
    expect(answer.headers['retry-after']).toMatch(/^[1-9][0-9]*$/);
  }
  const written = answers.filter(({ status }) => status === 201).length;
  const later = await eventually(
    () => client.get('/v1/registries/UN01'),
    ({ status }) => status !== 429,
  );
  expect(later.json<{ revision: string }>().revision).toBe(String(before + written));
});
