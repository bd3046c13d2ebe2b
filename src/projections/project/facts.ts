import type * as book from '../../domain/book/rows.js';
import type { RowChange, Table } from '../../domain/kernel/table.js';
import type { Rows } from '../read-file/rows.js';
import { Marks } from './marks.js';

/** Where a row of the book's tables is kept: under which kind and subject, and what of it; nowhere, where it says nothing yet. */
type Shape<Row> = (key: string, row: Row) => readonly [kind: string, subject: string, body: object] | undefined;

const asIs =
  <Row extends object>(kind: string): Shape<Row> =>
  (key, row) => [kind, key, row];

const SHAPES: Readonly<Record<string, Shape<never>>> = {
  registry: asIs('registry'),
  role: (key: string, row: book.RoleRow) => ['role', key.replace(' ', ':'), row],
  party: asIs('party'),
  account: asIs('account'),
  trust: asIs('trust'),
  programme: asIs('programme'),
  approval: asIs('approval'),
  component: asIs('component'),
  members: (key: string, row: book.MembershipRow) => [
    'members',
    key,
    { components: String(row.components.length), expectedAnnual: row.expectedAnnual },
  ],
  verification: asIs('verification'),
  'verified-line': (_: string, row: book.VerifiedLineRow) => ['verified-line', `${row.component} ${row.vintage} ${row.verification}`, row],
  threshold: (key: string, row: book.ThresholdRow) => ['threshold', key.replaceAll(' ', ':'), row],
  'verified-year': (key: string, row: book.VerifiedYearRow) => ['verified-year', key.replaceAll(' ', ':'), row],
  finance: asIs('finance'),
  'finance-taken': asIs('finance-taken'),
  nest: (key: string, row: book.NestRow) => ['nest', key.replace(' ', ':'), row],
  nesting: asIs('nesting'),
  claim: (key: string, row: book.ClaimRow) => ['claim', key.replaceAll(' ', ':'), row],
  inside: (key: string, row: book.InsideRow) => {
    const [outer, host, vintage, inner] = key.split(' ');
    return ['inside', [inner, outer, host, vintage].join(':'), row];
  },
  'transfer-limits': (key: string, row: book.TransferLimitsRow) => ['transfer-limits', key.replaceAll(' ', ':'), row],
  transferred: asIs('transferred'),
  acceptance: (key: string, row: book.AcceptanceRow) => ['acceptance', key.replace(' ', ':'), row],
  buffers: asIs('buffers'),
  issuance: (key: string, { lines }: book.IssuanceRow) => {
    const released = lines.reduce((sum, line) => sum + line.released, 0n);
    return released === 0n ? undefined : ['released', key, { released }];
  },
  obligation: asIs('obligation'),
  reversal: asIs('reversal'),
  inventory: asIs('inventory'),
  method: asIs('method'),
  accounted: asIs('accounted'),
  'final-periods': asIs('final-periods'),
  'annual-report': asIs('annual-report'),
  authorization: asIs('authorization'),
  entity: asIs('entity'),
  'issued-by-year': asIs('issued-by-year'),
  import: asIs('import'),
  proposal: asIs('proposal'),
};

/** The other tables are the book's own indexes: what they say stands in other facts. */
const shapeOf = (table: string): Shape<never> | undefined => SHAPES[table];

/** Events that say more than the book keeps: their data, by type, under a kind and the member that is the subject. */
const STATED: Readonly<Record<string, readonly [kind: string, subject: string]>> = {
  ReductionsVerified: ['verified', 'verification'],
  UnitsIssued: ['issued', 'issuance'],
  UnitsDistributed: ['distributed', 'issuance'],
  OpeningBalanceImported: ['imported', 'import'],
};

/** What is known of each resource from which revision on: a row of the book as JSON, or the data of the event that stated it. */
export class Facts {
  private readonly changed = new Map<string, RowChange<object> & { readonly table: Table<object> }>();
  private readonly marks: Marks;

  constructor(private readonly rows: Rows) {
    this.marks = new Marks(rows);
  }

  /** A row changed; it is written as it stands at the end of the act, and what it was found by before the act is over. */
  note(table: Table<object>, { key, before }: RowChange<object>): void {
    const changed = `${table.name} ${key}`;
    if (shapeOf(table.name) && !this.changed.has(changed)) this.changed.set(changed, { table, key, before });
  }

  /** An event with its data, parsed and as text. */
  state(revision: number, type: string, data: Readonly<Record<string, unknown>>, text: () => string): void {
    const stated = STATED[type];
    if (!stated) return;
    const [kind, subject] = [stated[0], String(data[stated[1]])];
    this.rows.insert('facts', [kind, subject, revision, text()]);
    this.marks.stated(kind, subject, revision, data);
  }

  endAct(revision: number): void {
    this.marks.endAct();
    if (this.changed.size === 0) return;
    for (const { table, key, before } of this.changed.values()) {
      const row = table.get(key);
      const fact = row && shapeOf(table.name)?.(key, row as never);
      if (!fact) continue;
      this.rows.insert('facts', [fact[0], fact[1], revision, JSON.stringify(fact[2], decimal)]);
      this.marks.changed(fact[0], fact[1], revision, before, row);
    }
    this.changed.clear();
  }
}

const decimal = (_: string, value: unknown): unknown => (typeof value === 'bigint' ? String(value) : value);
