/** A part of a book that a snapshot can keep. */
export interface Kept<Slice = unknown> {
  /**
   * What is in it now, as plain data in slices. It is taken down at once, by reference, which is possible because rows are never changed in
   * place; the work of a slice is done when its turn comes, so that a book can go on meanwhile.
   */
  slices(): Iterable<Slice>;
  /** Puts what `slices` gave into one that is as it was made. Outside of a batch: it isn't taken back. */
  restore(slices: Iterable<Slice>): void;
}

/** Rows to a slice: a few milliseconds of work. */
const ROWS = 4096;

/** `rows` in slices, each as `make` gives it when its turn comes. */
export function* sliced<Row, Slice>(rows: readonly Row[], make: (rows: readonly Row[]) => Slice): IterableIterator<Slice> {
  for (let from = 0; from < rows.length; from += ROWS) yield make(rows.slice(from, from + ROWS));
}
