import type { Block } from '../domain/book/block.js';
import { quantityOf } from '../domain/kernel/block-id.js';
import type { Balances } from './balances.js';
import type { Cells } from './cells.js';
import { nodeOf } from './intervals.js';
import type { NetBlocks } from './net-blocks.js';
import type { Sink, Value } from './sink.js';

/** A block from the event that made it to the event that changed, moved or split it. */
interface Life {
  readonly id: number;
  readonly cell: number;
  readonly status: number;
  readonly began: number;
  /** The life in which its units became what they are: itself, or the one it was split from without being touched. */
  readonly source: number;
  readonly depth: number;
  /** An ancestor further up: with it, any ancestor is found in logarithmic time. The first of a line is its own. */
  readonly jump: Life | null;
  /** Its row but for its end, until it is written. */
  row: Value[] | undefined;
}

/**
 * The lives of all blocks. Blocks split and never merge, so that every life has one parent, and what a unit was at any revision is an
 * ancestor of what it is now. A life that is over by the time rows are written is written once, with its end.
 */
export class Lives {
  private readonly open = new Map<Block, Life>();
  private unwritten = new Set<Life>();
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
      const untouched = parent !== null && origin !== null && block.touched !== BigInt(revision) && block.account === origin.account;
      const cell = untouched ? parent.cell : this.cells.cellOf(block);
      const status = untouched ? parent.status : this.cells.statusOf(block);
      const same = origin !== null && block.first === origin.first && block.last === origin.last;
      if (parent && same && parent.cell === cell && parent.status === status) {
        kept.add(origin);
        this.open.set(block, parent);
      } else this.begin(block, parent, { cell, status, began: revision, event, untouched });
    }
    for (const block of removed) {
      if (!kept.has(block)) this.end(this.lifeOf(block), revision);
      this.open.delete(block);
    }
  }

  /** Writes the lives that began and aren't over. */
  flush(): void {
    for (const life of this.unwritten) this.write(life, null, null);
    this.unwritten = new Set();
  }

  private begin(
    block: Block,
    parent: Life | null,
    { cell, status, began, event, untouched }: { cell: number; status: number; began: number; event: number; untouched: boolean },
  ): void {
    const id = this.count;
    this.count += 1;
    const came = parent?.cell ?? this.cells.sourceOf(block);
    if (came !== cell) this.balances.post(came, cell, quantityOf(block));
    const source = parent && untouched ? parent.source : id;
    const jump = parent && jumpBelow(parent);
    const row = [id, this.cells.lotOf(block), block.first, block.last, cell, status, began, null, null, came];
    const life: Life = {
      ...{ id, cell, status, began, source, jump },
      depth: parent ? parent.depth + 1 : 0,
      row: [...row, parent?.id ?? null, source, jump?.id ?? id, event],
    };
    this.open.set(block, life);
    this.unwritten.add(life);
  }

  private end(life: Life, revision: number): void {
    const node = nodeOf(life.began, revision);
    if (life.row) {
      this.write(life, revision, node);
      this.unwritten.delete(life);
    } else this.sink.closeLife(life.id, revision, node);
  }

  private write(life: Life, ended: number | null, node: number | null): void {
    const { row } = life;
    if (!row) return;
    row[7] = ended;
    row[8] = node;
    this.sink.insert('lives', row);
    life.row = undefined;
  }

  private lifeOf(block: Block): Life {
    const life = this.open.get(block);
    if (!life) throw new Error(`the read side doesn't know the block ${block.lot.series}-${block.first}-${block.last}`);
    return life;
  }
}

/** Where the child of `parent` jumps to: steps of 1, 3, 7, ... up the line (a skew-binary counter). */
const jumpBelow = (parent: Life): Life => {
  const near = parent.jump ?? parent;
  const far = near.jump ?? near;
  return parent.depth - near.depth === near.depth - far.depth ? far : parent;
};
