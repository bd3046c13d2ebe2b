import Database from 'better-sqlite3';
import { Book } from '../../domain/book/book.js';
import { checkedReplay } from '../../event-store/checked-replay.js';
import { damageNamed } from '../../event-store/damaged-file.js';
import type { Catalogue } from '../../ledger/catalogue.js';
import { foldAct } from '../../ledger/fold.js';
import { CompactRange, hexOf } from '../../transparency-log/tree.js';
import type { Manifest } from './manifest.js';

/** Which events a file has. */
type Events = Pick<Manifest, 'size' | 'root' | 'lastId'>;

/** Which events a file has, and the roots over the first of them that were asked for: by how many, where an act ends there. */
export interface Folded {
  readonly events: Events;
  readonly roots: ReadonlyMap<bigint, string>;
}

/**
 * Opens an event file without writing to it, checks every event and folds them all, as a start does. `seen` hears how many were; `sizes` are those
 * whose roots are wanted. Throws `DamagedFile`, and on an event this build doesn't know or that the book can't take.
 */
export const foldedEvents = (
  { path, registry, sizes }: { readonly path: string; readonly registry: string; readonly sizes: readonly bigint[] },
  catalogue: Catalogue,
  seen: (events: number) => void,
): Folded => {
  const db = damageNamed(path, '', () => new Database(path, { readonly: true, fileMustExist: true }));
  try {
    const [tree, book, wanted] = [new CompactRange(), new Book(registry), new Set(sizes)];
    const roots = new Map<bigint, string>();
    let lastId: string | null = null;
    for (const act of checkedReplay({ path, db }, tree)) {
      foldAct(book, catalogue, act);
      lastId = act.at(-1)?.id ?? null;
      if (wanted.has(tree.size)) roots.set(tree.size, hexOf(tree.root()));
      seen(Number(tree.size));
    }
    return { events: { size: String(tree.size), root: hexOf(tree.root()), lastId }, roots };
  } finally {
    db.close();
  }
};
