import type { Block } from '../../domain/book/block.js';

/** Where a version stands in its line. */
export interface Ancestor {
  readonly id: number;
  readonly depth: number;
  /** An ancestor further up: with it, any ancestor is found in logarithmic time. The first of a line has none. */
  readonly jump: Ancestor | null;
}

/** A block from the event that made it to the event that changed, moved or split it. */
export interface BlockVersion extends Ancestor {
  readonly position: number;
  readonly status: number;
  readonly began: number;
  /** The word for the event that made it. */
  readonly event: number;
  /** The version in which its units became what they are: itself, or the one it was split from without being touched. */
  readonly source: number;
  /** The position its units were in before. */
  readonly came: number;
  readonly parent: number | null;
  /** Until its row is written. */
  block: Block | null;
  /** Set when it is over before its row is written. */
  ended: number | null;
}
