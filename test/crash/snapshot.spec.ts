import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import type * as BookFile from '../../src/domain/book/book.js';
import type * as SnapshotFile from '../../src/snapshot/snapshot-file.js';
import { inProcess } from '../cli/sextant.js';
import { built } from '../support/server/built.js';
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

  it('and where it was changed and has a hash of its own, ends by itself, and the next start has the book of the events', async () => {
    const dataDir = copy();
    await forge(join(dataDir, SNAPSHOT));
    const node = await NodeProcess.start(dataDir);
    const { code, said } = await node.end;
    expect({ code, said }).toMatchObject({ code: 1, said: expect.stringContaining(`${join(dataDir, SNAPSHOT)} is not the book`) });
    expect(said).toMatch(/UN01: acts from revision \d+ to \d+ were decided on a book that is not that of its events/);
    expect([existsSync(join(dataDir, SNAPSHOT)), existsSync(join(dataDir, 'UN01', 'read.sqlite'))]).toEqual([false, false]);
    const { held } = await life(copy());
    expect((await life(dataDir)).held).toEqual(held);
  });

  it('and where it was changed a single command on the stopped directory waits for the check, and writes nothing', async () => {
    const dataDir = copy();
    await forge(join(dataDir, SNAPSHOT));
    const size = (): number => eventsIn(join(dataDir, EVENTS));
    const before = size();
    const file = join(dataDir, 'transfer.json');
    // Units that the forged book gives to another account than the events do.
    writeFileSync(file, JSON.stringify({ ...transfer(FORGED), from: 'GHA-H2', to: 'GHA-H1' }));
    const { code, err } = await inProcess(['command', 'transfer-units', '--data', dataDir, '--data-file', file]);
    expect(code).toBe(1);
    expect(err).toContain('is not the book');
    expect(size()).toBe(before);
  });
});

/** A unit of GHA-H1. */
const FORGED = 50_000;

const eventsIn = (path: string): number => {
  const db = new Database(path, { readonly: true });
  const { size } = db.prepare('SELECT count(*) AS size FROM events').get() as { size: number };
  db.close();
  return size;
};

/** Gives a unit to another account in a snapshot, which is whole and says what it must, as somebody would who can write the disk. */
const forge = async (path: string): Promise<void> => {
  const { readSnapshot, writeSnapshot } = (await import(built('snapshot/snapshot-file.js'))) as typeof SnapshotFile;
  const { Book } = (await import(built('domain/book/book.js'))) as typeof BookFile;
  const { header, restore } = readSnapshot(path);
  const book = new Book('UN01');
  restore(book);
  const id = world.units(FORGED, FORGED);
  const [block] = book.units.within(id) ?? [];
  if (!block) throw new Error(`${id} is not in the snapshot`);
  book.units.change(id, { ...block, account: 'GHA-H2' }, block.touched);
  await writeSnapshot(path, header, book);
};
