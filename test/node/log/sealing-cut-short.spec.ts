import { cpSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { LogFiles, type LogFile } from '../../../src/node/log/log-files.js';
import { lastCheckpoint, readTiles } from '../../../src/node/log/checkpoint-file.js';
import { checkSealed } from '../../../src/node/log/last-sealed.js';
import { rootAt } from '../../../src/transparency-log/proofs.js';
import { entriesIn } from '../../../src/transparency-log/bundle.js';
import { hashesIn, TILE, tilePath, widthOf, type TileName } from '../../../src/transparency-log/tiles.js';
import { hexOf, leafHashOf } from '../../../src/transparency-log/tree.js';
import { Dice } from '../../simulation/dice.js';
import { freshDirectory, LogOf } from './log-of.js';

/** What was done to a log's directory, in order. */
type Step = { readonly write: readonly LogFile[] } | { readonly narrow: TileName };

/** A directory that remembers every step. */
class Recorded extends LogFiles {
  readonly steps: Step[] = [];

  override write(files: readonly LogFile[]): void {
    this.steps.push({ write: files });
    super.write(files);
  }

  override removeNarrower(name: TileName): void {
    this.steps.push({ narrow: name });
    super.removeNarrower(name);
  }
}

/** Does a step: of a write under way when the power went, some files only; of what was removed, nothing was sure to be. */
const done = (files: LogFiles, step: Step, isThere: () => boolean): void => {
  if ('write' in step) files.write(step.write.filter(isThere));
  else if (isThere()) files.removeNarrower(step.narrow);
};

/** Every event that a checkpoint is over, in the bundles beside it. */
const areBundled = (files: LogFiles, size: bigint): boolean => {
  const read = readTiles(files);
  for (let index = 0n; index * BigInt(TILE) < size; index += 1n) {
    const width = widthOf('entries', index, size);
    const tile = read({ level: 0, index, width });
    const entries = entriesIn(read({ level: 'entries', index, width }), width);
    if (!entries?.every((entry, i) => hexOf(leafHashOf(entry)) === hexOf(tile.subarray(i * 32, i * 32 + 32)))) return false;
  }
  return true;
};

describe('a node that ends, or loses power, at any step of sealing', () => {
  it('has no checkpoint over anything that is not on the disk, and goes on to the same log', async () => {
    const log = new LogOf(20);
    const recorded = new Recorded(join(log.directory, 'tlog'));
    const sizes = [3, 90, 250, 262, 280, 520];
    for (const size of sizes) {
      await log.growTo(size);
      log.sealed(log.input(recorded));
    }
    const whole = recorded.read('checkpoint')?.toString();
    const signed = new Map<bigint, string>();
    for (let life = 0; life < 25; life += 1) {
      const dice = new Dice(life);
      const end = dice.between(0, recorded.steps.length - 1);
      const files = new LogFiles(join(freshDirectory(), 'tlog'));
      mkdirSync(files.directory);
      recorded.steps.slice(0, end).forEach((step) => done(files, step, 'write' in step ? () => true : () => dice.chance(0.8)));
      const under = recorded.steps[end];
      if (under) done(files, under, () => dice.chance(0.5));
      const checkpoint = lastCheckpoint(files);
      if (checkpoint) {
        const { size, root } = checkpoint;
        expect(hexOf(rootAt(size, hashesIn(size, readTiles(files))))).toBe(hexOf(root));
        expect([life, areBundled(files, size)]).toEqual([life, true]);
        expect(signed.get(size) ?? hexOf(root)).toBe(hexOf(root));
        signed.set(size, hexOf(root));
      }
      checkSealed(log.input(files), { size: log.file.size, root: log.file.root() });
      log.sealed(log.input(files));
      expect(files.read('checkpoint')?.toString()).toBe(whole);
      rmSync(files.directory, { recursive: true });
    }
    expect(signed.size).toBeGreaterThan(sizes.length - 2);
    await log.close();
  });

  it('never takes a checkpoint back: what a copy of the directory had before is continued', async () => {
    const log = new LogOf(21);
    await log.growTo(40);
    log.sealed();
    const { files } = log.input();
    const old = join(log.directory, 'old');
    cpSync(files.directory, old, { recursive: true });
    await log.growTo(300);
    log.sealed();
    const now = files.read('checkpoint')?.toString();
    // Put back, as by somebody who restores yesterday's log beside today's events.
    expect(log.sealed(log.input(new LogFiles(old))).size).toBe(log.file.size);
    expect(new LogFiles(old).read('checkpoint')?.toString()).toBe(now);
    expect(existsSync(join(old, tilePath({ level: 0, index: 0n, width: TILE })))).toBe(true);
    await log.close();
  });
});
