import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import { NodeProcess, temporaryDirectory } from '../support/server/node-process.js';
import { afterIssuance, world } from '../support/server/stage.js';
import { eventually } from '../support/eventually.js';

/** More than a node that stops makes a snapshot for. */
const TRANSFERS = 10_000;

const transfer = (i: number) => ({ from: 'GHA-H1', to: 'GHA-H2', units: { blocks: [world.units(i, i)] } });

let whole: string;
beforeAll(async () => {
  const node = await NodeProcess.start();
  const client = node.client();
  await afterIssuance(client, 100_000);
  const lines = Array.from({ length: TRANSFERS }, (_, i) => ({
    command: 'transfer-units',
    key: `transfer-${i}-of-test`,
    data: transfer(i + 1),
  }));
  const answers = (await client.bulk('UN01', lines)).lines<{ status: number }>();
  expect(answers.filter(({ status }) => status !== 201)).toEqual([]);
  await eventually(
    () => client.get(`/v1/registries/UN01/accounts/GHA-H2?minRevision=${TRANSFERS}`),
    ({ status }) => status === 200,
  );
  await node.stop();
  whole = node.dataDir;
});

const [SNAPSHOT, EVENTS] = [join('UN01', 'book.snapshot'), join('UN01', 'events.sqlite')];

/** A copy of the directory of the node that stopped, to which something was done. */
const copy = (change: (dataDir: string) => void = () => undefined): string => {
  const dataDir = temporaryDirectory();
  cpSync(whole, dataDir, { recursive: true });
  change(dataDir);
  return dataDir;
};

/** What a node on the directory holds and decides, and all it says until it is stopped. */
const life = async (dataDir: string): Promise<{ held: unknown; statuses: number[]; said: string }> => {
  const node = await NodeProcess.start(dataDir);
  const client = node.client();
  const statuses: number[] = [];
  statuses.push((await client.command('UN01', 'transfer-units', transfer(1))).status);
  const { revision } = await client.accept('UN01', 'transfer-units', transfer(TRANSFERS + 1));
  const repeated = await client.command('UN01', 'transfer-units', transfer(7), { key: 'transfer-6-of-test' });
  statuses.push(repeated.status);
  expect(repeated.headers['idempotency-replayed']).toBe('true');
  // Behind a start reads have yet to come as far.
  const read = await eventually(
    () => client.get(`/v1/registries/UN01/accounts/GHA-H2?minRevision=${revision}`),
    ({ status }) => status !== 503,
  );
  const { said } = await node.stop();
  return { held: read.json<{ quantity: unknown }>().quantity, statuses, said };
};

describe('a node that stops after many events leaves a snapshot of its book', () => {
  it('and after a start with it holds and decides what it does without', async () => {
    const replayed = await life(copy((dataDir) => rmSync(join(dataDir, SNAPSHOT))));
    expect(replayed.statuses).toEqual([409, 201]);
    expect(await life(copy())).toEqual(replayed);
  });

  it('and says why where it could not be used', async () => {
    const { said, statuses } = await life(
      copy((dataDir) => {
        const bytes = readFileSync(join(dataDir, SNAPSHOT));
        writeFileSync(join(dataDir, SNAPSHOT), bytes.subarray(0, bytes.length - 1));
      }),
    );
    expect(said).toContain('UN01: snapshot discarded (it is not as it was written); replaying from event 0');
    expect(statuses).toEqual([409, 201]);
  });

  it('and where bytes of an event it stands for are others, ends by itself with code 1 and the place, and is not started again', async () => {
    const dataDir = copy((directory) => {
      const file = new Database(join(directory, EVENTS));
      file.exec("UPDATE events SET body = replace(body, '20', '21') WHERE revision = 5");
      file.close();
    });
    const node = await NodeProcess.start(dataDir);
    const { code, said } = await node.end;
    expect({ code, said }).toMatchObject({ code: 1, said: expect.stringContaining('is damaged at revision 5') });
    expect(existsSync(join(dataDir, SNAPSHOT))).toBe(false);
    expect((await NodeProcess.refused(dataDir)).said).toContain('is damaged at revision 5');
  });
});
