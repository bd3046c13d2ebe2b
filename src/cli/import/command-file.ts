import type { Refusal } from '../../domain/kernel/refusal.js';
import type { ProblemBody, Unit } from '../problem-text.js';

/** A command of a file as the API takes it in bulk, `{"command","key","data"}`, or why what stands there is none. */
export interface Entry {
  /** Of the line or row, as an editor or a spreadsheet counts: from 1. */
  readonly number: number;
  readonly command: string | Refusal;
}

/** A file of commands in a format of its own. */
export interface CommandFile {
  /** What its commands stand in. */
  readonly unit: Unit;
  /** The commands in order, a chunk at a time. May be read again. */
  readonly entries: () => AsyncIterable<readonly Entry[]>;
  /** A refusal of one of its commands, in the words of the file: members by their column. */
  readonly worded: (problem: ProblemBody) => ProblemBody;
  /** What to know before the file is mended and given again, where some of it went in and some didn't. */
  readonly mending?: string;
}
