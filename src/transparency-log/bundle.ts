/** The longest an entry can be where its length is written in two bytes. */
const MOST_BYTES = 0xffff;

/** Entries as c2sp.org/tlog-tiles has them: the length of each in two bytes, the larger first, and its bytes. Throws where one is too long. */
export const bundleOf = (entries: readonly Uint8Array[]): Uint8Array =>
  Buffer.concat(
    entries.flatMap((entry) => {
      if (entry.length > MOST_BYTES) throw new RangeError(`an entry of ${entry.length} bytes fits no bundle`);
      return [Buffer.from([entry.length >> 8, entry.length & 0xff]), entry];
    }),
  );

/** The first `count` entries of a bundle; undefined where it hasn't so many whole ones. */
export const entriesIn = (bundle: Uint8Array, count: number): Uint8Array[] | undefined => {
  const entries: Uint8Array[] = [];
  for (let at = 0; entries.length < count;) {
    const [high, low] = [bundle[at], bundle[at + 1]];
    if (high === undefined || low === undefined) return undefined;
    const end = at + 2 + high * 256 + low;
    if (end > bundle.length) return undefined;
    entries.push(bundle.subarray(at + 2, end));
    at = end;
  }
  return entries;
};
