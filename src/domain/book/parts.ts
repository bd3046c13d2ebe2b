import { Journal } from '../kernel/journal.js';
import type { Kept } from '../kernel/kept.js';
import type { Book } from './book.js';

/**
 * All that a snapshot keeps of a book, by name: everything but its own name and its journal. Throws on a member that can't be kept, so that a
 * new one is never forgotten; and while a batch is open, such as that of an act which failed half way.
 */
export const partsOf = (book: Book): [name: string, part: Kept][] =>
  (Object.entries(book) as [string, unknown][]).flatMap(([name, part]): [string, Kept][] => {
    if (isKept(part)) return [[name, part]];
    if (name === 'code' || (part instanceof Journal && !part.isOpen)) return [];
    throw new Error(part instanceof Journal ? 'a book is not kept in the middle of a batch' : `a snapshot can't keep ${name} of the book`);
  });

const isKept = (part: unknown): part is Kept => typeof part === 'object' && part !== null && 'slices' in part && 'restore' in part;
