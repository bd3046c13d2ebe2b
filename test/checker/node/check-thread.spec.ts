import { execFileSync } from 'node:child_process';
import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { EventFile } from '../../../src/event-store/event-file.js';
import { seal } from '../../../src/ledger/seal.js';
import { UnitsTransferred } from '../../../src/domain/movement/units-transferred.js';
import { happened } from '../../../src/domain/message/message.js';
import { keyHash } from '../../../src/ledger/hashes.js';
import type { CheckState } from '../../../src/node/check/found.js';
import { eventually } from '../../support/eventually.js';
import type { Client } from '../../support/server/client.js';
import { built } from '../../support/server/built.js';
import { NodeProcess, temporaryDirectory } from '../../support/server/node-process.js';
import { afterIssuance, VINTAGE } from '../../support/server/stage.js';
import { party } from '../../support/samples.js';

const THREADS = { READ_THREADS: '1' };

/** How far the check is, and what it found, as health says. */
const check = async (client: Client): Promise<CheckState | undefined> =>
  (await client.get('/health/ready')).json<{ registries: { check: CheckState }[] }>().registries[0]?.check;

/** The check when it has come to the end of what is there. */
const checkedTo = (client: Client, revision: bigint): Promise<CheckState | undefined> =>
  eventually(
    () => check(client),
    (state) => state?.revision === String(revision),
  );

/** Runs the command line on a stopped node's directory. Throws where it ends with anything but 0. */
const sextant = (...given: string[]): void => {
  execFileSync(process.execPath, [built('cli/main.js'), ...given], { stdio: 'pipe' });
};

/** A stopped node's registry of 1,000 issued units. */
const recorded = async (): Promise<{ directory: string; path: string }> => {
  const directory = temporaryDirectory();
  const node = await NodeProcess.start(directory, THREADS);
  await afterIssuance(node.client(), 1_000);
  await node.stop();
  return { directory, path: join(directory, 'UN01', 'events.sqlite') };
};

/** Appends a transfer of units that nobody distributed yet, out of the wrong account: whoever can write the file can write this. */
const forge = async (path: string): Promise<bigint> => {
  const file = new EventFile(path);
  const [last] = [...file.replay()].flat().slice(-1);
  const revision = file.size;
  if (!last) throw new Error('an empty file');
  const { at } = JSON.parse(last.body) as { at: string };
  const block = `UN01-GHA-10471-${VINTAGE}-1-10`;
  const moved = { from: 'GHA-H2', to: 'GHA-H1', blocks: [block], firstTransferred: [], reference: null, corrects: null };
  const meta = { registry: 'UN01', actor: 'dev', approver: null, authority: 'holder:GHA-H2', at };
  const key = { command: keyHash('dev', 'UN01', 'a-key-of-a-forger'), commandHash: keyHash('dev', 'UN01', 'a-body') };
  const act = seal([happened(UnitsTransferred, moved)], revision, { ...meta, ...key }).map(({ stored }) => stored);
  expect(await file.append(revision - 1n, act)).toBe('committed');
  await file.close();
  return revision;
};

describe('the check behind the writer', () => {
  it('comes to the head of a lawful registry, again after each command, and stops nothing', async () => {
    const node = await NodeProcess.start(temporaryDirectory(), THREADS);
    const client = node.client();
    await afterIssuance(client, 1_000);
    const { revision } = await client.accept('UN01', 'register-party', party('NOR'));
    expect(await checkedTo(client, BigInt(revision))).toEqual({
      ...{ revision, holds: true, findings: 0, inherited: expect.any(Number), broken: null, fault: null },
    });
    expect((await client.get('/metrics')).text).toContain('sextant_check_up{registry="UN01"} 1');
    await client.accept('UN01', 'register-party', party('SWE'));
    await node.stop();
  });

  it('makes the registry read-only where an act broke a law; health, log, metrics and audit name law and revision', async () => {
    const { directory, path } = await recorded();
    const good = join(temporaryDirectory(), 'backup');
    sextant('backup', '--data', directory, '--out', good);
    const revision = await forge(path);
    const node = await NodeProcess.start(directory, THREADS);
    const client = node.client();
    const state = await eventually(
      () => check(client),
      (now) => now?.holds === false,
    );
    expect(state?.broken).toMatchObject({ law: 'custody', rule: 'R-03, R-04, R-05, R-13', revision: String(revision), inherited: false });
    const refused = await client.command('UN01', 'register-party', party('NOR'));
    expect([refused.status, refused.problem.code]).toEqual([503, 'unavailable']);
    expect((await client.get('/v1/registries/UN01/accounts/GHA-H1')).status).toBe(200);
    const { text } = await client.get('/metrics');
    expect(text).toMatch(/^sextant_law_findings\{registry="UN01"\} [1-9]\d*$/m);
    expect(text).toContain(`sextant_law_broken_revision{registry="UN01",law="custody"} ${revision}`);
    expect(text).toContain('sextant_writer{registry="UN01"} 0');
    const audit = (await client.get('/v1/registries/UN01/audit')).json<{ holds: boolean; laws: { law: string; found: number }[] }>();
    expect(audit.holds).toBe(false);
    expect(audit.laws.find(({ law }) => law === 'custody')?.found).toBeGreaterThan(0);
    const { said } = await node.stop();
    expect(said).toMatch(
      new RegExp(`UN01 is read-only: the law custody \\(R-03, R-04, R-05, R-13\\) is broken at revision ${revision}: expected`),
    );

    // It stays so at every start, until the events are again those of before.
    const again = await NodeProcess.start(directory, THREADS);
    expect(
      (
        await eventually(
          () => check(again.client()),
          (now) => now?.holds === false,
        )
      )?.broken?.revision,
    ).toBe(String(revision));
    await again.stop();
    // What the page of operations says: the registry's directory is moved away whole, and a backup of before takes its place.
    renameSync(join(directory, 'UN01'), join(temporaryDirectory(), 'UN01'));
    sextant('restore', good, '--data', directory);
    const back = await NodeProcess.start(directory, THREADS);
    const accepted = await back.client().accept('UN01', 'register-party', party('NOR'));
    expect(await checkedTo(back.client(), BigInt(accepted.revision))).toMatchObject({ holds: true, broken: null });
    await back.stop();
  });
});
