import { blob, integer, orNull, serial, sum, text, type Column, type ExactRowOf, type RowOf, type ValuesOf } from './columns.js';

type Columns = readonly Column[];

/** A table of the read file. */
interface Table<C extends Columns> {
  readonly columns: C;
  readonly primary: readonly string[];
  /** Not for tables with long rows: without row ids such a row takes four times as long to write. */
  readonly withoutRowId?: true;
}

/** Things that are named again and again, numbered from 1 in the order in which they are first met. `named` says by what each is known. */
interface NumberedTable<Named extends Columns, Others extends Columns> extends Table<readonly [Column<'id', number>, ...Named, ...Others]> {
  readonly named: Named;
  readonly others: Others;
}

/** Small records of numbers under a key, many to a row, the first number of each being a revision. A row that grows is written again. */
interface ChunkedTable<Fields extends readonly string[]> extends Table<
  readonly [Column<string, number>, Column<'first', number>, Column<'records', Uint8Array>]
> {
  readonly fields: Fields;
}

const table = <const C extends Columns>(columns: C, ...primary: readonly string[]): Table<C> => ({ columns, primary });
const numbered = <const Named extends Columns, const Others extends Columns>(
  named: Named,
  others: Others,
): NumberedTable<Named, Others> => ({ columns: [integer('id'), ...named, ...others], primary: ['id'], named, others });
const chunked = <const Fields extends readonly string[]>(key: string, ...fields: Fields): ChunkedTable<Fields> => ({
  ...{ columns: [integer(key), integer('first'), blob('records')], primary: [key, 'first'], fields },
});

/**
 * Every table with its columns. Revisions, versions and every `id` are counted from 0 or 1 in the order of the fold, so that the same events
 * give the same file. What creates, fills and reads a table is made from here.
 */
export const TABLES = {
  /** What the file says it is. */
  version: table([text('version')]),
  /** The last event it has rows of. */
  checkpoint: table([integer('one'), integer('revision'), text('id')], 'one'),
  /** The ends of acts: last event, time in milliseconds, number of the next version; words for command, actor, authority and approver, or 0. All under key 0. */
  acts: chunked('one', 'last', 'at', 'command', 'versions', 'actor', 'authority', 'approver'),
  words: numbered([text('word')], []),
  series: numbered([text('series')], []),
  lots: numbered(
    [integer('series'), serial('first')],
    [
      serial('last'),
      orNull(text('component')),
      // The units of another registry that they stand for: that registry, the series there, and the serial of the first.
      orNull(text('outside')),
      orNull(text('outside_series')),
      orNull(serial('outside_first')),
    ],
  ),
  statuses: numbered(
    [
      text('kind'),
      orNull(text('authorization')),
      orNull(text('contribution')),
      integer('first_transferred'),
      orNull(text('terms')),
      integer('frozen'),
      orNull(text('reserved_by')),
    ],
    [],
  ),
  accounts: numbered([text('account')], [text('type'), orNull(text('party'))]),
  positions: numbered([integer('account'), integer('series'), text('kind'), integer('first_transferred')], []),
  /** A block from the event that made it to the event that changed, moved or split it. */
  block_versions: table(
    [
      integer('id'),
      integer('lot'),
      serial('first'),
      serial('last'),
      integer('position'),
      integer('status'),
      integer('began'),
      orNull(integer('ended')),
      // Where the closed interval hangs in the tree of intervals.
      orNull(integer('node')),
      // The position its units were in before.
      integer('came'),
      orNull(integer('parent')),
      // The version in which its units became what they are.
      integer('source'),
      // An ancestor further up; itself where it has none.
      integer('jump'),
      // The word for the event that made it.
      integer('event'),
      integer('depth'),
    ],
    'id',
  ),
  /** What every position held, and what had come out of each contra account, at the end of an act. */
  balance_checkpoints: table([integer('revision'), integer('versions'), sum('issued'), sum('imported'), blob('totals')], 'revision'),
  /** What is known of a resource from a revision on, as JSON. */
  facts: table([text('kind'), text('subject'), integer('began'), text('body')]),
  resources: numbered([text('resource')], []),
  /** The events that touched a resource, each with the word for it. */
  touches: chunked('resource', 'revision', 'event'),
  adjustments: table([integer('revision'), text('party'), integer('cause'), text('body')], 'revision'),
  /** Who claims an asset from a day on, by the event that says so; its last day as that says it. */
  asset_claims: table([text('asset'), integer('began'), text('component'), text('from_day'), orNull(text('until_day'))]),
  /** With which day a claim ended, by the event that ended it. */
  asset_ends: table([text('asset'), integer('claimed'), integer('revision'), text('until_day')]),
  sums: numbered([text('party'), text('clock'), text('year')], []),
  /** What a sum of adjustments came to with the event at a revision. */
  summed: { ...table([integer('sum'), integer('revision'), sum('total')], 'sum', 'revision'), withoutRowId: true },
} as const;

type Tables = typeof TABLES;
export type TableName = keyof Tables;
export type NumberedName = { [T in TableName]: Tables[T] extends { readonly named: Columns } ? T : never }[TableName];
export type ChunkedName = { [T in TableName]: Tables[T] extends { readonly fields: readonly string[] } ? T : never }[TableName];

/** The values of a row in the order of its columns. */
export type Values<T extends TableName> = ValuesOf<Tables[T]['columns']>;
/** The values by which a numbered thing is known, and the others. */
export type Named<T extends NumberedName> = ValuesOf<Tables[T]['named']>;
export type Others<T extends NumberedName> = ValuesOf<Tables[T]['others']>;
/** A row as it is read, with numbers for whole numbers, or with bigints for all of them. */
export type Row<T extends TableName> = RowOf<Tables[T]['columns']>;
export type ExactRow<T extends TableName> = ExactRowOf<Tables[T]['columns']>;
/** A record of a table that keeps many to a row. */
export type ChunkRecord<T extends ChunkedName> = { readonly [Field in Tables[T]['fields'][number]]: number };

const definitionOf = ([name, { columns, primary, withoutRowId }]: [string, Table<Columns>]): string => {
  const single = primary.length === 1 ? primary[0] : undefined;
  const parts = columns.map((column) =>
    column.name === single
      ? `${column.name} ${column.sql} PRIMARY KEY`
      : `${column.name} ${column.sql}${column.nullable ? '' : ' NOT NULL'}`,
  );
  if (primary.length > 1) parts.push(`PRIMARY KEY (${primary.join(', ')})`);
  return `CREATE TABLE ${name} (${parts.join(', ')}) STRICT${withoutRowId ? ', WITHOUT ROWID' : ''};`;
};

/** The SQL that makes every table. */
export const CREATE_TABLES = Object.entries<Table<Columns>>(TABLES).map(definitionOf).join('\n');

/** The SQL that inserts a row of a table; one of a table that keeps many records to a row takes the place of what it grew from. */
export const insertInto = (name: TableName): string => {
  const { columns, primary }: Table<Columns> = TABLES[name];
  const again = 'fields' in TABLES[name] ? ` ON CONFLICT (${primary.join(', ')}) DO UPDATE SET records = excluded.records` : '';
  return `INSERT INTO ${name} VALUES (${columns.map(() => '?').join()})${again}`;
};

/** How many numbers a record has, of a table that keeps many to a row. */
export const widthOf = (name: ChunkedName): number => TABLES[name].fields.length;

/** The numbers in `records`, one record after the other. */
export const numbersIn = (records: Uint8Array): Float64Array => new Float64Array(Uint8Array.from(records).buffer);

/** The records in a row of a table that keeps many to a row, oldest first. */
export const recordsIn = <T extends ChunkedName>(name: T, records: Uint8Array): ChunkRecord<T>[] => {
  const numbers = numbersIn(records);
  const { fields } = TABLES[name];
  return Array.from({ length: numbers.length / fields.length }, (_, i) => recordOf<T>(fields, numbers, i * fields.length));
};

const recordOf = <T extends ChunkedName>(fields: readonly string[], numbers: Float64Array, at: number): ChunkRecord<T> =>
  Object.fromEntries(fields.map((field, i) => [field, numbers[at + i] ?? 0])) as ChunkRecord<T>;
