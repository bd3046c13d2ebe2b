/** A column of the read file. `Value` is what is put into it. */
export interface Column<Name extends string = string, Value = unknown> {
  readonly name: Name;
  readonly sql: 'INTEGER' | 'TEXT' | 'BLOB';
  /** Whether its whole numbers can be larger than a JavaScript number holds exactly. */
  readonly large: boolean;
  readonly nullable: boolean;
  /** Only there for the compiler. */
  readonly of?: Value;
}
/** What SQLite keeps. */
export type Value = string | number | bigint | null | Uint8Array;

const column = <const Name extends string, V>(name: Name, sql: Column['sql'], large = false): Column<Name, V> => ({
  ...{ name, sql, large, nullable: false },
});

/** A whole number that counts something of this file: a revision, an id, a flag as 0 or 1. */
export const integer = <const Name extends string>(name: Name): Column<Name, number> => column(name, 'INTEGER');
/** A serial number of units: up to 18 digits, which 64 bits hold and a JavaScript number doesn't. */
export const serial = <const Name extends string>(name: Name): Column<Name, bigint> => column(name, 'INTEGER', true);
export const text = <const Name extends string>(name: Name): Column<Name, string> => column(name, 'TEXT');
/** A sum of units or tonnes in decimal digits: 64 bits don't hold every one, so that SQL must never add them. */
export const sum = <const Name extends string>(name: Name): Column<Name, string> => column(name, 'TEXT');
export const blob = <const Name extends string>(name: Name): Column<Name, Uint8Array> => column(name, 'BLOB');
export const orNull = <Name extends string, V>(of: Column<Name, V>): Column<Name, V | null> => ({ ...of, nullable: true });

type Columns = readonly Column[];

/** The values of a row, in the order of its columns. */
export type ValuesOf<C extends Columns> = { readonly [I in keyof C]: C[I] extends Column<string, infer V> ? V : never };
/** A row as it is read: whole numbers as numbers, which is exact where no column is large. */
export type RowOf<C extends Columns> = { readonly [X in C[number] as X['name']]: X extends Column<string, infer V> ? V : never };
/** A row as it is read with all whole numbers exact. */
export type ExactRowOf<C extends Columns> = {
  readonly [X in C[number] as X['name']]: X extends Column<string, infer V> ? (V extends number ? bigint : V) : never;
};
