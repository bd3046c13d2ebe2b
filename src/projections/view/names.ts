import type { UnitKind } from '../../domain/book/block.js';
import { seriesParts, type SeriesParts } from '../../domain/kernel/block-id.js';
import type { ExactRow, NumberedName, Row } from '../read-file/tables.js';
import type { ReadConnection } from './read-connection.js';

type NamedAccount = Row<'accounts'>;

/** A position with the words for its numbers. */
export interface Position extends SeriesParts {
  readonly id: number;
  readonly account: NamedAccount;
  readonly series: string;
  readonly kind: string;
  readonly firstTransferred: boolean;
}

/** What units born together have in common. */
export interface NamedLot {
  readonly first: bigint;
  readonly last: bigint;
  readonly component: string | null;
  /** The units of another registry that they stand for: that registry, the series there, and the serial of the first. */
  readonly outside: { readonly registry: string; readonly series: string; readonly first: bigint } | null;
  /** As an import states it. */
  readonly mitigationType: string | null;
  /** All of them, in the metric of their authorization; null for tonnes. */
  readonly nonGhgQuantity: bigint | null;
}

/** What a block is, but for where. */
export interface NamedStatus {
  readonly kind: UnitKind;
  readonly authorization: string | null;
  readonly contribution: 'PI' | 'NPI' | null;
  readonly firstTransferred: boolean;
  /** Which version of its authorization it keeps; null for the statement as it was made. */
  readonly terms: string | null;
  readonly frozen: boolean;
  readonly reservedBy: string | null;
}

/** The words behind the numbers of the read file. They are only ever added to, so that they are read once. */
export class Names {
  private readonly words: string[] = [];
  private readonly series: string[] = [];
  private readonly seriesIds = new Map<string, number>();
  private readonly accounts: NamedAccount[] = [];
  private readonly positions: (Position | undefined)[] = [];
  private readonly byAccount = new Map<string, Position[]>();
  private readonly lots: NamedLot[] = [];
  private readonly statuses: NamedStatus[] = [];
  private head = -1;

  constructor(private readonly db: ReadConnection) {}

  /** Reads what was added since the last time, the read file being at revision `head` now. */
  refresh(head: number): void {
    if (head === this.head) return;
    this.head = head;
    for (const { word } of this.newIn('words', this.words.length)) this.words.push(word);
    for (const { id, series } of this.newIn('series', this.series.length)) {
      this.series.push(series);
      this.seriesIds.set(series, id);
    }
    for (const row of this.newIn('accounts', this.accounts.length)) this.accounts.push(row);
    for (const row of this.newIn('positions', this.positions.length)) this.addPosition(row);
    for (const row of this.db.allExact<ExactRow<'lots'>>('SELECT * FROM lots WHERE id > ? ORDER BY id', this.lots.length))
      this.lots.push(lotOf(row));
    for (const row of this.newIn('statuses', this.statuses.length)) this.statuses.push(statusOf(row));
  }

  word(id: number): string {
    return this.words[id - 1] ?? '';
  }
  /** The number of a word; 0 of one that isn't there. */
  wordId(word: string): number {
    return this.words.indexOf(word) + 1;
  }
  seriesId(series: string): number | undefined {
    return this.seriesIds.get(series);
  }
  /** The series with this number. */
  seriesNamed(id: number): string {
    return this.series[id - 1] ?? '';
  }
  /** The first series, at most so many. */
  someSeries(most: number): readonly string[] {
    return this.series.slice(0, most);
  }
  /** The number of the last position. */
  get positionCount(): number {
    return this.positions.length;
  }
  /** Undefined for the two positions that units come from. */
  position(id: number): Position | undefined {
    return this.positions[id - 1];
  }
  /** The account of a position; null for the two that units come from. */
  accountAt(position: bigint): string | null {
    return this.position(Number(position))?.account.account ?? null;
  }
  lot(id: number): NamedLot | undefined {
    return this.lots[id - 1];
  }
  status(id: number): NamedStatus | undefined {
    return this.statuses[id - 1];
  }
  /** The statuses in which units are frozen, or reserved by a proposal, each with its number. */
  *binding(): IterableIterator<NamedStatus & { readonly id: number }> {
    for (const [i, status] of this.statuses.entries()) if (status.frozen || status.reservedBy !== null) yield { id: i + 1, ...status };
  }
  /** Every position but the two that units come from. */
  *allPositions(): IterableIterator<Position> {
    for (const position of this.positions) if (position) yield position;
  }
  positionsWhere(is: (position: Position) => boolean): readonly Position[] {
    return this.positions.filter((position) => position !== undefined && is(position)) as Position[];
  }
  positionsOf(account: string): readonly Position[] {
    return this.byAccount.get(account) ?? [];
  }

  private addPosition({ id, kind, first_transferred, ...row }: Row<'positions'>): void {
    const account = this.accounts[row.account - 1];
    const series = this.series[row.series - 1];
    const parts = series === undefined ? undefined : seriesParts(series);
    const position: Position | undefined =
      account && series !== undefined && parts
        ? { id, account, series, ...parts, kind, firstTransferred: first_transferred === 1 }
        : undefined;
    this.positions.push(position);
    if (!position) return;
    const positions = this.byAccount.get(position.account.account);
    if (positions) positions.push(position);
    else this.byAccount.set(position.account.account, [position]);
  }

  private newIn<T extends NumberedName>(table: T, after: number): Row<T>[] {
    return this.db.all<Row<T>>(`SELECT * FROM ${table} WHERE id > ? ORDER BY id`, after);
  }
}

const lotOf = (row: ExactRow<'lots'>): NamedLot => {
  const { first, last, component, outside, outside_series: series, outside_first: begin, mitigation, non_ghg: nonGhg } = row;
  return {
    ...{ first, last, component, mitigationType: mitigation, nonGhgQuantity: nonGhg === null ? null : BigInt(nonGhg) },
    outside: outside === null || series === null || begin === null ? null : { registry: outside, series, first: begin },
  };
};

const statusOf = ({ first_transferred, frozen, reserved_by, ...row }: Row<'statuses'>): NamedStatus => ({
  kind: row.kind as UnitKind,
  authorization: row.authorization,
  contribution: row.contribution as NamedStatus['contribution'],
  firstTransferred: first_transferred === 1,
  terms: row.terms,
  frozen: frozen === 1,
  reservedBy: reserved_by,
});
