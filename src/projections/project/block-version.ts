import type { Block } from '../../domain/book/block.js';

/** Where a life stands in its line. */
export interface Ancestor {
  readonly id: number;
  readonly depth: number;
  /** An ancestor further up: with it, any ancestor is found in logarithmic time. The first of a line has none. */
  readonly jump: Ancestor | null;
}

/** A block from the event that made it to the event that changed, moved or split it. */
export interface Life extends Ancestor {
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
  /** Until its row is written. */
  block: Block | null;
  /** Set when it is over before its row is written. */
  ended: number | null;
}
