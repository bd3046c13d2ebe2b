import { partOf, type Block } from '../book/block.js';
import type { ReadonlyBook } from '../book/readonly-book.js';
import type { IssuanceLineRow, IssuanceRow } from '../book/rows.js';
import { blockId, quantityOf } from '../kernel/block-id.js';

/** The lines of an issuance that may be authorized later: all that is said here is of these alone. */
const linesOpen = ({ lines }: Pick<IssuanceRow, 'lines'>): IssuanceLineRow[] => lines.filter(({ contribution }) => contribution === 'PI');

/** The participants' part of what may be authorized later. */
export const participantsOf = (row: Pick<IssuanceRow, 'lines'>): bigint =>
  linesOpen(row).reduce((sum, { participants, released }) => sum + participants + released, 0n);

/**
 * how much of each levy becomes authorized when `more` of the participants' part does: so many that they and those of before are
 * floor(levies x authorized / participants' part) in all, split by largest remainder, the adaptation share first where these are equal.
 */
export const leviesDue = (row: Pick<IssuanceRow, 'lines' | 'converted'>, more: bigint): { adaptation: bigint; omge: bigint } => {
  const { converted } = row;
  const by = participantsOf(row);
  const authorized = converted.participants + more;
  const levied = (of: 'adaptation' | 'omge'): bigint => linesOpen(row).reduce((sum, line) => sum + line[of], 0n);
  if (by === 0n) return { adaptation: 0n, omge: 0n };
  const total = ((levied('adaptation') + levied('omge')) * authorized) / by - converted.adaptation - converted.omge;
  const share = (of: 'adaptation' | 'omge'): { whole: bigint; rest: bigint } => {
    const due = levied(of) * authorized - converted[of] * by;
    return due < 0n ? { whole: 0n, rest: due } : { whole: due / by, rest: due % by };
  };
  const [adaptation, omge] = [share('adaptation'), share('omge')];
  const missing = total - adaptation.whole - omge.whole;
  // Where one levy converted more before than its share is now, the other waits for it.
  const first = missing < 0n ? omge.rest < 0n : adaptation.rest >= omge.rest;
  return { adaptation: adaptation.whole + (first ? missing : 0n), omge: omge.whole + (first ? 0n : missing) };
};

/** So many units of a levy that are still MCUs where they were levied, lowest vintage and serial first; fewer where there are no more. */
export const leviedBlocks = (
  book: ReadonlyBook,
  row: IssuanceRow,
  { of, quantity, covers }: { of: 'adaptation' | 'omge'; quantity: bigint; covers: (vintage: string) => boolean },
): Block[] => {
  const account = of === 'adaptation' ? 'ADAPTATION-SHARE' : 'OMGE-MANDATORY';
  const candidates = linesOpen(row)
    .filter((line) => line[of] > 0n && covers(line.vintage))
    .sort((a, b) => (a.vintage === b.vintage ? (a.first < b.first ? -1 : 1) : a.vintage < b.vintage ? -1 : 1))
    .flatMap((line) => book.units.within(rangeOf(line, of)) ?? [])
    .filter((block) => block.account === account && block.kind === 'MCU');
  const taken: Block[] = [];
  let left = quantity;
  for (const block of candidates) {
    if (left === 0n) break;
    const part = quantityOf(block) > left ? partOf(block, block.first, block.first + left - 1n) : block;
    left -= quantityOf(part);
    taken.push(part);
  }
  return taken;
};

const rangeOf = ({ series, first: begin, participants, adaptation, omge }: IssuanceLineRow, of: 'adaptation' | 'omge'): string => {
  const first = begin + participants + (of === 'adaptation' ? 0n : adaptation);
  return blockId({ series, first, last: first + (of === 'adaptation' ? adaptation : omge) - 1n });
};
