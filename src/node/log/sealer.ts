import { entriesIn } from '../../transparency-log/bundle.js';
import { isConsistent } from '../../transparency-log/check-proofs.js';
import { signedCheckpoint, type Checkpoint } from '../../transparency-log/checkpoint.js';
import { areTilesOf, type Tile } from '../../transparency-log/growing-tiles.js';
import { consistencyProof } from '../../transparency-log/proofs.js';
import { hashesIn, hashIn, tilePath, widthOf, type ReadTile, type TileName } from '../../transparency-log/tiles.js';
import { leafHashOf, sameHash } from '../../transparency-log/tree.js';
import { readTiles } from './checkpoint-file.js';
import type { GrowingLog } from './growing-log.js';
import { lastSealed, MOST_LEAVES, type LogInput } from './last-sealed.js';
import { CHECKPOINT } from './log-files.js';

/**
 * Seals the events of a registry: writes the tiles and bundles of whole acts, reads them back from the disk, and only then signs the
 * checkpoint over them. One that failed is thrown away: the next is made on what is on the disk.
 */
export class Sealer {
  private readonly log: GrowingLog;
  /** What was signed last. */
  private sealed: Pick<Checkpoint, 'size' | 'root'>;

  /** Goes on behind the last checkpoint. Throws `StartFault` where tiles, events and checkpoint disagree. */
  constructor(private readonly input: LogInput) {
    this.log = lastSealed(input);
    this.sealed = { size: this.log.size, root: this.log.root() };
  }

  /** How many events are sealed. */
  get size(): bigint {
    return this.sealed.size;
  }

  /** Seals the acts behind the last checkpoint, a few thousand events at most; says whether there were any. Throws `DamagedFile`. */
  seal(): boolean {
    const { files, events, origin, signers } = this.input;
    const leaves = events.wholeActs(this.sealed.size, MOST_LEAVES);
    if (leaves.length === 0) return false;
    const tiles = this.log.grow(leaves);
    const next = { origin, size: this.log.size, root: this.log.root() };
    files.write(tiles.map(({ name, bytes }) => ({ name: tilePath(name), bytes })));
    this.verify(next, tiles);
    files.write([{ name: CHECKPOINT, bytes: Buffer.from(signedCheckpoint(next, signers)) }]);
    this.sealed = next;
    for (const { name } of tiles) files.removeNarrower(name);
    return true;
  }

  /** Reads back what is to be signed. Throws where it isn't what was written, or not the continuation of what was signed last. */
  private verify({ size, root }: Checkpoint, written: readonly Tile[]): void {
    const read = readTiles(this.input.files);
    const { size: from, root: fromRoot } = this.sealed;
    if (size <= from) throw new Error(`a log of ${from} leaves is never signed with ${size}`);
    const proof = from === 0n ? [] : consistencyProof(from, size, hashesIn(size, read));
    const bundles = written.filter(({ name }) => name.level === 'entries');
    if (
      !isConsistent({ from, to: size, fromRoot, toRoot: root, proof }) ||
      !areTilesOf(size, root, written, read) ||
      !bundles.every(({ name }) => isBundleOf(name, size, read))
    )
      throw new Error('the tiles on the disk are not those that were written');
  }
}

/** Whether every entry of a bundle on the disk is the one that the tile beside it has the hash of. */
const isBundleOf = (name: TileName, size: bigint, read: ReadTile): boolean => {
  const hashes = read({ level: 0, index: name.index, width: widthOf(0, name.index, size) });
  const entries = entriesIn(read(name), name.width);
  return entries?.every((entry, i) => sameHash(leafHashOf(entry), hashIn(hashes, i))) ?? false;
};
