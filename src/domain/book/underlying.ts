import type { Journal } from '../kernel/journal.js';
import { sliced, type Kept } from '../kernel/kept.js';
import { Ranges } from '../kernel/ranges.js';
import type { UnderlyingRow } from './rows.js';

interface Slice {
  readonly key: string;
  readonly rows: readonly UnderlyingRow[];
}

/** The units of outside registries that stand in this book, by registry and series. */
export class Underlying implements Kept<Slice> {
  private readonly byKey = new Map<string, Ranges<UnderlyingRow>>();

  constructor(private readonly journal: Journal) {}

  of(registry: string, series: string): Ranges<UnderlyingRow> {
    return this.at(`${registry} ${series}`);
  }

  /** By registry and series, with a space between. */
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
