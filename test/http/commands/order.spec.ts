import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Answer } from '../../support/server/client.js';
import { NodeProcess } from '../../support/server/node-process.js';
import { exchange, requestBytes } from '../../support/server/raw.js';
import { afterIssuance } from '../../support/server/stage.js';

/** A POST of a command, part by part, so that each part can be wrong on its own. */
interface Parts {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** One way to be refused, in the order of `docs/contract.md` 3. Later faults spoil other parts, so that any two can stand together. */
interface Fault {
  readonly status: number;
  readonly code: string;
  readonly wrong: (parts: Parts) => Parts;
}

const header =
  (name: string, value: string) =>
  (parts: Parts): Parts => ({ ...parts, headers: { ...parts.headers, [name]: value } });
const path =
  (change: (path: string) => string) =>
  (parts: Parts): Parts => ({ ...parts, path: change(parts.path) });
/** Changes the data of the body where it still is data. */
const data =
  (members: object) =>
  (parts: Parts): Parts =>
    parts.body.startsWith('{"') ? { ...parts, body: JSON.stringify({ ...(JSON.parse(parts.body) as object), ...members }) } : parts;

const FAULTS: readonly Fault[] = [
  { status: 414, code: 'uri-too-long', wrong: path((p) => `${p}?${'a'.repeat(9_000)}`) },
  { status: 401, code: 'unauthenticated', wrong: header('authorization', 'Bearer nobody') },
  { status: 404, code: 'unknown-registry', wrong: path((p) => p.replace('UN01', 'UN99')) },
  { status: 404, code: 'unknown-command', wrong: path((p) => p.replace('transfer-units', 'conjure-units')) },
  { status: 406, code: 'not-acceptable', wrong: header('accept', 'image/png') },
  { status: 415, code: 'unsupported-media-type', wrong: header('content-type', 'text/plain') },
  { status: 413, code: 'too-large', wrong: (parts) => ({ ...parts, body: `[${' '.repeat(1_100_000)}` }) },
  { status: 400, code: 'malformed-json', wrong: (parts) => (parts.body.startsWith('{"') ? { ...parts, body: '{broken' } : parts) },
  { status: 422, code: 'invalid-input', wrong: data({ stray: '1' }) },
  { status: 422, code: 'idempotency-conflict', wrong: header('idempotency-key', 'key-that-is-taken') },
  {
    status: 403,
    code: 'forbidden',
    wrong: (parts) => (parts.headers['authorization'] ? parts : header('authorization', 'Bearer dev-stranger')(parts)),
  },
  { status: 412, code: 'stale-revision', wrong: header('if-match', '"3"') },
  { status: 404, code: 'unknown-account', wrong: data({ to: 'GHA-NONE' }) },
  { status: 409, code: 'insufficient-units', wrong: data({ units: { quantity: '999999' } }) },
];

const accepted: Parts = {
  path: '/v1/registries/UN01/commands/transfer-units',
  headers: { 'content-type': 'application/json', 'idempotency-key': 'key-of-this-command' },
  body: JSON.stringify({ from: 'GHA-H1', to: 'GHA-H2', units: { quantity: '1' } }),
};

let node: NodeProcess;
const send = (faults: readonly Fault[]): Promise<Answer> => {
  const { path: to, headers, body } = faults.reduce((parts, { wrong }) => wrong(parts), accepted);
  return exchange(node.port, requestBytes('POST', to, headers, body));
};
/** The actor who is refused as `forbidden` has used the key too: only for its own key is a conflict seen first. */
beforeAll(async () => {
  node = await NodeProcess.start();
  await afterIssuance(node.client(), 1_000);
  const taken = { account: 'GHA-H9', type: 'holding', party: 'GHA' };
  const role = { actor: 'dev-stranger', role: 'party', scope: 'GHA' };
  await node.client().accept('UN01', 'open-account', taken, { key: 'key-that-is-taken' });
  await node.client().accept('UN01', 'grant-role', role);
  await node.client('dev-stranger').accept('UN01', 'open-account', { ...taken, account: 'GHA-H8' }, { key: 'key-that-is-taken' });
  await node.client().accept('UN01', 'revoke-role', role);
});

describe('a command is refused for the first of what is wrong with it', () => {
  const pairs = FAULTS.flatMap((first, i) => FAULTS.slice(i + 1).map((second) => [first.code, second.code, [first, second]] as const));

  it.each(FAULTS.map((fault) => [fault.code, fault] as const))('%s alone', async (_, fault) => {
    const { status, problem } = await send([fault]);
    expect({ status, code: problem.code }).toEqual({ status: fault.status, code: fault.code });
  });

  it.each(pairs)('%s before %s', async (code, _, faults) => {
    expect((await send(faults)).problem.code).toBe(code);
  });

  it('all at once: the first of all', async () => {
    const { revision } = await node.client().state('UN01');
    expect((await send(FAULTS)).problem.code).toBe('uri-too-long');
    expect((await node.client().state('UN01')).revision).toBe(revision);
  });

  it('nothing at all wrong: it is accepted, and its replay comes before forbidden, 412 and the command’s own refusals', async () => {
    expect((await send([])).status).toBe(201);
    for (const code of ['stale-revision', 'not-acceptable']) {
      const fault = FAULTS.filter((candidate) => candidate.code === code);
      expect((await send(fault)).headers['idempotency-replayed']).toBe(code === 'stale-revision' ? 'true' : undefined);
    }
  });
});

it('a method that the address does not offer is 405 with Allow, after 401 and 404', async () => {
  const send405 = (to: string, headers: Record<string, string> = {}): Promise<Answer> =>
    exchange(node.port, requestBytes('PUT', to, headers));
  expect(await send405(accepted.path)).toMatchObject({ status: 405, headers: { allow: expect.stringContaining('POST') } });
  expect((await send405(accepted.path, { accept: 'image/png' })).problem.code).toBe('method-not-allowed');
  expect((await send405(accepted.path, { authorization: 'Bearer nobody' })).problem.code).toBe('unauthenticated');
  expect((await send405('/v1/elsewhere')).problem.code).toBe('not-found');
  expect((await send405(accepted.path.replace('UN01', 'UN99'))).problem.code).toBe('unknown-registry');
  expect((await send405('/v1/registries/UN99')).problem.code).toBe('unknown-registry');
});

it('a path that cannot be read is 400, after 401 and 414', async () => {
  const read = (to: string, headers: Record<string, string> = {}): Promise<Answer> => exchange(node.port, requestBytes('GET', to, headers));
  const path = '/v1/registries/UN01/accounts/%ff';
  expect((await read(path)).problem.code).toBe('malformed-request');
  expect((await read(path, { authorization: 'Bearer nobody' })).problem.code).toBe('unauthenticated');
  expect((await read(`${path}?${'a'.repeat(9_000)}`, { authorization: 'Bearer nobody' })).problem.code).toBe('uri-too-long');
});
