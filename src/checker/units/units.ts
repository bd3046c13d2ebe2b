import { Table } from '../state/table.js';
import type { Account } from '../state/rows.js';
import { count, type SeriesRange } from './range.js';
import type { Piece, Segment } from './segment.js';
import { SortedRanges } from './sorted-ranges.js';

/** Who holds what, as the events say: disjoint segments for each series. */
export class Units {
  private readonly bySeries = new Table<SortedRanges<Segment>>();

  series(): IterableIterator<[string, SortedRanges<Segment>]> {
    return this.bySeries.entries();
  }

  /** The segments that `range` meets, cut to it, with their status of now; and whether they cover it. */
  pieces({ series, first, last }: SeriesRange): { pieces: Piece[]; whole: boolean } {
    const pieces: Piece[] = [];
    let covered = 0n;
    for (const segment of this.bySeries.get(series)?.meeting(first, last) ?? []) {
      const { lot, account, firstTransferred, frozen, reservedBy } = segment;
      const piece: Piece = {
        ...{ series, lot, account, firstTransferred, frozen, reservedBy },
        first: segment.first > first ? segment.first : first,
        last: segment.last < last ? segment.last : last,
      };
      covered += count(piece);
      pieces.push(piece);
    }
    return { pieces, whole: covered === last - first + 1n && covered > 0n };
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

  /** The units of `range` go to `account`, wherever they are. */
  move(range: SeriesRange, account: Account): void {
    this.change(range, (segment) => {
      const quantity = count(segment);
      segment.account.quantity -= quantity;
      account.quantity += quantity;
      segment.account = account;
      segment.reservedBy = null;
    });
  }

  /** Changes the status of the units of `range`, splitting the segments they stand in. */
  change({ series, first, last }: SeriesRange, how: (segment: Segment) => void): void {
    const ranges = this.bySeries.get(series);
    for (const segment of ranges?.meeting(first, last) ?? []) {
      const { first: begin, last: end } = segment;
      if (begin < first) {
        segment.first = first;
        ranges?.add({ ...segment, first: begin, last: first - 1n });
      }
      if (end > last) {
        segment.last = last;
        ranges?.add({ ...segment, first: last + 1n, last: end });
      }
      how(segment);
    }
  }
}
