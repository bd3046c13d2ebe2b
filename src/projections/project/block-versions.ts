import type { Block } from '../../domain/book/block.js';
import { quantityOf } from '../../domain/kernel/block-id.js';
import type { Balances } from './balances.js';
import type { Positions } from './positions.js';
import { nodeOf } from '../read-file/intervals.js';
import type { Ancestor, BlockVersion } from './block-version.js';
import type { Net } from './net-blocks.js';
import type { EarlierRows } from './earlier-rows.js';
import type { Rows } from '../read-file/rows.js';

/** So many versions that are over wait to be written, and a quarter as many as there are blocks. */
const MOST_WAITING = 100_000;

/**
 * The versions of all blocks. Blocks split and never merge, so that every version has one parent, and what a unit was at any revision is an
 * ancestor of what it is now. A version that is over by the time rows are written is written once, with its end; rows are written in the
 * order of their numbers, which is several times as fast as any other.
 */
export class BlockVersions {
  private readonly open = new Map<Block, BlockVersion>();
  /** Those whose rows are still to be written, in order. */
  private unwritten: BlockVersion[] = [];
  /** How many of them are over. */
  private waiting = 0;
  private count: number;

  /** Of the versions that `earlier` has, each is looked up there when its block changes. */
  constructor(
    private readonly to: { readonly rows: Rows; readonly positions: Positions; readonly balances: Balances },
    private readonly earlier?: EarlierRows,
    private readonly mostWaiting = MOST_WAITING,
  ) {
    this.count = earlier?.versions() ?? 0;
  }

  /** The number the next version will have. */
  get next(): number {
    return this.count;
  }

  /** The event at `revision`, whose name is word `event`, happened to the blocks. */
  happen({ removed, added, origins }: Net, revision: number, event: number): void {
    let kept: Set<Block> | undefined;
    for (let i = 0; i < added.length; i += 1) {
      const block = added[i] as Block;
      const origin = origins[i] ?? null;
      const parent = origin && this.versionOf(origin);
      const same = origin !== null && block.account === origin.account && hasStatusOf(block, origin);
      if (parent && same && block.first === origin.first && block.last === origin.last) {
        (kept ??= new Set()).add(origin);
        this.open.set(block, parent);
      } else this.begin(block, parent, origin, same, revision, event);
    }
    for (const block of removed) {
      if (!kept?.has(block)) this.end(this.versionOf(block), revision);
      this.open.delete(block);
    }
  }

  /** Writes the versions that began since the last time; those that aren't over will be closed in the file. */
  flush(): void {
    for (const version of this.unwritten) this.write(version);
    this.unwritten = [];
    this.waiting = 0;
  }

  /** `same`: what its units are is what they were in the parent. */
  private begin(block: Block, parent: BlockVersion | null, origin: Block | null, same: boolean, began: number, event: number): void {
    const id = this.count;
    this.count += 1;
    const position = same && parent ? parent.position : this.to.positions.positionOf(block);
    const came = parent ? parent.position : this.to.positions.sourceOf(block);
    if (came !== position) this.to.balances.post(came, position, quantityOf(block));
    if (block.itmo !== null && block.itmo !== origin?.itmo) this.to.positions.noteItmo(block, began);
    const version: BlockVersion = {
      id,
      position,
      began,
      event,
      came,
      block,
      status: parent && origin && hasStatusOf(block, origin) ? parent.status : this.to.positions.statusOf(block),
      source: same && parent ? parent.source : id,
      parent: parent && parent.id,
      depth: parent ? parent.depth + 1 : 0,
      jump: parent && jumpBelow(parent),
      ended: null,
    };
    this.open.set(block, version);
    this.unwritten.push(version);
  }

  private end(version: BlockVersion, revision: number): void {
    if (!version.block) return this.to.rows.closeVersion(version.id, revision, nodeOf(version.began, revision));
    version.ended = revision;
    this.waiting += 1;
    if (this.waiting > this.mostWaiting + this.open.size / 4) this.writeEnded();
  }

  private writeEnded(): void {
    const open: BlockVersion[] = [];
    for (const version of this.unwritten)
      if (version.ended === null) open.push(version);
      else this.write(version);
    this.unwritten = open;
    this.waiting = 0;
  }

  private write(version: BlockVersion): void {
    const { id, position, status, began, ended, came, parent, source, jump, event, depth, block } = version;
    if (!block) throw new Error(`version ${id} is written twice`);
    const node = ended === null ? null : nodeOf(began, ended);
    const { first, last } = block;
    const lot = this.to.positions.lotOf(block);
    this.to.rows.insert('block_versions', [
      id,
      lot,
      first,
      last,
      position,
      status,
      began,
      ended,
      node,
      came,
      parent,
      source,
      jump ? jump.id : id,
      event,
      depth,
    ]);
    version.block = null;
  }

  private versionOf(block: Block): BlockVersion {
    const version = this.open.get(block) ?? this.earlier?.openVersion(this.to.positions.lotOf(block), block.first);
    if (!version) throw new Error(`the read side doesn't know the block ${block.lot.series}-${block.first}-${block.last}`);
    return version;
  }
}

/** Whether nothing about the units changed but where they are; `since` and `touched` only say when it did. */
const hasStatusOf = (block: Block, origin: Block): boolean =>
  block.kind === origin.kind &&
  block.authorization === origin.authorization &&
  block.contribution === origin.contribution &&
  block.firstTransferred === origin.firstTransferred &&
  block.frozen === origin.frozen &&
  block.reservedBy === origin.reservedBy;

/** Where the child of `parent` jumps to: steps of 1, 3, 7, ... up the line (a skew-binary counter). */
const jumpBelow = (parent: Ancestor): Ancestor => {
  const near = parent.jump ?? parent;
  const far = near.jump ?? near;
  return parent.depth - near.depth === near.depth - far.depth ? far : parent;
};
