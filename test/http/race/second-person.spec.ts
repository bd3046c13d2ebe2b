import { createHash } from 'node:crypto';
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { party, reason } from '../../support/samples.js';
import { served, type Served } from '../../support/api/served.js';
import { Client, type Answer, type Problem } from '../../support/server/client.js';
import { eventually } from '../../support/eventually.js';
import { HeldRequest, requestBytes } from '../../support/server/raw.js';

const ADMINISTRATORS = ['ana', 'ben', 'cai'];
const APPROVERS = 50;
const ROUNDS = 20;

const directory = mkdtempSync(join(tmpdir(), 'sextant-second-person-'));
const file = join(directory, 'keys.json');
/** Puts a file with the keys of these actors in the place of the other; the token is `key-of-<actor>`. */
const keysOf = (...actors: readonly string[]): void => {
  const keys = actors.map((actor) => ({ actor, person: true, sha256: createHash('sha256').update(`key-of-${actor}`).digest('hex') }));
  writeFileSync(`${file}.next`, JSON.stringify({ keys }), { mode: 0o600 });
  renameSync(`${file}.next`, file);
};

let node: Served;
const as = (actor: string): Client => new Client(node.url, `key-of-${actor}`);
beforeAll(async () => {
  keysOf(...ADMINISTRATORS, 'bulk');
  node = await served({ AUTH_MODE: 'keys', KEYS_FILE: file, REGISTRIES: 'UN01' });
  const policy = { approvals: [{ command: 'update-party', by: 'colleague' }] };
  const opening = { kind: 'mechanism', operator: 'Operator', administrators: ADMINISTRATORS, policy };
  await as('ana').accept('UN01', 'open-registry', opening);
  await as('ana').accept('UN01', 'register-party', party('GHA'));
  await as('ana').accept('UN01', 'grant-role', { actor: 'bulk', role: 'administrator' });
});
afterAll(async () => {
  await node.end();
  rmSync(directory, { recursive: true });
});

let proposals = 0;
/** Ana proposes that Ghana takes part, or no longer. Gives what an approval names. */
const proposed = async (participating: boolean): Promise<{ proposal: string; hash: string }> => {
  const proposal = `P-${(proposals += 1)}`;
  const data = { party: 'GHA', participating, reason };
  const { events } = await as('ana').accept('UN01', 'propose', { proposal, command: 'update-party', data });
  return { proposal, hash: String(events[0]?.data['hash']) };
};

/** A command on a socket of its own, held at its last byte. */
const held = (actor: string, command: string, data: object, key: string): Promise<HeldRequest> => {
  const headers = { 'content-type': 'application/json', 'idempotency-key': key, authorization: `Bearer key-of-${actor}` };
  const bytes = requestBytes('POST', `/v1/registries/UN01/commands/${command}`, headers, JSON.stringify(data));
  return HeldRequest.open(Number(new URL(node.url).port), bytes);
};
const release = (requests: readonly HeldRequest[]): Promise<Answer[]> => Promise.all(requests.map((one) => one.release()));
const said = ({ status, problem }: Answer): string => (status === 201 ? '201' : `${status} ${problem.code}`);

describe('a proposal', () => {
  it(`that ${APPROVERS} approve at once is carried out once; the others hear that it is closed`, async () => {
    const approval = await proposed(false);
    const requests = Array.from({ length: APPROVERS }, (_, i) =>
      held(i % 2 === 0 ? 'ben' : 'cai', 'approve', approval, `approve-at-once-${i}`),
    );
    const answers = (await release(await Promise.all(requests))).map(said);
    expect(answers.filter((answer) => answer === '201')).toHaveLength(1);
    expect(answers.filter((answer) => answer === '409 proposal-closed')).toHaveLength(APPROVERS - 1);
  });

  it('whose proposer no longer has the role is not carried out, and stays open', async () => {
    const approval = await proposed(true);
    await as('ben').accept('UN01', 'revoke-role', { actor: 'ana', role: 'administrator' });
    expect(said(await as('cai').command('UN01', 'approve', approval))).toBe('403 forbidden');
    await as('ben').accept('UN01', 'grant-role', { actor: 'ana', role: 'administrator' });
    expect(said(await as('cai').command('UN01', 'approve', approval))).toBe('201');
  });

  it('is approved by nobody whose role is gone', async () => {
    const approval = await proposed(false);
    await as('ana').accept('UN01', 'revoke-role', { actor: 'ben', role: 'administrator' });
    expect(said(await as('ben').command('UN01', 'approve', approval))).toBe('403 forbidden');
    await as('ana').accept('UN01', 'grant-role', { actor: 'ben', role: 'administrator' });
    expect(said(await as('ben').command('UN01', 'approve', approval))).toBe('201');
  });

  it(`that is approved while its proposer's role is revoked: whichever came first decides, ${ROUNDS} times`, async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const approval = await proposed(round % 2 === 0);
      const requests = [
        await held('cai', 'approve', approval, `approve-round-${round}`),
        await held('ben', 'revoke-role', { actor: 'ana', role: 'administrator' }, `revoke-round-${round}`),
      ];
      const [approved, revoked] = await release(round % 4 < 2 ? requests : requests.toReversed()).then((answers) =>
        round % 4 < 2 ? answers : answers.toReversed(),
      );
      if (!approved || !revoked) throw new Error('two answers');
      expect(said(revoked)).toBe('201');
      if (approved.status === 201) expect(Number(approved.act.revision)).toBeLessThan(Number(revoked.act.revision));
      else expect(said(approved)).toBe('403 forbidden');
      await as('ben').accept('UN01', 'grant-role', { actor: 'ana', role: 'administrator' });
      if (approved.status !== 201) expect(said(await as('cai').command('UN01', 'approve', approval))).toBe('201');
    }
  });
});

/** Takes the key of the bulk uploads out of the file, and waits until the node has seen that. */
const takeKey = async (): Promise<void> => {
  keysOf(...ADMINISTRATORS);
  await eventually(
    () => fetch(`${node.url}/metrics`, { headers: { authorization: 'Bearer key-of-bulk' } }),
    ({ status }) => status === 401,
  );
};

it('a command whose key is gone by the time its body is there is refused', async () => {
  const command = await held('bulk', 'register-party', party('CHE'), 'slow-command-1');
  await takeKey();
  expect(said(await command.release())).toBe('401 unauthenticated');
  keysOf(...ADMINISTRATORS, 'bulk');
  await eventually(
    () => as('bulk').get('/metrics'),
    ({ status }) => status === 200,
  );
  expect((await as('bulk').get('/v1/registries/UN01/parties/CHE')).status).toBe(404);
});

it('a bulk upload goes no further than its key: lines that come after it is gone are refused, each by itself', async () => {
  const lineOf = (n: number): string => {
    const data = { account: `GHA-BULK-${n}`, type: 'holding', party: 'GHA' };
    return `${JSON.stringify({ command: 'open-account', key: `bulk-line-${n}`, data })}\n`;
  };
  const results: (Partial<Problem> & { readonly status: number })[] = [];
  const lines = async function* (): AsyncIterableIterator<string> {
    for (let n = 0; n < 300; n += 1) yield lineOf(n);
    await eventually(
      () => results.length,
      (answered) => answered > 0,
    );
    await takeKey();
    for (let n = 300; n < 310; n += 1) yield lineOf(n);
  };
  const headers = { 'content-type': 'application/x-ndjson', authorization: 'Bearer key-of-bulk' };
  const sent = request(`${node.url}/v1/registries/UN01/commands`, { method: 'POST', headers });
  const read = new Promise<void>((resolve, reject) => {
    sent.once('error', reject).once('response', (response) => {
      void (async () => {
        for await (const text of createInterface(response)) results.push(JSON.parse(text) as (typeof results)[number]);
      })().then(resolve, reject);
    });
  });
  await Promise.all([pipeline(Readable.from(lines()), sent), read]);
  expect(new Set(results.slice(0, 300).map(({ status }) => status))).toEqual(new Set([201]));
  expect(results.slice(300).map(({ status, code }) => [status, code])).toEqual(Array(10).fill([401, 'unauthenticated']));
  expect((await as('ana').get('/v1/registries/UN01/accounts/GHA-BULK-300')).status).toBe(404);
});
