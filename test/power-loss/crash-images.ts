import type { Dice } from '../simulation/dice.js';
import type { Files, Step } from './recording.js';

const SECTOR = 512;
const PAGE = 4096;
const LOG_HEADER = 32;

/**
 * Files as a power cut during the step may leave them. What each rests on, in SQLite's own words:
 *
 * - `synchronous=FULL` syncs the log at the end of every transaction (sqlite.org/pragma.html#pragma_synchronous), so what was acknowledged
 *   before the step is there to the last byte. What the step was writing is there, or not, or torn, in any order, until its own sync.
 * - A frame of the log counts only if its salt is the header's and the running checksum over everything up to it fits, and a transaction
 *   only if its commit frame counts (sqlite.org/fileformat2.html#walformat): torn, missing, zeroed or foreign frames end the log there.
 * - A write leaves bytes outside of its range alone (sqlite.org/psow.html), so that only bytes the step wrote can be wrong.
 * - When the log begins anew its header is synced before the first frame over the old ones (src/wal.c, ticket ff5be73dee).
 * - A checkpoint syncs the log first, then writes the main file, then syncs that, and only after it the log may begin anew
 *   (sqlite.org/wal.html#ckpt): while the main file is torn the whole log is there, and its pages count.
 */
export const crashImage = (step: Step, dice: Dice): Files => {
  const { before, after } = step;
  if (step.kind === 'checkpoint')
    return { main: torn(before.main, after.main, pagesWritten(before.main, after.main), dice), log: after.log };
  const [main, log] = [before.main, before.log];
  if (!isBegunAnew(step)) return { main, log: withRubbishBehind(torn(log, after.log, written(log, after.log, 0), dice), after.log, dice) };
  const headed = Buffer.concat([after.log.subarray(0, LOG_HEADER), log.subarray(LOG_HEADER)]);
  if (dice.chance(0.2)) return { main, log: torn(log, headed, [[0, LOG_HEADER]], dice) };
  return { main, log: withRubbishBehind(torn(headed, after.log, written(headed, after.log, LOG_HEADER), dice), after.log, dice) };
};

/** Whether the step overwrites the log from its start on, a checkpoint having emptied it. */
export const isBegunAnew = ({ before, after }: Step): boolean =>
  before.log.length > 0 && !before.log.subarray(0, LOG_HEADER).equals(after.log.subarray(0, LOG_HEADER));

type Range = readonly [number, number];

/** The file with some of what was written: in order up to some byte, or sector by sector new, old, zeroed or rubbish. */
const torn = (before: Buffer, after: Buffer, ranges: readonly Range[], dice: Dice): Buffer => {
  const image = Buffer.alloc(Math.max(before.length, after.length));
  before.copy(image);
  const fate = dice.oneOf<'none' | 'all' | 'in order' | number>('none', 'all', 'in order', 'in order', 'in order', 0.1, 0.5, 0.9);
  const cut = fate === 'none' ? 0 : fate === 'in order' ? dice.between(ranges[0]?.[0] ?? 0, ranges.at(-1)?.[1] ?? 0) : image.length;
  for (const sector of ranges.flatMap(sectors)) {
    const [from, to] = sector;
    if (typeof fate === 'string') after.copy(image, from, from, Math.min(to, Math.max(from, cut)));
    else {
      const fallen = (dice.roll() - fate) / (1 - fate);
      if (fallen < 0) after.copy(image, from, from, to);
      else if (fallen < 0.15) image.fill(0, from, to);
      else if (fallen < 0.3) rubbish(image, from, to, dice);
    }
  }
  // The length of a file that grew is metadata of its own, and may be any on the way.
  const grown = image.length > before.length;
  if (grown && fate === 'in order') return image.subarray(0, Math.max(before.length, cut));
  return grown && fate !== 'all' && dice.chance(0.5) ? image.subarray(0, dice.between(before.length, image.length)) : image;
};

const sectors = ([from, to]: Range): Range[] => {
  const all: Range[] = [];
  for (let at = from; at < to;) {
    const next = Math.min(to, (Math.floor(at / SECTOR) + 1) * SECTOR);
    all.push([at, next]);
    at = next;
  }
  return all;
};

/** The log is written in one piece: from the first to behind the last byte that differ, growth and all. */
const written = (before: Buffer, after: Buffer, from: number): Range[] => {
  let begin = from;
  while (begin < before.length && before[begin] === after[begin]) begin += 1;
  let end = after.length;
  if (before.length === after.length) while (end > begin && before[end - 1] === after[end - 1]) end -= 1;
  return begin < end ? [[begin, end]] : [];
};

/** Of the main file only pages that stand in the log are written. */
const pagesWritten = (before: Buffer, after: Buffer): Range[] => {
  const pages: Range[] = [];
  for (let at = 0; at < after.length; at += PAGE)
    if (!after.subarray(at, at + PAGE).equals(before.subarray(at, at + PAGE))) pages.push([at, Math.min(after.length, at + PAGE)]);
  return pages;
};

/** Behind what was written nothing was promised at all. */
const withRubbishBehind = (image: Buffer, after: Buffer, dice: Dice): Buffer => {
  if (image.length < after.length || !dice.chance(0.1)) return image;
  const tail = Buffer.alloc(dice.between(1, 3 * PAGE));
  rubbish(tail, 0, tail.length, dice);
  return Buffer.concat([image, tail]);
};

const rubbish = (buffer: Buffer, from: number, to: number, dice: Dice): void => {
  for (let at = from; at < to; at += 1) buffer[at] = dice.between(0, 255);
};
