import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { isConsistent, isIncluded } from '../../src/transparency-log/check-proofs.js';
import { parseCheckpoint } from '../../src/transparency-log/checkpoint.js';
import { entriesIn } from '../../src/transparency-log/bundle.js';
import { parseVkey } from '../../src/transparency-log/keys.js';
import { isSignedBy } from '../../src/transparency-log/note.js';
import { parseReceipt } from '../../src/transparency-log/receipt.js';
import { hashOf, hexOf, leafHash, leafHashOf } from '../../src/transparency-log/tree.js';
import { served, type Served } from '../support/api/served.js';
import { eventually } from '../support/eventually.js';
import { Client } from '../support/server/client.js';
import { afterIssuance } from '../support/server/stage.js';

let node: Served;
let client: Client;
beforeAll(async () => {
  node = await served();
  client = new Client(node.url);
  await afterIssuance(client, 1_000);
});
afterAll(() => node.end());

const BASE = '/v1/registries/UN01';
const get = async (path: string, headers: Record<string, string> = {}): Promise<{ status: number; headers: Headers; bytes: Buffer }> => {
  const answer = await fetch(`${node.url}${path}`, { headers });
  return { status: answer.status, headers: answer.headers, bytes: Buffer.from(await answer.arrayBuffer()) };
};
const events = async (): Promise<string[]> => (await get(`${BASE}/events?after=-1&limit=10000`)).bytes.toString().trim().split('\n');
const checkpoint = async () => parseCheckpoint((await get(`${BASE}/log/checkpoint`)).bytes.toString());
/** Until all that is there is sealed. */
const sealed = (): Promise<unknown> =>
  eventually(
    async () => get(`${BASE}/events/${(await client.state('UN01')).revision}/receipt`),
    ({ status }) => status === 200,
  );

describe('the log of a registry over HTTP', () => {
  it('is not sealed yet right behind an act, whose answer says where its receipt will be', async () => {
    const answer = await fetch(`${node.url}${BASE}/commands/transfer-units`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': 'receipt-0001' },
      body: JSON.stringify({ from: 'GHA-H1', to: 'CHE-H1', units: { quantity: '7' } }),
    });
    const { revision } = (await answer.json()) as { revision: string };
    const link = answer.headers.get('link') ?? '';
    expect(link).toBe(`<${BASE}/events/${revision}/receipt>; rel="https://c2sp.org/tlog-proof"; type="application/vnd.c2sp.tlog-proof"`);
    const early = await get(`${BASE}/events/${revision}/receipt`);
    const problem = JSON.parse(early.bytes.toString()) as { code: string };
    expect([early.status, early.headers.get('retry-after'), problem.code]).toEqual([409, '1', 'not-sealed-yet']);
    await sealed();
    const [, place = ''] = /^<([^>]*)>/.exec(link) ?? [];
    const { headers, bytes } = await get(place);
    expect([headers.get('content-type'), headers.get('cache-control')]).toEqual(['application/vnd.c2sp.tlog-proof', 'no-cache']);
    const { index, proof, checkpoint: signed } = parseReceipt(bytes.toString());
    const leaf = leafHash((await events())[Number(revision)] ?? '');
    expect([String(index), isIncluded({ index, size: signed.size, leaf, root: signed.root, proof })]).toEqual([revision, true]);
    expect((await get(place, { 'if-none-match': headers.get('etag') ?? '' })).status).toBe(304);
  });

  it('has a checkpoint that its key signed, of the root that the registry says', async () => {
    await sealed();
    const keys = (await get(`${BASE}/log/key`)).bytes.toString().trim().split('\n').map(parseVkey);
    const { origin, size, root, note } = await checkpoint();
    expect([origin, keys.map((key) => key !== undefined && isSignedBy(note, key))]).toEqual(['sextant/UN01', [true]]);
    const now = (await (await fetch(`${node.url}${BASE}`)).json()) as { revision: string; root: string };
    expect([String(size - 1n), hexOf(root)]).toEqual([now.revision, now.root]);
    const then = (await (await fetch(`${node.url}${BASE}?at=9`)).json()) as { revision: string; root: string };
    const from = BigInt(then.revision) + 1n;
    const grown = (await (await fetch(`${node.url}${BASE}/log/consistency?from=${from}`)).json()) as Record<string, string> & {
      proof: string[];
    };
    expect([grown['fromRoot'], grown['toRoot'], grown['to']]).toEqual([then.root, now.root, String(size)]);
    const claim = { from, to: size, fromRoot: hashOf(then.root), toRoot: root, proof: grown.proof.map(hashOf) };
    expect(isConsistent(claim)).toBe(true);
  });

  it('gives tiles and bundles that never change, and may be kept for ever', async () => {
    await sealed();
    const { size } = await checkpoint();
    const [tile, bundle] = await Promise.all(['0', 'entries'].map((level) => get(`${BASE}/log/tile/${level}/000.p/${size}`)));
    if (!tile || !bundle) throw new Error('two answers');
    for (const { headers } of [tile, bundle])
      expect([headers.get('content-type'), headers.get('cache-control')]).toEqual([
        'application/octet-stream',
        'public, max-age=31536000, immutable',
      ]);
    const entries = entriesIn(bundle.bytes, Number(size)) ?? [];
    expect(entries.map((entry) => Buffer.from(entry).toString())).toEqual(await events());
    expect(tile.bytes).toEqual(Buffer.concat(entries.map(leafHashOf)));
    expect((await get(`${BASE}/log/tile/0/000.p/3`)).bytes).toEqual(tile.bytes.subarray(0, 96));
  });

  it.each([
    ['log/tile/0/000', 404, 'not-found'],
    ['log/tile/0/000.p/255', 404, 'not-found'],
    ['log/tile/1/000.p/1', 404, 'not-found'],
    ['log/tile/0/..%2f..%2fcheckpoint', 404, 'not-found'],
    ['log/tile/entries/x', 404, 'not-found'],
    ['log/tile/64/000', 404, 'not-found'],
    ['log/tile/0/000.p/1?at=3', 400, 'malformed-request'],
    ['log/consistency', 400, 'malformed-request'],
    ['log/consistency?from=0', 400, 'malformed-request'],
    ['log/consistency?from=3&to=2', 400, 'malformed-request'],
    ['log/consistency?from=x', 400, 'malformed-request'],
    ['log/consistency?from=1&to=999999', 409, 'not-sealed-yet'],
    ['events/999999/receipt', 404, 'unknown-event'],
    ['events/-1/receipt', 404, 'unknown-event'],
    ['events/01/receipt', 404, 'unknown-event'],
    ['log/nothing', 404, 'not-found'],
  ])('says of %s what is wrong with it', async (path, status, code) => {
    await sealed();
    const answer = await get(`${BASE}/${path}`);
    expect([answer.status, (JSON.parse(answer.bytes.toString()) as { code: string }).code]).toEqual([status, code]);
  });

  it('goes on over a restart with the key that was made', async () => {
    await sealed();
    const key = (await get(`${BASE}/log/key`)).bytes.toString();
    const before = await checkpoint();
    await node.stop();
    const again = await served({ DATA_DIR: node.directory });
    node = { ...again, end: node.end, stop: again.stop };
    client = new Client(node.url);
    expect((await get(`${BASE}/log/key`)).bytes.toString()).toBe(key);
    await sealed();
    expect((await checkpoint()).size).toBeGreaterThanOrEqual(before.size);
    await again.stop();
  });
});
