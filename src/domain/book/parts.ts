import type { Kept } from '../kernel/kept.js';
import type { Book } from './book.js';

/** What of a book is not kept: its name, and how to take back a batch that is open. */
const OTHERS: ReadonlySet<string> = new Set(['code', 'journal']);

/** All that a snapshot keeps of a book, by name. Throws on a member that can't be kept, so that a new one is never forgotten. */
export const partsOf = (book: Book): [name: string, part: Kept][] =>
  (Object.entries(book) as [string, unknown][])
    .filter(([name]) => !OTHERS.has(name))
    .map(([name, part]) => {
      if (!isKept(part)) throw new Error(`a snapshot can't keep ${name} of the book`);
      return [name, part];
    });

const isKept = (part: unknown): part is Kept => typeof part === 'object' && part !== null && 'slices' in part && 'restore' in part;
