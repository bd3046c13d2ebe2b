import { setImmediate as turn } from 'node:timers/promises';
import { join } from 'node:path';
import { Book } from '../domain/book/book.js';
import { checkPrefixInThread } from '../event-store/check-prefix.js';
import type { EventFile } from '../event-store/event-file.js';
import { EventPages } from '../event-store/event-pages.js';
import type { Catalogue } from '../ledger/catalogue.js';
import { foldAct } from '../ledger/fold.js';
import type { StartingBook } from '../snapshot/snapshots.js';

/** From this many events on a thread of its own saves more time than it takes. */
const LEAST = 20_000;

export interface StartInput {
  readonly directory: string;
  readonly registry: string;
  /** The registry's events; none was read yet. */
  readonly file: EventFile;
  readonly catalogue: Catalogue;
  /** Who checks meanwhile: a thread of its own where nobody else is named. */
  readonly check?: typeof checkPrefixInThread;
}

/**
 * The book that all events of a long file make, folded by this thread while another checks them: reading and applying them takes as
 * long as their hashes. It is there only when both are through, with the file set to go on behind it. Undefined for a short file, which is
 * checked and folded by one. Throws `DamagedFile`, whatever damaged events did to the book before; and on an event this build doesn't know.
 */
export const foldWhileChecking = async (
  { directory, registry, file, catalogue, check = checkPrefixInThread }: StartInput,
  least = LEAST,
): Promise<StartingBook | undefined> => {
  const pages = new EventPages({ directory });
  const ending = new AbortController();
  try {
    const head = pages.head();
    if (head + 1 < least) return undefined;
    const checked = check({ path: join(directory, 'events.sqlite'), size: BigInt(head + 1) }, ending.signal);
    const [folded, subtrees] = await Promise.all([
      fold(pages, head, { registry, catalogue }).catch((error: unknown) => ({ error })),
      checked,
    ]);
    if ('error' in folded) throw folded.error;
    if (!subtrees) throw new Error(`${registry}: its events were not checked to their end`);
    file.goOnBehind(BigInt(head + 1), subtrees);
    return { book: folded, eventsApplied: BigInt(head + 1) };
  } finally {
    ending.abort();
    pages.close();
  }
};

const fold = async (
  pages: EventPages,
  head: number,
  { registry, catalogue }: Pick<StartInput, 'registry' | 'catalogue'>,
): Promise<Book> => {
  const book = new Book(registry);
  for (let last = -1; last < head;) {
    const acts = pages.read(last + 1, head);
    for (const act of acts) foldAct(book, catalogue, act);
    last = Number(acts.at(-1)?.at(-1)?.revision ?? head);
    await turn();
  }
  return book;
};
