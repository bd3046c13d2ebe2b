import { chmodSync, existsSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from '@jest/globals';
import { LogFiles, type LogFile } from '../../../src/node/log/log-files.js';
import { lastCheckpoint } from '../../../src/node/log/checkpoint-file.js';
import { checkSealed, lastSealed } from '../../../src/node/log/last-sealed.js';
import { PublishedLog } from '../../../src/node/log/published-log.js';
import { Sealer } from '../../../src/node/log/sealer.js';
import { isConsistent, isIncluded } from '../../../src/transparency-log/check-proofs.js';
import { isSignedBy } from '../../../src/transparency-log/note.js';
import { parseReceipt } from '../../../src/transparency-log/receipt.js';
import { hexOf, leafHash } from '../../../src/transparency-log/tree.js';
import { recursiveRoot } from '../../transparency-log/recursive.js';
import { tilesOf } from '../../transparency-log/tiles-of.js';
import { aKey, LogOf, ORIGIN } from './log-of.js';

/** Every file below a directory, by its path there. */
const filesBelow = (directory: string): string[] =>
  readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(directory.length + 1))
    .sort();

describe('a log that is sealed', () => {
  it('has exactly the tiles, the bundles and the root of its events, and no narrower ones', async () => {
    const log = new LogOf();
    for (const size of [1, 3, 200, 256, 300, 700]) {
      await log.growTo(size);
      log.sealed();
      const leaves = log.file.read(0n, 10_000).map(({ body }) => leafHash(body));
      const { files } = log.input();
      const { size: sealed, root, origin, note } = lastCheckpoint(files) ?? { size: 0n, root: leaves[0] ?? Buffer.alloc(0) };
      expect([sealed, origin, hexOf(root)]).toEqual([log.file.size, ORIGIN, hexOf(recursiveRoot(leaves))]);
      expect(note && log.input().signers.every(({ key }) => isSignedBy(note, key))).toBe(true);
      const tiles = tilesOf(leaves);
      const bundles = [...tiles.keys()].filter((path) => path.startsWith('tile/0/')).map((path) => path.replace('/0/', '/entries/'));
      expect(filesBelow(files.directory)).toEqual(['checkpoint', ...tiles.keys(), ...bundles].sort());
      for (const [path, bytes] of tiles) expect(Buffer.compare(files.read(path) ?? Buffer.alloc(0), bytes)).toBe(0);
    }
    expect(statSync(join(log.directory, 'tlog/tile/0/000')).mode & 0o777).toBe(0o444);
    await log.close();
  });

  it('is the same from every node, wherever each stopped between', async () => {
    const [one, other] = [new LogOf(7), new LogOf(7)];
    for (const size of [5, 90, 300, 520]) {
      await one.growTo(size);
      one.sealed();
    }
    await other.growTo(520);
    other.sealed();
    const [a, b] = [one, other].map((log) => new LogFiles(join(log.directory, 'tlog')));
    if (!a || !b) throw new Error('two logs');
    expect(filesBelow(a.directory)).toEqual(filesBelow(b.directory));
    for (const name of filesBelow(a.directory)) expect(a.read(name)).toEqual(b.read(name));
    await Promise.all([one.close(), other.close()]);
  });

  it('is never of events that are not committed, nor of half an act', async () => {
    const log = new LogOf();
    await log.growTo(5);
    const { size } = log.sealed();
    const writer = new Database(join(log.directory, 'events.sqlite'));
    const [first, second] = [log.act(), log.act()].map(([event]) => event);
    if (!first || !second) throw new Error('acts have events');
    const insert = writer.prepare('INSERT INTO events VALUES (?, ?, ?)');
    const half = first.body.replace(/"part":"1","parts":"\d+"/, '"part":"1","parts":"2"');
    writer.exec('BEGIN');
    insert.run(Number(size), half, leafHash(half));
    const sealer = new Sealer(log.input());
    expect([sealer.seal(), sealer.size]).toEqual([false, size]);
    writer.exec('COMMIT');
    expect([sealer.seal(), sealer.size]).toEqual([false, size]);
    const rest = second.body.replace(/"part":"1","parts":"\d+"/, '"part":"2","parts":"2"');
    insert.run(Number(size) + 1, rest, leafHash(rest));
    expect([sealer.seal(), sealer.size]).toEqual([true, size + 2n]);
    writer.close();
    await log.close();
  });

  it('is not signed where the disk does not give back what was written', async () => {
    class BadDisk extends LogFiles {
      override write(files: readonly LogFile[]): void {
        super.write(
          files.map(({ name, bytes }) => {
            const copy = Buffer.from(bytes);
            if (name.startsWith(this.bad)) copy[5] = (copy[5] ?? 0) ^ 1;
            return { name, bytes: copy };
          }),
        );
      }
      constructor(
        directory: string,
        private readonly bad: string,
      ) {
        super(directory);
      }
    }
    for (const bad of ['tile/0/000', 'tile/0/001', 'tile/1/', 'tile/entries/000', 'tile/entries/001']) {
      const log = new LogOf();
      await log.growTo(300);
      const files = new BadDisk(join(log.directory, 'tlog'), bad);
      expect(() => new Sealer(log.input(files)).seal()).toThrow('the tiles on the disk are not those that were written');
      expect(lastCheckpoint(files)).toBeUndefined();
      await log.close();
    }
  });

  it('gets its tiles again from the events where they are lost', async () => {
    const log = new LogOf();
    await log.growTo(600);
    log.sealed();
    const { files } = log.input();
    const before = new Map(filesBelow(files.directory).map((name) => [name, files.read(name)]));
    rmSync(join(files.directory, 'tile'), { recursive: true });
    expect(lastSealed(log.input()).size).toBe(log.file.size);
    expect(new Map(filesBelow(files.directory).map((name) => [name, files.read(name)]))).toEqual(before);
    const path = join(files.directory, 'tile/1');
    const [name = ''] = readdirSync(join(path, '000.p'));
    writeFileSync(join(path, '000.p', name), Buffer.alloc(64, 7));
    expect(hexOf(lastSealed(log.input()).root())).toBe(hexOf(lastCheckpoint(files)?.root ?? Buffer.alloc(0)));
    await log.close();
  });
});

describe('keys of a log', () => {
  it('are changed with two lines, and the last checkpoint of the old one alone stays', async () => {
    const log = new LogOf();
    await log.growTo(3);
    const [old, fresh] = [aKey(), aKey()];
    const signed = (): string[] => lastCheckpoint(log.input().files)?.note.signatures.map(({ id }) => id) ?? [];
    log.sealed(log.input(undefined, [old]));
    const [oldId = ''] = signed();
    log.sealed(log.input(undefined, [fresh, old]));
    expect(signed()).toEqual([expect.not.stringContaining(oldId), oldId]);
    await log.growTo(6);
    log.sealed(log.input(undefined, [fresh, old]));
    expect(signed()).toHaveLength(2);
    log.sealed(log.input(undefined, [fresh]));
    expect(signed()).toHaveLength(1);
    expect(log.input().files.read(`checkpoint.${oldId}`)?.toString()).toContain(`\n${log.file.size}\n`);
    expect(() => log.sealed(log.input(undefined, [old]))).toThrow(/is signed with no key that this node has/);
    expect(() => log.sealed(log.input(undefined, []))).toThrow(/is signed with no key that this node has/);
    await log.close();
  });
});

describe('a start', () => {
  const check = (log: LogOf, input = log.input()): void => checkSealed(input, { size: log.file.size, root: log.file.root() });

  it('goes on where events, tiles and checkpoint agree, sealed or not', async () => {
    const log = new LogOf();
    check(log);
    await log.growTo(20);
    check(log);
    log.sealed();
    check(log);
    await log.growTo(400);
    check(log);
    await log.close();
  });

  it('is refused with the first event that is another than was signed', async () => {
    const [log, forged] = [new LogOf(3), new LogOf(3)];
    await Promise.all([log.growTo(290), forged.growTo(270)]);
    log.sealed();
    const at = forged.file.size;
    await forged.append(log.file.actAt(at).map((event) => ({ ...event, body: event.body.replace('recorded', 'forged..') })));
    await forged.append(log.file.read(forged.file.size, 1_000));
    expect(() => check(forged, { ...forged.input(), files: log.input().files })).toThrow(
      `the event at revision ${at} is not the one that was signed`,
    );
    await Promise.all([log.close(), forged.close()]);
  });

  it('is refused where fewer events are there than were signed', async () => {
    const [log, short] = [new LogOf(4), new LogOf(4)];
    await Promise.all([log.growTo(30), short.growTo(20)]);
    log.sealed();
    expect(() => check(short, { ...short.input(), files: log.input().files })).toThrow(
      new RegExp(`was signed over ${log.file.size} events, and there are ${short.file.size}`),
    );
    await Promise.all([log.close(), short.close()]);
  });

  it.each([
    ['a checkpoint of another log', (text: string) => text.replaceAll(ORIGIN, 'example.org/UN02'), /is of the log example.org\/UN02/],
    ['a checkpoint that is cut off', (text: string) => text.slice(0, 40), /is not the checkpoint that was written/],
    ['a checkpoint that is empty', () => '', /is not the checkpoint that was written/],
    ['another size than was signed', (text: string) => text.replace(/\n(\d)/, '\n'), /is signed with no key/],
  ])('is refused with %s', async (_, change, said) => {
    const log = new LogOf(5);
    await log.growTo(22);
    log.sealed();
    const { files } = log.input();
    files.write([{ name: 'checkpoint', bytes: Buffer.from(change(files.read('checkpoint')?.toString() ?? '')) }]);
    expect(() => check(log)).toThrow(said);
    await log.close();
  });
});

describe('what is published of a log', () => {
  it('is proofs of its last checkpoint, and tiles as narrow as anyone asks for', async () => {
    const log = new LogOf(6);
    const published = new PublishedLog(log.input().files, ORIGIN, { path: '', isOwn: true });
    expect([published.checkpoint, published.receipt(0n), published.consistency(1n, 1n), published.rootOf(1n)]).toEqual(
      Array(4).fill(undefined),
    );
    await log.growTo(290);
    const { size } = log.sealed();
    const roots = [10n, 256n, size].map((count) => published.rootOf(count) ?? Buffer.alloc(0));
    for (const revision of [0n, 17n, 255n, 256n, size - 1n]) {
      const { index, proof, checkpoint } = parseReceipt(published.receipt(revision) ?? '');
      const leaf = leafHash(log.file.read(revision, 1)[0]?.body ?? '');
      expect(isIncluded({ index, size: checkpoint.size, leaf, root: checkpoint.root, proof })).toBe(true);
    }
    expect(published.receipt(size)).toBeUndefined();
    for (const [i, from] of [10n, 256n].entries()) {
      const { roots: both, proof } = published.consistency(from, size) ?? { roots: [Buffer.alloc(0), Buffer.alloc(0)] as const, proof: [] };
      expect(both.map(hexOf)).toEqual([roots[i], roots[2]].map((root) => hexOf(root ?? Buffer.alloc(0))));
      expect(isConsistent({ from, to: size, fromRoot: both[0], toRoot: both[1], proof })).toBe(true);
    }
    expect(published.consistency(3n, size + 1n)).toBeUndefined();
    const full = published.tile({ level: 0, index: 0n, width: 256 });
    expect(published.tile({ level: 0, index: 0n, width: 5 })).toEqual(full?.subarray(0, 160));
    expect(published.tile({ level: 0, index: 1n, width: Number(size) - 256 })?.length).toBe((Number(size) - 256) * 32);
    expect(published.tile({ level: 0, index: 1n, width: Number(size) - 255 })).toBeUndefined();
    expect(published.tile({ level: 'entries', index: 1n, width: 2 })?.length).toBeLessThan(
      published.tile({ level: 'entries', index: 1n, width: Number(size) - 256 })?.length ?? 0,
    );
    expect([published.tile({ level: 1, index: 0n, width: 1 })?.length, published.tile({ level: 2, index: 0n, width: 1 })]).toEqual([
      32,
      undefined,
    ]);
    await log.close();
  });
});

it('a tile that a killed process left half made does no harm', async () => {
  const log = new LogOf(8);
  await log.growTo(5);
  const { files } = log.input();
  files.write([{ name: 'tile/0/000', bytes: Buffer.from('left over') }]);
  writeFileSync(join(files.directory, 'tile/0/001.part'), 'half');
  chmodSync(join(files.directory, 'tile/0/001.part'), 0o444);
  await log.growTo(600);
  log.sealed();
  checkSealed(log.input(), { size: log.file.size, root: log.file.root() });
  expect(existsSync(join(files.directory, 'tile/0/001.part'))).toBe(false);
  await log.close();
});
