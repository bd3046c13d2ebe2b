import { GrowingTiles, type Tile } from '../../transparency-log/growing-tiles.js';
import { TILE, tilePath } from '../../transparency-log/tiles.js';
import { HASH_BYTES } from '../../transparency-log/tree.js';
import type { ProofFindings } from './proof-findings.js';
import { tileFrom, type LogSource } from './served-log.js';

/** Tiles that are published beside the entries: each hash of them is compared with the one that the entries make. */
export class ComparedTiles {
  private readonly tiles = new GrowingTiles();

  constructor(
    private readonly source: LogSource,
    private readonly findings: ProofFindings,
  ) {}

  take(leaf: Uint8Array): void {
    this.tiles.push(leaf);
  }

  /** Compares the tiles that are full; at the end of the log all others. */
  async compare(isEnd: boolean): Promise<void> {
    if (!isEnd && this.tiles.size % BigInt(TILE) !== 0n) return;
    for (const tile of this.tiles.take()) if (isEnd || tile.name.width === TILE) await this.compareOne(tile);
  }

  private async compareOne({ name, bytes }: Tile): Promise<void> {
    const path = tilePath(name);
    const span = typeof name.level === 'number' ? BigInt(TILE) ** BigInt(name.level) : 1n;
    const first = name.index * BigInt(TILE) * span;
    const there = await tileFrom(this.source, name);
    if (!there) return this.findings.add('tile', first, path, 'it is not there');
    if (there.length !== bytes.length) return this.findings.add('tile', first, `${path} of ${bytes.length} bytes`, `${there.length} bytes`);
    const other = bytes.findIndex((byte, i) => byte !== there[i]);
    if (other < 0) return;
    const hash = Math.floor(other / HASH_BYTES);
    this.findings.add('tile', first + BigInt(hash) * span, `hash ${hash} of ${path} as the events make it`, 'another');
  }
}
