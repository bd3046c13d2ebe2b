/** The buffers against uncertainty, and against reversals, that a programme's units go into outside of a mechanism. */
export type BufferName = 'uncertainty' | 'reversal' | 'pooled';

/** One figure for each buffer. */
export type OfBuffers<T> = Readonly<Record<BufferName, T>>;

/** From some rate on a lower one counts, for the lines of these vintages and components; null for all components. */
interface BufferReleaseRow {
  readonly buffer: BufferName;
  readonly vintages: { readonly first: string; readonly last: string };
  readonly components: readonly string[] | null;
  readonly bps: string;
  readonly since: bigint;
}

export interface BuffersRow {
  readonly programme: string;
  /** As they were set. */
  readonly bps: OfBuffers<string>;
  /** In the order in which they came: of a line the last one counts. */
  readonly releases: readonly BufferReleaseRow[];
  readonly since: bigint;
}

/** What is issued of a verified line, and what of that each buffer has by its rate. */
export interface BufferedRow extends OfBuffers<bigint> {
  readonly gross: bigint;
}
