import { cpSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { NodeProcess, temporaryDirectory } from '../support/server/node-process.js';
import { afterIssuance } from '../support/server/stage.js';

let whole: string;
let last: number;
beforeAll(async () => {
  const node = await NodeProcess.start();
  const client = node.client();
  await afterIssuance(client, 10_000);
  // The last act has two events: the transfer to another Party, and the adjustment of the host.
  const act = await client.accept('UN01', 'transfer-units', { from: 'GHA-H1', to: 'CHE-H1', units: { quantity: '1' } });
  last = Number(act.revision);
  whole = node.dataDir;
  await node.stop();
});

it('a second process on the same directory ends with code 1 and names the first; the first goes on', async () => {
  const first = await NodeProcess.start();
  const second = await NodeProcess.refused(first.dataDir);
  expect(second.code).toBe(1);
  expect(second.said).toContain(first.dataDir);
  expect(second.said).toContain(`process ${first.pid}`);
  expect(second.said.trim().split('\n')).toHaveLength(1);
  expect((await first.client().get('/health/live')).status).toBe(200);
  await first.kill();
  const third = await NodeProcess.start(first.dataDir);
  expect((await third.client().get('/health/live')).status).toBe(200);
});

describe('a damaged event file stops the start with code 1, its name and the place, and is left as it is', () => {
  /** A copy of the whole directory with its event file damaged. Returns what the start said. */
  const startOn = async (damage: (file: string) => void): Promise<string> => {
    const dataDir = temporaryDirectory();
    cpSync(whole, dataDir, { recursive: true });
    const file = join(dataDir, 'UN01', 'events.sqlite');
    damage(file);
    const before = readFileSync(file);
    const { code, said } = await NodeProcess.refused(dataDir);
    expect({ code, said }).toMatchObject({ code: 1, said: expect.stringContaining(file) });
    expect(said).toMatch(/damaged/);
    expect(readFileSync(file).equals(before)).toBe(true);
    return said;
  };
  const without = (rows: string) => (file: string) => {
    const db = new Database(file);
    db.exec(`DELETE FROM events WHERE revision ${rows}`);
    db.close();
  };

  it('one byte of an event is another', async () => {
    const said = await startOn((file) => {
      const bytes = readFileSync(file);
      const at = bytes.indexOf('"programme":"10471"', bytes.indexOf('ReductionsVerified') - 2_000) + 14;
      bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
      writeFileSync(file, bytes);
    });
    expect(said).toMatch(/at revision \d+/);
  });

  it('the file ends in the middle', async () => {
    const said = await startOn((file) => truncateSync(file, Math.floor(readFileSync(file).length / 8_192) * 4_096));
    expect(said).toMatch(/at (?:or after )?revision \d+|malformed|not a database/);
  });

  it('the file is not a database', async () => {
    await startOn((file) => writeFileSync(file, 'x'.repeat(20_000)));
  });

  it('an event in the middle is missing', async () => {
    expect(await startOn(without('= 5'))).toContain('at revision 5');
  });

  it('the last event of an act is missing', async () => {
    expect(await startOn(without(`= ${last}`))).toContain(`at revision ${last - 1}`);
  });
});
