import { setImmediate as turn } from 'node:timers/promises';
import { Book } from '../domain/book/book.js';
import { checkedInThread } from '../event-store/checking-thread.js';
import { DamagedFile } from '../event-store/damaged-file.js';
import { EventFile } from '../event-store/event-file.js';
import type { Catalogue } from '../ledger/catalogue.js';
import { foldAct } from '../ledger/fold.js';
import { readSnapshot } from '../snapshot/snapshot-file.js';
import type { Seen, Unseen } from '../snapshot/snapshots.js';
import { sumOfBook } from '../snapshot/sum-of-book.js';

/** Acts looked at without a pause. */
const ACTS = 64;

/**
 * Looks at what a start from a snapshot did not: the bytes of the first events, and the book they make beside that of the snapshot, which is read
 * first. Resolves with the tree over them and the sums of both books; with nothing where `signal` ended it. Throws `DamagedFile`, and on an
 * event this build doesn't know.
 */
export const checkSnapshot = async (unseen: Unseen, catalogue: Catalogue, signal: AbortSignal): Promise<Seen | undefined> => {
  const { registry, path, size, snapshot } = unseen;
  const kept = sumOfKept(snapshot, registry);
  const file = new EventFile(path);
  try {
    const [acts, book] = [file.replay(), new Book(registry)];
    for (let i = 1; file.size < size; i += 1) {
      const act = acts.next();
      if (act.done) throw new DamagedFile(path, `at revision ${file.size}: the event is missing`);
      foldAct(book, catalogue, act.value);
      if (i % ACTS === 0) await turn();
      if (signal.aborted) return undefined;
    }
    return { subtrees: file.subtrees, made: sumOfBook(book), kept };
  } finally {
    await file.close();
  }
};

/** The same in a thread of its own. */
export const checkSnapshotInThread = (unseen: Unseen, signal: AbortSignal): Promise<Seen | undefined> => {
  const { path, snapshot } = unseen;
  return checkedInThread(new URL('./check-snapshot.thread.js', import.meta.url), { input: unseen, path, what: snapshot.path }, signal);
};

/** The sum of the book in a snapshot; empty where the file is another than the one that was begun with. Throws where it can't be read. */
const sumOfKept = ({ path, hash }: Unseen['snapshot'], registry: string): string => {
  const found = readSnapshot(path);
  if (found.hash !== hash) return '';
  const book = new Book(registry);
  found.restore(book);
  return sumOfBook(book);
};
