import { Table } from '../state/table.js';
import type { Account } from '../state/rows.js';
import { count, type SeriesRange } from './range.js';
import type { Arrival, Piece, Segment } from './segment.js';
import { SortedRanges } from './sorted-ranges.js';

/** Who holds what, as the events say: disjoint segments for each series. */
export class Units {
  private readonly bySeries = new Table<SortedRanges<Segment>>();

  series(): IterableIterator<[string, SortedRanges<Segment>]> {
    return this.bySeries.entries();
  }

  /** Adds to `pieces` the segments that `range` meets, cut to it, with their status of now. Whether they cover it. */
  addPieces({ series, first, last }: SeriesRange, pieces: Piece[]): boolean {
    let next = first;
    let whole = last >= first;
    for (const segment of this.bySeries.get(series)?.meeting(first, last) ?? []) {
      const { lot, account, firstTransferred, kept, transferred, frozen, reservedBy, arrived } = segment;
      const begin = segment.first > first ? segment.first : first;
      const end = segment.last < last ? segment.last : last;
      whole &&= begin <= next;
      pieces.push({ series, first: begin, last: end, lot, account, firstTransferred, kept, transferred, frozen, reservedBy, arrived });
      next = end + 1n;
    }
    return whole && next > last;
  }

  /** New units. Serials that another unit has already are left out: a law has said so. */
  create(segment: Segment): void {
    const { series } = segment.lot;
    let ranges = this.bySeries.get(series);
    if (!ranges) this.bySeries.set(series, (ranges = new SortedRanges<Segment>()));
    if (segment.last < segment.first || ranges.meeting(segment.first, segment.last).length > 0) return;
    ranges.add(segment);
    segment.account.quantity += count(segment);
  }

  /**
   * The units of `range` go to `account`, wherever they are: for the first time, as their issuance has it, or by a later move; `arrived` where
   * that is a transfer.
   */
  move(range: SeriesRange, account: Account, transferred: boolean, arrived: Arrival | null = null): void {
    this.change(range, (segment) => {
      const quantity = count(segment);
      segment.account.quantity -= quantity;
      account.quantity += quantity;
      segment.account = account;
      segment.transferred ||= transferred;
      segment.reservedBy = null;
      segment.arrived = arrived;
    });
  }

  /** Changes the status of the units of `range`, splitting the segments they stand in. */
  change({ series, first, last }: SeriesRange, how: (segment: Segment) => void): void {
    const ranges = this.bySeries.get(series);
    for (const segment of ranges?.meeting(first, last) ?? []) {
      const { first: begin, last: end } = segment;
      // A segment keeps where it begins: what lies behind a cut is a new one.
      const named = begin < first ? part(segment, first, end) : segment;
      const rest = end > last ? part(segment, last + 1n, end) : undefined;
      if (named !== segment) {
        segment.last = first - 1n;
        ranges?.add(named);
      }
      if (rest) {
        named.last = last;
        ranges?.add(rest);
      }
      how(named);
    }
  }
}

const part = (
  { lot, account, firstTransferred, kept, transferred, frozen, reservedBy, arrived }: Segment,
  first: bigint,
  last: bigint,
): Segment => ({
  first,
  last,
  lot,
  account,
  firstTransferred,
  kept,
  transferred,
  frozen,
  reservedBy,
  arrived,
});
