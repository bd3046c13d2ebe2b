import { join } from 'node:path';
import Database from 'better-sqlite3';
import { leafHash, sameHash } from '../transparency-log/tree.js';
import { DamagedFile } from './damaged-file.js';
import { tailOf } from './stored-event.js';

/** A leaf of the registry's tree: an event's bytes, and their hash. */
export interface Leaf {
  readonly revision: bigint;
  readonly body: string;
  readonly hash: Uint8Array;
}

interface Row {
  readonly revision: bigint;
  readonly body: string;
  readonly leaf: Uint8Array;
}

/**
 * The leaves of a registry over a connection of its own, on which only what is committed is seen: in a file that is flushed with every
 * commit it is durable. Each page is a closed statement.
 */
export class LeafPages {
  private readonly path: string;
  private readonly db: Database.Database;
  private readonly page: Database.Statement<[bigint, number], Row>;

  /** Throws where the event file isn't there. */
  constructor(directory: string) {
    this.path = join(directory, 'events.sqlite');
    this.db = new Database(this.path, { fileMustExist: true, readonly: true });
    this.page = this.db
      .prepare<[bigint, number], Row>('SELECT revision, body, leaf FROM events WHERE revision >= ? ORDER BY revision LIMIT ?')
      .safeIntegers();
  }

  /** At most `limit` leaves from `from` on, each hashed anew. Throws `DamagedFile` on a gap and where a hash is not that of the bytes. */
  read(from: bigint, limit: number): Leaf[] {
    return this.page.all(from, limit).map(({ revision, body, leaf }, i) => {
      const hash = leafHash(String(body));
      if (revision !== from + BigInt(i) || !sameHash(hash, leaf)) throw new DamagedFile(this.path, `at revision ${from + BigInt(i)}`);
      return { revision, body, hash };
    });
  }

  /** The same, up to the end of the last act that is whole among them: none where the first is longer. */
  wholeActs(from: bigint, limit: number): Leaf[] {
    const leaves = this.read(from, limit);
    const end = leaves.findLastIndex(({ body }) => {
      const tail = tailOf(body);
      return tail?.part === tail?.parts;
    });
    return leaves.slice(0, end + 1);
  }

  close(): void {
    this.db.close();
  }
}
