import Database from 'better-sqlite3';

/** Pages copied without a pause: what follows a long copy may be shown meanwhile. */
const PAGES = 10_000;

/**
 * Copies the event file at `from` to `to` as it is at the call, while its node writes on: one read transaction is held for all of the copy,
 * without which SQLite would begin it anew after every append of another process. The copy is one file that needs no other beside it.
 */
export const copyOnline = async (from: string, to: string, seen: (share: number) => void): Promise<void> => {
  const source = new Database(from, { readonly: true, fileMustExist: true });
  try {
    source.exec('BEGIN');
    source.prepare('SELECT count(*) FROM sqlite_schema').get();
    await source.backup(to, {
      progress: ({ totalPages, remainingPages }) => {
        if (totalPages > 0) seen(1 - remainingPages / totalPages);
        return PAGES;
      },
    });
  } finally {
    source.close();
  }
  const copy = new Database(to);
  try {
    copy.pragma('journal_mode = DELETE');
  } finally {
    copy.close();
  }
};
