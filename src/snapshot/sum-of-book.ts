import { createHash, type Hash } from 'node:crypto';
import type { Book } from '../domain/book/book.js';
import { partsOf } from '../domain/book/parts.js';

/** Text is hashed in pieces of about this many characters. */
const PIECE = 1 << 16;

/**
 * SHA-256 over everything that a snapshot keeps of a book: equal sums, equal books, whichever way each was made. It doesn't go by how V8 keeps
 * values, which differs between a book that was folded and one that was read.
 */
export const sumOfBook = (book: Book): string => {
  const sum = createHash('sha256');
  for (const [name, part] of partsOf(book)) {
    const text = new Text(sum);
    text.add(`\n${name} `);
    for (const slice of part.slices()) value(text, slice);
    text.end();
  }
  return sum.digest('hex');
};

/** Text on its way into a hash. */
class Text {
  private piece = '';

  constructor(private readonly sum: Hash) {}

  add(text: string): void {
    this.piece += text;
    if (this.piece.length >= PIECE) this.end();
  }

  /** Bytes, with their number before them. */
  addBytes({ buffer, byteOffset, byteLength }: ArrayBufferView): void {
    this.add(`#${byteLength} `);
    this.end();
    this.sum.update(new Uint8Array(buffer, byteOffset, byteLength));
  }

  end(): void {
    this.sum.update(this.piece);
    this.piece = '';
  }
}

const value = (text: Text, given: unknown): void => {
  if (typeof given === 'bigint') text.add(`${given}n`);
  else if (typeof given !== 'object' || given === null) text.add(JSON.stringify(given) ?? 'undefined');
  else if (ArrayBuffer.isView(given)) text.addBytes(given);
  else if (Array.isArray(given)) {
    text.add('[');
    for (const entry of given as unknown[]) {
      value(text, entry);
      text.add(',');
    }
    text.add(']');
  } else members(text, given as Readonly<Record<string, unknown>>);
};

/** In the order of their names; one that is undefined is as one that isn't there. */
const members = (text: Text, record: Readonly<Record<string, unknown>>): void => {
  if (record instanceof Map || record instanceof Set) throw new Error('a snapshot keeps plain data alone');
  text.add('{');
  for (const name of Object.keys(record).sort()) {
    if (record[name] === undefined) continue;
    text.add(`${JSON.stringify(name)}:`);
    value(text, record[name]);
    text.add(',');
  }
  text.add('}');
};
