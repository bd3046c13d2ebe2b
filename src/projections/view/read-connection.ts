import Database from 'better-sqlite3';

/** A read-only connection to the read file, with its statements prepared once. */
export class ReadConnection {
  private readonly db: Database.Database;
  private readonly statements = new Map<string, Database.Statement<unknown[], unknown>>();

  /** Throws where the read file isn't there. */
  constructor(path: string) {
    this.db = new Database(path, { readonly: true, fileMustExist: true });
    this.db.pragma('cache_size = -65536');
    this.db.pragma('mmap_size = 268435456');
  }

  /** Everything `read` reads is of one moment of the file. */
  atOnce<T>(read: () => T): T {
    return this.db.transaction(read)();
  }

  all<Row>(sql: string, ...params: readonly unknown[]): Row[] {
    return this.prepared(sql, false).all(...params) as Row[];
  }
  get<Row>(sql: string, ...params: readonly unknown[]): Row | undefined {
    return this.prepared(sql, false).get(...params) as Row | undefined;
  }
  /** Rows whose whole numbers are all bigints: serials and sums can be larger than a number holds. */
  allExact<Row>(sql: string, ...params: readonly unknown[]): Row[] {
    return this.prepared(sql, true).all(...params) as Row[];
  }
  getExact<Row>(sql: string, ...params: readonly unknown[]): Row | undefined {
    return this.prepared(sql, true).get(...params) as Row | undefined;
  }

  close(): void {
    this.db.close();
  }

  private prepared(sql: string, exact: boolean): Database.Statement<unknown[], unknown> {
    const key = exact ? `exact ${sql}` : sql;
    let statement = this.statements.get(key);
    if (!statement) {
      statement = this.db.prepare<unknown[], unknown>(sql);
      if (exact) statement.safeIntegers();
      this.statements.set(key, statement);
    }
    return statement;
  }
}
