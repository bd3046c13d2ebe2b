import type { Journal } from '../kernel/journal.js';
import { sliced, type Kept } from '../kernel/kept.js';
import { normalNumbering, type Numbering } from '../kernel/outside-series.js';
import { Ranges, type Range } from '../kernel/ranges.js';
import type { UnderlyingRow } from './rows.js';

interface Slice {
  readonly key: string;
  readonly rows: readonly UnderlyingRow[];
}

/** The units of outside registries that stand in this book, each of them once: by the pair of registry and series. */
export class Underlying implements Kept<Slice> {
  private readonly byKey = new Map<string, Ranges<UnderlyingRow>>();

  constructor(private readonly journal: Journal) {}

  /** What stands in the book of a range of a numbering: the lowest of it; undefined where all of it is free. */
  taken(numbering: Numbering, { first, last }: Range): UnderlyingRow | undefined {
    const met = this.byKey.get(keyOf(numbering))?.nextFrom(first);
    return met && met.first <= last ? met : undefined;
  }

  /**
   * The units of `row` stand in the book from now on. What of them stood there already stays with the block that had it first: books of
   * before two spellings of one numbering were known to be one can have units twice, and those are read on.
   */
  take(numbering: Numbering, row: UnderlyingRow): void {
    const ranges = this.at(keyOf(numbering));
    for (let { first } = row; first <= row.last;) {
      const met = ranges.nextFrom(first);
      const last = met && met.first <= row.last ? met.first - 1n : row.last;
      if (first <= last) ranges.insert({ ...row, first, last });
      first = (met?.last ?? row.last) + 1n;
    }
  }

  /** By registry and series in their normal form, as a JSON text of the two. */
  all(): IterableIterator<[string, Ranges<UnderlyingRow>]> {
    return this.byKey.entries();
  }

  slices(): Iterable<Slice> {
    return [...this.byKey].flatMap(([key, ranges]) => [...sliced(ranges.toArray(), (rows) => ({ key, rows }))]);
  }

  restore(slices: Iterable<Slice>): void {
    for (const { key, rows } of slices) this.at(key).fill(rows);
  }

  private at(key: string): Ranges<UnderlyingRow> {
    let ranges = this.byKey.get(key);
    if (!ranges) this.byKey.set(key, (ranges = new Ranges<UnderlyingRow>(this.journal)));
    return ranges;
  }
}

/** `["GS A","B"]` and `["GS","A B"]` are two numberings. */
const keyOf = (numbering: Numbering): string => {
  const { registry, series } = normalNumbering(numbering);
  return JSON.stringify([registry, series]);
};
