import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { ReadProgress } from '../../src/projections/read-progress.js';
import { Registries, type Registry } from '../../src/node/registries.js';
import { eventually } from '../support/eventually.js';
import { served, type Served } from '../support/api/served.js';
import { tellExamples } from '../support/api/act.js';

let node: Served;
beforeAll(async () => {
  node = await served();
  await tellExamples(node.url);
});
afterAll(() => node.end());

const metrics = async (): Promise<Map<string, number>> => {
  const text = await (await fetch(`${node.url}/metrics`)).text();
  const samples = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(samples.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ') + 1))]));
};

describe('metrics', () => {
  test('are in the text format, each family with help and type', async () => {
    const answer = await fetch(`${node.url}/metrics`);
    expect(answer.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
    const text = await answer.text();
    for (const line of text.trim().split('\n'))
      expect(line).toMatch(/^(?:# (?:HELP|TYPE) [a-z_]+ .+|[a-z_]+(?:\{[a-z]+="[^"\n]*"(?:,[a-z]+="[^"\n]*")*\})? [0-9.e+-]+)$/);
  });

  test('count commands by outcome, appends by duration, and tell how far reads are', async () => {
    const before = await metrics();
    await fetch(`${node.url}/v1/registries/UN01/commands/close-account?dryRun=true`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ account: 'GHA-H1' }),
    });
    await fetch(`${node.url}/v1/registries/UN01`);
    const after = await metrics();
    expect(before.get('sextant_commands_total{registry="UN01",outcome="accepted"}')).toBeGreaterThan(30);
    expect(after.get('sextant_commands_total{registry="UN01",outcome="account-not-empty"}')).toBe(1);
    expect(after.get('sextant_commands_waiting{registry="UN01"}')).toBe(0);
    expect(after.get('sextant_append_seconds_bucket{registry="UN01",le="+Inf"}')).toBe(
      after.get('sextant_append_seconds_count{registry="UN01"}'),
    );
    expect(after.get('sextant_read_lag_events{registry="UN01"}')).toBe(0);
    expect(after.get('sextant_reads_up{registry="UN01"}')).toBe(1);
    expect(after.get('sextant_last_append_failed{registry="UN01"}')).toBe(0);
  });
});

describe('a read file that fails', () => {
  test('makes the node not ready, reads unavailable, commands go on; then it is opened again', async () => {
    const registry = node.app.get(Registries).started('UN01') as Registry;
    (registry.reads as unknown as { progress: ReadProgress }).progress.failed(new Error('the disk went away'));
    const [ready, read] = [await fetch(`${node.url}/health/ready`), await fetch(`${node.url}/v1/registries/UN01/accounts`)];
    expect([ready.status, read.status]).toEqual([503, 503]);
    expect(await ready.json()).toMatchObject({
      code: 'unavailable',
      registries: expect.arrayContaining([expect.objectContaining({ registry: 'UN01', state: 'reads-failed' })]) as unknown,
    });
    expect((await metrics()).get('sextant_reads_up{registry="UN01"}')).toBe(0);
    const headers = { 'content-type': 'application/json', 'idempotency-key': 'metrics-0001' };
    const body = JSON.stringify({ account: 'GHA-H7', type: 'holding', party: 'GHA' });
    expect((await fetch(`${node.url}/v1/registries/UN01/commands/open-account`, { method: 'POST', headers, body })).status).toBe(201);
    await eventually(
      () => fetch(`${node.url}/health/ready`),
      ({ status }) => status === 200,
    );
    expect((await fetch(`${node.url}/v1/registries/UN01/accounts/GHA-H7`)).status).toBe(200);
  });
});
