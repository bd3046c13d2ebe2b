import type { Block } from '../domain/book/block.js';
import { quantityOf } from '../domain/kernel/block-id.js';
import type { Balances } from './balances.js';
import type { Cells } from './cells.js';
import { nodeOf } from './intervals.js';
import type { NetBlocks } from './net-blocks.js';
import type { Sink } from './sink.js';

/** A block from the event that made it to the event that changed, moved or split it. */
interface Life {
  readonly id: number;
  readonly cell: number;
  readonly status: number;
  readonly began: number;
  /** The word for the event that made it. */
  readonly event: number;
  /** The life in which its units became what they are: itself, or the one it was split from without being touched. */
  readonly source: number;
  /** The cell its units were in before. */
  readonly came: number;
  readonly parent: number | null;
  readonly depth: number;
  /** An ancestor further up: with it, any ancestor is found in logarithmic time. The first of a line has none. */
  readonly jump: Life | null;
  /** Until its row is written. */
  block: Block | null;
}

const MANY = 10_000;

/**
 * The lives of all blocks. Blocks split and never merge, so that every life has one parent, and what a unit was at any revision is an
 * ancestor of what it is now. A life that is over by the time rows are written is written once, with its end.
 */
export class Lives {
  private readonly open = new Map<Block, Life>();
  /** Those whose rows may still have to be written, in order; with some that were since. */
  private unwritten: Life[] = [];
  private count = 0;

  constructor(
    private readonly sink: Sink,
    private readonly cells: Cells,
    private readonly balances: Balances,
  ) {}

  /** The number the next life will have. */
  get next(): number {
    return this.count;
  }

  /** The event at `revision`, whose name is word `event`, happened to the blocks. */
  happen({ removed, added }: NetBlocks, revision: number, event: number): void {
    const kept = new Set<Block>();
    for (const [block, origin] of added) {
      const parent = origin && this.lifeOf(origin);
      const same = origin !== null && hasStatusOf(block, origin);
      if (parent && same && block.first === origin.first && block.last === origin.last) {
        kept.add(origin);
        this.open.set(block, parent);
      } else this.begin(block, parent, same, revision, event);
    }
    for (const block of removed) {
      if (!kept.has(block)) this.end(this.lifeOf(block), revision);
      this.open.delete(block);
    }
  }

  /** Writes the lives that began and aren't over. */
  flush(): void {
    for (const life of this.unwritten) if (life.block) this.write(life, life.block, null, null);
    this.unwritten = [];
  }

  /** `same`: what its units are is what they were in the parent. */
  private begin(block: Block, parent: Life | null, same: boolean, began: number, event: number): void {
    const id = this.count;
    this.count += 1;
    const cell = same && parent ? parent.cell : this.cells.cellOf(block);
    const came = parent ? parent.cell : this.cells.sourceOf(block);
    if (came !== cell) this.balances.post(came, cell, quantityOf(block));
    const life: Life = {
      id,
      cell,
      began,
      event,
      came,
      block,
      status: same && parent ? parent.status : this.cells.statusOf(block),
      source: same && parent ? parent.source : id,
      parent: parent && parent.id,
      depth: parent ? parent.depth + 1 : 0,
      jump: parent && jumpBelow(parent),
    };
    this.open.set(block, life);
    this.unwritten.push(life);
    if (this.unwritten.length > 2 * this.open.size + MANY) this.unwritten = this.unwritten.filter((one) => one.block);
  }

  private end(life: Life, revision: number): void {
    const node = nodeOf(life.began, revision);
    if (life.block) this.write(life, life.block, revision, node);
    else this.sink.closeLife(life.id, revision, node);
  }

  private write(life: Life, block: Block, ended: number | null, node: number | null): void {
    const { id, cell, status, began, came, parent, source, jump, event } = life;
    const { first, last } = block;
    const lot = this.cells.lotOf(block);
    this.sink.insert('lives', [id, lot, first, last, cell, status, began, ended, node, came, parent, source, jump ? jump.id : id, event]);
    life.block = null;
  }

  private lifeOf(block: Block): Life {
    const life = this.open.get(block);
    if (!life) throw new Error(`the read side doesn't know the block ${block.lot.series}-${block.first}-${block.last}`);
    return life;
  }
}

/** Whether nothing about the units changed; `since` and `touched` only say when it did. */
const hasStatusOf = (block: Block, origin: Block): boolean =>
  block.account === origin.account &&
  block.kind === origin.kind &&
  block.authorization === origin.authorization &&
  block.contribution === origin.contribution &&
  block.firstTransferred === origin.firstTransferred &&
  block.frozen === origin.frozen &&
  block.reservedBy === origin.reservedBy;

/** Where the child of `parent` jumps to: steps of 1, 3, 7, ... up the line (a skew-binary counter). */
const jumpBelow = (parent: Life): Life => {
  const near = parent.jump ?? parent;
  const far = near.jump ?? near;
  return parent.depth - near.depth === near.depth - far.depth ? far : parent;
};
