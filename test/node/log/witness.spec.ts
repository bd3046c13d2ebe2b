import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { AskedWitnesses } from '../../../src/node/log/asked-witnesses.js';
import { lastCheckpoint } from '../../../src/node/log/checkpoint-file.js';
import { LogFiles } from '../../../src/node/log/log-files.js';
import { Witness } from '../../../src/node/log/witness.js';
import { signedCheckpoint } from '../../../src/transparency-log/checkpoint.js';
import { witnessedAt } from '../../../src/transparency-log/cosignature.js';
import { signerOf, vkeyOf, type Signer } from '../../../src/transparency-log/keys.js';
import { parseNote } from '../../../src/transparency-log/note.js';
import { parsePolicy } from '../../../src/transparency-log/policy.js';
import { consistencyProof } from '../../../src/transparency-log/proofs.js';
import { leafHash } from '../../../src/transparency-log/tree.js';
import { recursiveRoot } from '../../transparency-log/recursive.js';
import { hashesOf, leavesOf } from '../../transparency-log/tiles-of.js';
import { eventually } from '../../support/eventually.js';
import { aKey, freshDirectory, LogOf, ORIGIN } from './log-of.js';

const LOG = signerOf(aKey(), ORIGIN);
const LEAVES = leavesOf(40, leafHash);
const FORK = LEAVES.with(5, leafHash('another'));

/** A request to follow a log from `old` events to `size`. */
const request = (old: number, size: number, { leaves = LEAVES, signer = LOG, proof = true } = {}): string => {
  const hashes = old === 0 || old > size || !proof ? [] : consistencyProof(BigInt(old), BigInt(size), hashesOf(leaves.slice(0, size)));
  const checkpoint = signedCheckpoint({ origin: ORIGIN, size: BigInt(size), root: recursiveRoot(leaves, size) }, [signer]);
  return `old ${old}\n${hashes.map((hash) => `${Buffer.from(hash).toString('base64')}\n`).join('')}\n${checkpoint}`;
};
const aWitness = (
  name: string,
  logs: readonly Signer[],
  directory = freshDirectory(),
): { witness: Witness; signer: Signer; directory: string } => {
  const signer = signerOf(aKey(), name, 'cosignature');
  const input = { files: new LogFiles(directory), logs: logs.map(({ key }) => key), signer, now: () => 1_700_000_000n };
  return { witness: new Witness(input), signer, directory };
};

describe('a witness', () => {
  it('signs for each checkpoint that continues the last, and for the same once more', () => {
    const { witness, signer } = aWitness('w.example.org', [LOG]);
    for (const [old, size] of [
      [0, 3],
      [3, 8],
      [8, 8],
      [8, 40],
    ] as const) {
      const asked = request(old, size);
      const { status, text } = witness.add(asked);
      expect([old, size, status]).toEqual([old, size, 200]);
      const checkpoint = asked.slice(asked.indexOf('\n\n') + 2);
      expect(witnessedAt(parseNote(`${checkpoint}${text}`), signer.key)).toBe(1_700_000_000n);
      expect(witnessedAt(parseNote(`${checkpoint}${text}`.replace(`\n${size}\n`, '\n9\n')), signer.key)).toBeUndefined();
    }
  });

  it.each([
    ['what is no request', 400, () => 'old x\n\n'],
    [
      'more hashes than any proof has',
      400,
      () => request(3, 8).replace('\n', `\n${`${Buffer.alloc(32).toString('base64')}\n`.repeat(64)}`),
    ],
    ['a checkpoint that is none', 400, () => request(8, 9).slice(0, -10)],
    ['an old size beyond the new one', 400, () => request(9, 8)],
    ['a log that it does not know', 404, () => request(8, 9).replaceAll(ORIGIN, 'example.org/other')],
    ['a checkpoint with a wrong signature', 403, () => request(8, 9, { signer: signerOf(aKey(), ORIGIN) })],
    ['a step from another size than its last', 409, () => request(3, 9)],
    ['a fork at the same size', 409, () => request(8, 8, { leaves: FORK })],
    ['a smaller tree', 409, () => request(3, 3)],
    ['a fork', 422, () => request(8, 20, { leaves: FORK })],
    ['no proof', 422, () => request(8, 20, { proof: false })],
  ])('refuses %s with %i, and stays where it is', (_, status, body) => {
    const { witness } = aWitness('w.example.org', [LOG]);
    expect(witness.add(request(0, 8)).status).toBe(200);
    const answer = witness.add(body());
    expect([answer.status, answer.text.startsWith('—')]).toEqual([status, false]);
    if (status === 409) expect([answer.type, answer.text]).toEqual(['text/x.tlog.size', '8\n']);
    expect(witness.add(request(8, 12)).status).toBe(200);
  });

  it('answers nothing before it is on the disk, and goes on from there after it ended', () => {
    class Full extends LogFiles {
      override write(): void {
        throw new Error('no room');
      }
    }
    const directory = freshDirectory();
    const signer = signerOf(aKey(), 'w.example.org', 'cosignature');
    const input = { logs: [LOG.key], signer, now: () => 1n };
    expect(() => new Witness({ ...input, files: new Full(directory) }).add(request(0, 8))).toThrow('no room');
    const files = new LogFiles(directory);
    expect(new Witness({ ...input, files }).add(request(0, 8)).status).toBe(200);
    expect(new Witness({ ...input, files }).add(request(0, 8)).text).toBe('8\n');
    expect(new Witness({ ...input, files }).add(request(8, 9)).status).toBe(200);
  });
});

const servers: Server[] = [];
afterAll(() => servers.forEach((server) => server.close()));
/** Whatever answers a body, at an address. */
const at = async (add: (body: string) => { status: number; type?: string; text: string }): Promise<string> => {
  const server = createServer((asked, response) => {
    let body = '';
    asked.on('data', (piece: Buffer) => (body += piece.toString()));
    asked.on('end', () => {
      const { status, type = 'text/plain', text } = add(body);
      response.writeHead(status, { 'content-type': type, connection: 'close' }).end(text);
    });
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

describe('a node and its witnesses', () => {
  it('puts what each signs under its checkpoint, and a policy holds with two of three', async () => {
    const log = new LogOf(30);
    await log.growTo(6);
    const input = log.input();
    log.sealed(input);
    const witnesses = ['a', 'b', 'c'].map((name) => aWitness(`${name}.example.org`, input.signers));
    const urls = await Promise.all(witnesses.map(({ witness }) => at((body) => witness.add(body))));
    const said: string[] = [];
    const asked = new AskedWitnesses(urls, input.files, (line) => said.push(line));
    const keys = witnesses.map(({ signer }) => signer.key);
    const isSeen = (count: number) => (): boolean => {
      const note = lastCheckpoint(input.files)?.note;
      return note !== undefined && keys.filter((key) => witnessedAt(note, key) !== undefined).length === count;
    };
    asked.ask();
    await eventually(isSeen(3), Boolean);
    await log.growTo(300);
    log.sealed(input);
    expect(isSeen(0)()).toBe(true);
    asked.ask();
    await eventually(isSeen(3), Boolean);
    expect(said).toEqual([]);
    const policy = parsePolicy(
      [
        `log ${vkeyOf(input.signers[0]?.key ?? LOG.key)}`,
        ...keys.map((key, i) => `witness w${i} ${vkeyOf(key)}`),
        'group two 2 w0 w1 w2',
        'quorum two',
      ].join('\n'),
    );
    const note = lastCheckpoint(input.files)?.note ?? parseNote('');
    expect([2, 1].map((count) => policy.isMet((key) => keys.slice(0, count).some(({ id }) => id === key.id)))).toEqual([true, false]);
    expect(policy.isMet((key) => witnessedAt(note, key) !== undefined)).toBe(true);
    // The next start takes the log on, lines of witnesses and all.
    await log.growTo(310);
    expect(log.sealed(log.input()).size).toBe(log.file.size);
    asked.close();
    await log.close();
  });

  it('says once what keeps a witness from signing, and signs nothing that is no line of one', async () => {
    const log = new LogOf(31);
    await log.growTo(6);
    const input = log.input();
    log.sealed(input);
    const before = lastCheckpoint(input.files)?.note.signatures.length;
    const fork = aWitness('fork.example.org', [signerOf(aKey(), ORIGIN)]);
    const urls = await Promise.all([
      at(() => ({ status: 409, type: 'text/x.tlog.size', text: '999\n' })),
      at((body) => fork.witness.add(body)),
      at(() => ({ status: 200, text: 'thank you\n' })),
      at(() => ({ status: 200, text: `— ${ORIGIN} ${Buffer.alloc(68).toString('base64')}\n` })),
      Promise.resolve('http://127.0.0.1:1'),
    ]);
    const said: string[] = [];
    const asked = new AskedWitnesses(urls, input.files, (line) => said.push(line));
    asked.ask();
    await eventually(
      () => said.length,
      (count) => count === urls.length,
    );
    for (const [i, why] of [/seen 999 events/, /answers 403/, /no line of a witness/, /no line of a witness/, /fetch failed/].entries())
      expect(said.find((line) => line.includes(urls[i] ?? ''))).toMatch(why);
    expect(lastCheckpoint(input.files)?.note.signatures.length).toBe(before);
    asked.close();
    await log.close();
  });
});

it('a log that shows two histories to three witnesses gets two of them for one alone', () => {
  const witnesses = ['a', 'b', 'c'].map((name) => aWitness(`${name}.example.org`, [LOG]).witness);
  for (const witness of witnesses) witness.add(request(0, 4));
  const signs = (leaves: readonly Uint8Array[]): number =>
    witnesses.filter((witness) => witness.add(request(4, 20, { leaves: [...leaves] })).status === 200).length;
  expect(witnesses[0]?.add(request(4, 20)).status).toBe(200);
  expect([signs(FORK), signs(LEAVES)].filter((count) => count >= 2).length).toBeLessThanOrEqual(1);
  expect(new LogFiles(join(freshDirectory(), 'none')).read('x')).toBeUndefined();
});
