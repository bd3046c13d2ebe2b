import Database from 'better-sqlite3';
import { Book } from '../../domain/book/book.js';
import { checkedReplay } from '../../event-store/checked-replay.js';
import { damageNamed } from '../../event-store/damaged-file.js';
import type { Catalogue } from '../../ledger/catalogue.js';
import { foldAct } from '../../ledger/fold.js';
import { CompactRange, hexOf } from '../../transparency-log/tree.js';
import type { Manifest } from './manifest.js';

/** Which events a file has. */
export type Events = Pick<Manifest, 'size' | 'root' | 'lastId'>;

/**
 * Opens an event file without writing to it, checks every event and folds them all, as a start does. `seen` hears how many were. Throws
 * `DamagedFile`, and on an event this build doesn't know or that the book can't take.
 */
export const foldedEvents = (path: string, registry: string, catalogue: Catalogue, seen: (events: number) => void): Events => {
  const db = damageNamed(path, '', () => new Database(path, { readonly: true, fileMustExist: true }));
  try {
    const [tree, book] = [new CompactRange(), new Book(registry)];
    let lastId: string | null = null;
    for (const act of checkedReplay({ path, db }, tree)) {
      foldAct(book, catalogue, act);
      lastId = act.at(-1)?.id ?? null;
      seen(Number(tree.size));
    }
    return { size: String(tree.size), root: hexOf(tree.root()), lastId };
  } finally {
    db.close();
  }
};
