import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ApiClient } from '../support/api/client.js';
import { served, type Served } from '../support/api/served.js';
import { tellExamples } from '../support/api/act.js';

let node: Served;
let dev: ApiClient;
let two: ApiClient;
beforeAll(async () => {
  node = await served();
  await tellExamples(node.url);
  dev = new ApiClient(node.url);
  two = new ApiClient(node.url, 'dev-two');
});
afterAll(() => node.end());

const tasks = async (client: ApiClient): Promise<string[]> =>
  (await client.get('/v1/registries/{registry}/tasks', { registry: 'UN01' })).items.map(({ task, proposal }) => `${task} ${proposal}`);

describe('tasks', () => {
  test('are withdrawing for who proposed, approving for a colleague, nothing for the others', async () => {
    expect([await tasks(dev), await tasks(two), await tasks(new ApiClient(node.url, 'dev-three'))]).toEqual([
      ['withdraw P-4'],
      ['approve P-4'],
      [],
    ]);
  });

  test('have all that an approval needs, and are gone once it is given', async () => {
    const { items } = await two.get('/v1/registries/{registry}/tasks', { registry: 'UN01' });
    const [task] = items;
    expect(task).toMatchObject({ command: 'transfer-units', proposer: 'dev', waiting: false, path: '/v1/registries/UN01/proposals/P-4' });
    await two.command('UN01', 'approve', { proposal: task?.proposal ?? '', hash: task?.hash ?? '' });
    expect([await tasks(dev), await tasks(two)]).toEqual([[], []]);
  });

  test('have what is paid for and open for who acts for the host', async () => {
    const claims = async (client: ApiClient): Promise<object[]> => [
      ...(await client.get('/v1/registries/{registry}/tasks', { registry: 'UN01' })).finances,
    ];
    const of = { programme: '10471', host: 'GHA', open: '15000', authority: 'party:GHA', path: '/v1/registries/UN01/finances/F-1' };
    expect(await claims(dev)).toEqual([expect.objectContaining({ finance: 'F-1', ...of })]);
    expect(await claims(new ApiClient(node.url, 'dev-three'))).toEqual([]);
    await dev.command('UN01', 'grant-role', { actor: 'dev-three', role: 'party', scope: 'GHA' });
    expect(await claims(new ApiClient(node.url, 'dev-three'))).toHaveLength(1);
  });

  test('say when a delay is still ahead', async () => {
    const { policyNumber } = await dev.get('/v1/registries/{registry}', { registry: 'UN01' });
    const policy = { approvals: [{ command: 'transfer-units', by: 'counterparty' }], transferDelayHours: '26' } as const;
    await dev.command('UN01', 'set-policy', {
      replaces: policyNumber,
      policy: { ...policy, approvals: [...policy.approvals] },
      reason: { code: 'policy' },
    });
    const data = { from: 'CHE-H1', to: 'GHA-H1', units: { quantity: '5' } };
    await dev.command('UN01', 'propose', { proposal: 'P-9', command: 'transfer-units', data });
    const { items } = await two.get('/v1/registries/{registry}/tasks', { registry: 'UN01' });
    expect(items).toEqual([expect.objectContaining({ task: 'approve', proposal: 'P-9', authority: 'holder:GHA-H1', waiting: true })]);
  });
});
