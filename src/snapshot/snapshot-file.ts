import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { deserialize, serialize } from 'node:v8';
import type { Book } from '../domain/book/book.js';
import { partsOf } from '../domain/book/parts.js';
import type { Prefix } from '../event-store/prefix.js';
import { groupedBy } from '../domain/kernel/grouped-by.js';

// A snapshot is one line of JSON, then slices of the book's parts, each as its length (4 bytes) and its bytes, then the SHA-256 of it all.

/** Its name, beside `events.sqlite`. One that isn't accepted yet has the number of its events behind it. */
export const SNAPSHOT = 'book.snapshot';

/** Goes up whenever a file is laid out otherwise. */
const FORMAT = 1;
const HASH_BYTES = 32;

/** What a snapshot says it is. */
export interface Header extends Prefix {
  readonly registry: string;
  /** Of the program that made it. */
  readonly code: string;
}

interface Slice {
  readonly part: string;
  readonly slice: unknown;
}

/**
 * Writes `book` as it is at the call to `path` and onto the disk, slice by slice: the thread does other things in between, and the book may
 * go on.
 */
export const writeSnapshot = async (path: string, header: Header, book: Book): Promise<void> => {
  const taken = partsOf(book).map(([part, kept]) => ({ part, slices: kept.slices() }));
  const file = await open(path, 'w');
  try {
    const sum = createHash('sha256');
    const put = async (bytes: Buffer): Promise<void> => {
      sum.update(bytes);
      await file.appendFile(bytes);
    };
    await put(Buffer.from(`${JSON.stringify({ ...header, size: String(header.size), format: FORMAT })}\n`));
    for (const { part, slices } of taken)
      for (const slice of slices) {
        const bytes = serialize({ part, slice } satisfies Slice);
        const length = Buffer.alloc(4);
        length.writeUInt32LE(bytes.length);
        await put(Buffer.concat([length, bytes]));
      }
    await file.appendFile(sum.digest());
    await file.sync();
  } finally {
    await file.close();
  }
};

/** A snapshot that was read: what it says it is, and how to fill a book that is as it was made. */
export interface Snapshot {
  readonly header: Header;
  /** SHA-256 over all of the file, which stands at its end, hex. */
  readonly hash: string;
  readonly restore: (book: Book) => void;
}

/** Reads the snapshot at `path`. Throws where it is not there, not whole, or of another format. */
export const readSnapshot = (path: string): Snapshot => {
  const bytes = readFileSync(path);
  const end = bytes.length - HASH_BYTES;
  if (end < 0 || !createHash('sha256').update(bytes.subarray(0, end)).digest().equals(bytes.subarray(end)))
    throw new Error('it is not as it was written');
  const line = bytes.indexOf('\n');
  const { format, size, ...header } = JSON.parse(bytes.toString('utf8', 0, line)) as Omit<Header, 'size'> & {
    format: number;
    size: string;
  };
  if (format !== FORMAT) throw new Error(`it is of format ${format}`);
  const hash = bytes.toString('hex', end);
  return { header: { ...header, size: BigInt(size) }, hash, restore: (book) => restore(book, slicesIn(bytes, line + 1, end)) };
};

function* slicesIn(bytes: Buffer, begin: number, end: number): IterableIterator<Slice> {
  for (let at = begin; at < end;) {
    const from = at + 4;
    at = from + bytes.readUInt32LE(at);
    yield deserialize(bytes.subarray(from, at)) as Slice;
  }
}

const restore = (book: Book, slices: Iterable<Slice>): void => {
  const byPart = groupedBy(slices, ({ part }) => part);
  for (const [name, part] of partsOf(book)) part.restore((byPart.get(name) ?? []).map(({ slice }) => slice));
};
