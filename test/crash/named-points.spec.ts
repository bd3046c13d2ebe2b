import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Act } from '../support/server/client.js';
import { NodeProcess, temporaryDirectory } from '../support/server/node-process.js';
import { isRefused, load } from './load.js';
import { storedAfter } from './stored.js';
import { afterIssuance } from '../support/server/stage.js';

const DIES_AT = pathToFileURL(join(import.meta.dirname, '../support/server/dies-at.mjs')).href;

let whole: string;
beforeAll(async () => {
  const node = await NodeProcess.start();
  await afterIssuance(node.client(), 10_000_000);
  whole = node.dataDir;
  await node.stop();
});

describe.each([
  ['before the first row of an append', 'before-rows', 'nothing'],
  ['when the rows of an append are written and not committed', 'before-commit', 'nothing'],
  ['when an append is committed and nobody was answered', 'after-commit', 'everything'],
  ['before the read file commits', 'before-commit-of-reads', 'either'],
  ['behind the commit of the read file', 'after-commit-of-reads', 'either'],
] as const)('a node that is killed %s', (_, point, unanswered) => {
  it('has after a start all that it acknowledged, nothing that it refused, and takes what it left unanswered once', async () => {
    const dataDir = temporaryDirectory();
    cpSync(whole, dataDir, { recursive: true });
    const dying = await NodeProcess.start(dataDir, { NODE_OPTIONS: `--import=${DIES_AT}`, DIES_AT: `${point}:15` });
    const sent = await load(dying.client(), 0);

    const client = (await NodeProcess.start(dataDir)).client();
    const ask = (key: string) => client.get(`/v1/registries/UN01/commands/${key}`);
    const acknowledged = sent.filter(({ status }) => status === 201);
    expect(acknowledged.length).toBeGreaterThan(0);
    const refused = sent.filter(({ status }) => status === 409).slice(-100);
    const there = new Set<string>();
    for await (const { id } of storedAfter(client)) there.add(id);
    const promised = acknowledged.flatMap(({ text }) => (JSON.parse(text ?? '') as Act).events.map(({ id }) => id));
    expect(promised.filter((id) => !there.has(id))).toEqual([]);
    for (const { status } of await Promise.all(refused.map(({ key }) => ask(key)))) expect(status).toBe(404);
    const open = sent.filter(({ status, data }) => status === undefined && !isRefused(data));
    expect(open.length).toBeGreaterThan(0);
    const found = await Promise.all(open.map(async ({ key }) => (await ask(key)).status));
    if (unanswered === 'nothing') expect([...new Set(found)]).toEqual([404]);
    if (unanswered === 'everything') expect(found).toContain(200);
    for (const [i, { key, data }] of open.entries()) {
      const again = await client.command('UN01', 'transfer-units', data, { key });
      expect([again.status, again.headers['idempotency-replayed']]).toEqual([201, found[i] === 200 ? 'true' : undefined]);
    }
    let moved = 0;
    for await (const { type } of storedAfter(client)) if (type === 'UnitsTransferred') moved += 1;
    expect(moved).toBe(acknowledged.length + open.length);
  });
});
