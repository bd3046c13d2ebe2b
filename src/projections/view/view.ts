import type { PositionTotals } from '../read-file/position-totals.js';
import type { Position, Names } from './names.js';
import type { ReadConnection } from './read-connection.js';

/** The registry at the end of one act, at one time. Everything a question reads, it reads through this. */
export interface View {
  readonly registry: string;
  readonly db: ReadConnection;
  readonly names: Names;
  readonly revision: number;
  /** The last revision the read file has. */
  readonly head: number;
  /** The time of the question, RFC 3339: what changes with time alone is as of then. */
  readonly time: string;
  /** What each position holds, by its number. */
  readonly totals: PositionTotals;
}

/** What a question comes to: the answer's own members, and the last revision of the thing that was read. */
export interface Found<Answer extends object> {
  readonly answer: Answer;
  readonly touched: number;
}

/** The positions that hold something, but for those units come from. */
export const positionsHeld = ({ names, totals }: View): (readonly [Position, bigint])[] => {
  const held: (readonly [Position, bigint])[] = [];
  totals.each((id, quantity) => {
    const position = names.position(id);
    if (position) held.push([position, quantity]);
  });
  return held;
};
