import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { signedCheckpoint } from '../../src/transparency-log/checkpoint.js';
import { signerOf, vkeyOf } from '../../src/transparency-log/keys.js';
import { consistencyProof } from '../../src/transparency-log/proofs.js';
import { hexOf, leafHash } from '../../src/transparency-log/tree.js';
import { aKey, ORIGIN } from '../node/log/log-of.js';
import { recursiveRoot } from '../transparency-log/recursive.js';
import { hashesOf, leavesOf } from '../transparency-log/tiles-of.js';
import { freshPath, sextant, type Ended } from './sextant.js';

const SIGNER = signerOf(aKey(), ORIGIN);
const LEAVES = leavesOf(40, leafHash);
const FORK = LEAVES.with(5, leafHash('another'));

/** What the log shows now. */
let shown: { leaves: readonly Uint8Array[]; size: number; signer: typeof SIGNER; proof: boolean };
const shows = (size: number, more: Partial<typeof shown> = {}): void =>
  void (shown = { leaves: LEAVES, size, signer: SIGNER, proof: true, ...more });

let server: Server;
let url: string;
beforeAll(async () => {
  server = createServer(({ url: path = '' }, response) => {
    const { leaves, size, signer, proof } = shown;
    const root = recursiveRoot(leaves, size);
    if (path === '/log/checkpoint') return void response.end(signedCheckpoint({ origin: ORIGIN, size: BigInt(size), root }, [signer]));
    const from = Number(/from=(\d+)/.exec(path)?.[1]);
    const hashes = proof ? consistencyProof(BigInt(from), BigInt(size), hashesOf(leaves.slice(0, size))).map(hexOf) : [];
    const roots = { fromRoot: hexOf(recursiveRoot(leaves, from)), toRoot: hexOf(root) };
    response.end(JSON.stringify({ from: String(from), to: String(size), ...roots, proof: hashes }));
  });
  await new Promise<void>((go) => server.listen(0, '127.0.0.1', go));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/log`;
});
afterAll(() => void server.close());

const watched = (data: string, ...more: string[]): Promise<Ended> =>
  sextant(['watch', url, ...more, '--key', vkeyOf(SIGNER.key), '--data', data, '--once']);
/** A directory in which a log of 13 events was seen. */
const seen = async (): Promise<string> => {
  const data = freshPath();
  shows(13);
  expect(await watched(data)).toMatchObject({ code: 0, out: expect.stringContaining('13 events') });
  return data;
};

describe('a log that is watched', () => {
  it('goes on, and is remembered', async () => {
    const data = await seen();
    for (const [size, out] of [
      [13, ''],
      [29, '29 events'],
      [40, '40 events'],
      [40, ''],
    ] as const) {
      shows(size);
      const ended = await watched(data);
      expect([ended.code, ended.out.includes(out), ended.err]).toEqual([0, true, '']);
    }
    expect(readdirSync(join(data, 'seen'))).toHaveLength(1);
  });

  it.each([
    ['is set back', () => shows(8), 'SET BACK'],
    ['has another root', () => shows(13, { leaves: FORK }), 'FORKED'],
    ['goes on from another history', () => shows(29, { leaves: FORK }), 'FORKED'],
    ['has no proof', () => shows(29, { proof: false }), 'NO PROOF'],
    ['is signed by somebody else', () => shows(29, { signer: signerOf(aKey(), ORIGIN) }), 'none of the keys'],
  ])('raises an alarm where it %s, every time, and is remembered as it was', async (_, change, word) => {
    const data = await seen();
    change();
    for (let time = 0; time < 2; time += 1)
      expect(await watched(data)).toMatchObject({ code: 2, err: expect.stringMatching(`ALARM: .*${word}`) });
    shows(29);
    expect((await watched(data)).code).toBe(0);
  });

  it('that does not answer is named, and the others are looked at', async () => {
    shows(13);
    const { code, out, err } = await watched(freshPath(), 'http://127.0.0.1:1/log');
    expect([code, out.includes('13 events'), err.includes("doesn't answer")]).toEqual([1, true, true]);
  });

  it('is believed by a key alone', async () => {
    expect((await sextant(['watch', url])).err).toMatch('Name the keys');
    expect((await sextant(['watch', url, '--key', vkeyOf(SIGNER.key), '--every', '0'])).err).toMatch('number of seconds');
  });
});
