import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { answered, freshPath, inProcess, serving } from '../cli/sextant.js';
import { NodeProcess, temporaryDirectory } from '../support/server/node-process.js';
import { party } from '../support/samples.js';
import { opening } from '../support/world.js';
import type { Client, Problem } from '../support/server/client.js';

const CLOCK_OF_FILE = pathToFileURL(join(import.meta.dirname, '../support/server/clock-of-file.mjs')).href;
const HOUR = 3_600_000;

/** A clock that every node of a test has, set in a file. */
const clock = (): { readonly set: (off: number) => void; readonly env: Record<string, string> } => {
  const file = join(temporaryDirectory(), 'clock');
  const set = (off: number): void => writeFileSync(file, String(off));
  set(0);
  return { set, env: { NODE_OPTIONS: `--import=${CLOCK_OF_FILE}`, CLOCK_FILE: file } };
};

const register = (client: Client) => client.command('UN01', 'register-party', party('GHA'));
const reasons = async (client: Client): Promise<unknown> =>
  (await client.get('/health/ready')).json<{ registries: { reasons: unknown }[] }>().registries[0]?.reasons;
const trusted = async (client: Client): Promise<string | undefined> =>
  /sextant_clock_trusted\{registry="UN01"\} (\d)/.exec((await client.get('/metrics')).text)?.[1];

describe('a clock that jumps an hour ahead while a node runs', () => {
  it('has commands refused in its own words, in health and metrics too; when it goes back they go on, and no event is of that hour', async () => {
    const { set, env } = clock();
    const node = await NodeProcess.start(temporaryDirectory(), env);
    const client = node.client();
    await client.accept('UN01', 'open-registry', opening('mechanism'));
    const { revision } = (await client.get('/v1/registries/UN01')).json<{ revision: string }>();
    expect([await reasons(client), await trusted(client)]).toEqual([[], '1']);
    set(HOUR);
    const refused = await register(client);
    expect(refused.status).toBe(503);
    expect(refused.json<Problem>()).toMatchObject({
      code: 'unavailable',
      errors: [{ pointer: 'clock', code: 'clock-ahead', detail: expect.stringMatching(/60 min more than has gone by.*--confirm-clock/) }],
    });
    expect([await reasons(client), await trusted(client)]).toEqual([[{ code: 'clock-ahead', detail: expect.any(String) }], '0']);
    expect((await client.get('/v1/registries/UN01')).json()).toMatchObject({ revision });
    set(0);
    expect((await register(client)).status).toBe(201);
    expect((await node.stop()).said).toContain('the clock jumped ahead by 60 min');
  });
});

describe('a start whose clock is an hour ahead', () => {
  it('is refused before anything is written, and goes on where an operator confirms the clock', async () => {
    const { set, env } = clock();
    const node = await NodeProcess.start(temporaryDirectory(), env);
    await node.client().accept('UN01', 'open-registry', opening('mechanism'));
    const { revision } = (await node.client().get('/v1/registries/UN01')).json<{ revision: string }>();
    await node.stop();
    set(HOUR);
    const { code, said } = await NodeProcess.refused(node.dataDir, env);
    expect(code).toBe(1);
    expect(said).toContain(join(node.dataDir, 'UN01'));
    expect(said).toMatch(/The clock of the node says .* 60 min more than has gone by.*--confirm-clock/);
    // A single command on the stopped directory is no way around it.
    const file = freshPath('party.json');
    await answered(['command', 'register-party', '--example']).then((text) => writeFileSync(file, text));
    const command = await inProcess(['command', 'register-party', '--data', node.dataDir, '--data-file', file], { env });
    expect(command).toMatchObject({ code: 1, err: expect.stringContaining('clock-ahead') });

    const confirmed = await serving('serve', node.dataDir, ['--confirm-clock'], env);
    const [started] = (await (await fetch(`${confirmed.url}/v1/registries/UN01/events?after=${revision}`)).text()).split('\n');
    expect(JSON.parse(started ?? '')).toMatchObject({ type: 'WriterStarted', revision: String(Number(revision) + 1) });
    await confirmed.stop();
    // Said once: later starts know the new time.
    const again = await NodeProcess.start(node.dataDir, env);
    expect((await register(again.client())).status).toBe(201);
    await again.stop();
  });
});

describe('a clock that was ahead when events were written', () => {
  it('stops the next right start with the times of both; reads go on, and a backup of before is the way out', async () => {
    const { set, env } = clock();
    const node = await NodeProcess.start(temporaryDirectory(), env);
    await node.client().accept('UN01', 'open-registry', opening('mechanism'));
    const backup = freshPath('backup');
    await answered(['backup', '--data', node.dataDir, '--out', backup]);
    await node.stop();
    set(HOUR);
    const ahead = await serving('serve', node.dataDir, ['--confirm-clock'], env);
    await ahead.stop();
    set(0);

    const { code, said } = await NodeProcess.refused(node.dataDir, env);
    expect(code).toBe(1);
    expect(said.trim().split('\n').at(-1)).toMatch(
      /UN01: The clock of the node says \S+Z, and the last event is of \S+Z\. Set the clock \(NTP\).*docs\/operations\.md.*WRITER=0/,
    );
    const reader = await NodeProcess.start(node.dataDir, { ...env, WRITER: '0' });
    expect((await reader.client().get('/v1/registries/UN01/accounts')).status).toBe(200);
    expect(await reasons(reader.client())).toMatchObject([{ code: 'clock-behind' }]);
    expect((await reader.stop()).said).toMatch(/UN01: commands are refused \(clock-behind\)\. The clock of the node says/);

    // As docs/operations.md says it: the events of the wrong time are given up, by name.
    rmSync(join(node.dataDir, 'UN01', 'events.sqlite'));
    await answered(['restore', backup, '--data', node.dataDir, '--accept-loss']);
    const restored = await NodeProcess.start(node.dataDir, env);
    expect((await register(restored.client())).status).toBe(201);
    await restored.stop();
    expect(readdirSync(join(node.dataDir, 'UN01')).some((name) => name.startsWith('set-aside-'))).toBe(true);
    expect(existsSync(join(node.dataDir, 'UN01', 'accepted-loss.json'))).toBe(false);
  });
});
