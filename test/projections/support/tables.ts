import { join } from 'node:path';
import Database from 'better-sqlite3';

const IN_ORDER: Readonly<Record<string, string>> = {
  acts: 'one, first',
  facts: 'began, kind, subject',
  touches: 'resource, first',
  summed: 'sum, revision',
  marks: 'kind, name, value, subject, began',
};

/** What SQLite keeps for an index of words: how it is cut depends on when it was written. */
const INDEX_OF_WORDS = /^texts_words/;

/** Every row of the read file in a directory, by table, in an order that says nothing of how it was written. */
export const tablesIn = (directory: string): Record<string, unknown[]> => {
  const db = new Database(join(directory, 'read.sqlite'), { readonly: true });
  try {
    const names = db.prepare<[], { name: string }>("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").all();
    const rows = (name: string): unknown[] =>
      db
        .prepare(`SELECT * FROM ${name} ORDER BY ${IN_ORDER[name] ?? 1}`)
        .safeIntegers()
        .raw()
        .all();
    return Object.fromEntries(names.filter(({ name }) => !INDEX_OF_WORDS.test(name)).map(({ name }) => [name, rows(name)]));
  } finally {
    db.close();
  }
};
