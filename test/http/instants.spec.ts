import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Registries } from '../../src/node/registries.js';
import { served, type Served } from '../support/api/served.js';
import { Client } from '../support/server/client.js';
import { eventually } from '../support/eventually.js';
import { opening } from '../support/world.js';

interface Told {
  readonly revision: string;
  readonly final: boolean;
}

let node: Served;
let client: Client;
beforeAll(async () => {
  node = await served();
  client = new Client(node.url);
  await client.accept('UN01', 'open-registry', opening());
});
afterAll(() => node.end());

const at = async (ms: number): Promise<Told> => {
  const { revision, final } = (await client.get(`/v1/registries/UN01?at=${new Date(ms).toISOString()}`)).json<Told>();
  return { revision, final };
};

describe('an instant over HTTP', () => {
  test('on a quiet registry becomes final by itself, and what follows has a later time', async () => {
    const instant = Date.now();
    const { revision } = (await client.get('/v1/registries/UN01')).json<Told>();
    const told = await eventually(
      () => at(instant),
      ({ final }) => final,
    );
    expect(told.revision).toBe(revision);
    const { events } = await client.accept('UN01', 'grant-role', { actor: 'someone', role: 'auditor' });
    expect(Date.parse(events[0]?.at ?? '')).toBeGreaterThan(instant);
    expect(await at(instant)).toEqual(told);
  });

  test('that is still to come is not final', async () => {
    expect((await at(Date.now() + 60_000)).final).toBe(false);
  });

  test('is not final on a node that writes nothing', async () => {
    await node.stop();
    node = await served({ DATA_DIR: node.directory, WRITER: '0' });
    client = new Client(node.url);
    const { ledger } = await node.app.get(Registries).get('UN01');
    // An instant that a writer which had nothing to do would long have called final.
    const instant = Date.now();
    await eventually(Date.now, (now) => now > instant + 2_500);
    const told = await at(instant);
    expect([told.revision, told.final]).toEqual([String(ledger.revision), false]);
  });
});
