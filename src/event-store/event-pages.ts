import type { Hash } from 'node:crypto';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { StoredAct, StoredEvent } from './event-store.js';
import { sumOfLeaves } from './leaves.js';
import { tailOf } from './stored-event.js';

/** More than an act can have parts, so that a page always holds a whole one. */
const PAGE = 2048;

/** The event file, read in pages of whole acts over a connection of its own. Each page is a closed statement. */
export class EventPages {
  private readonly db: Database.Database;
  private readonly page: Database.Statement<[number, number, number], { readonly revision: number; readonly body: string }>;

  /** Throws where the event file isn't there. */
  constructor({ directory }: { readonly directory: string }) {
    this.db = new Database(join(directory, 'events.sqlite'), { fileMustExist: true, readonly: true });
    this.page = this.db.prepare('SELECT revision, body FROM events WHERE revision BETWEEN ? AND ? ORDER BY revision LIMIT ?');
  }

  /** The revision of the last event; -1 where there is none. */
  head(): number {
    return this.db.prepare<[], { last: number | null }>('SELECT max(revision) AS last FROM events').get()?.last ?? -1;
  }

  /** The id of the event at `revision`, if there is one. */
  idAt(revision: number): string | undefined {
    const [row] = this.page.all(revision, revision, 1);
    return row && tailOf(row.body)?.id;
  }

  /** Whole acts from `from` on, none beyond `to`. Throws on a gap and on what isn't an event: it is never skipped. */
  read(from: number, to: number): StoredAct[] {
    const acts: StoredEvent[][] = [];
    let act: StoredEvent[] = [];
    this.page.all(from, to, PAGE).forEach(({ revision, body }, i) => {
      const tail = tailOf(body);
      if (revision !== from + i || tail?.part !== act.length + 1)
        throw new Error(`the event file doesn't hold the event after revision ${from + i - 1}`);
      act.push({ revision: BigInt(revision), id: tail.id, body });
      if (tail.part < tail.parts) return;
      acts.push(act);
      act = [];
    });
    return acts;
  }

  /** The sum over the leaf hashes of the first `size` events, not ended. */
  sumOfLeaves(size: bigint): Hash {
    return sumOfLeaves(this.db, size);
  }

  close(): void {
    this.db.close();
  }
}
