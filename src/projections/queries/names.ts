import { seriesParts, type SeriesParts } from '../../domain/kernel/block-id.js';
import type { ReadConnection } from './read-connection.js';

export interface NamedAccount {
  readonly id: number;
  readonly account: string;
  readonly type: string;
  readonly party: string | null;
}

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
  readonly component: string | null;
  /** The units of another registry that they stand for: that registry, the series there, and the serial of the first. */
  readonly outside: { readonly registry: string; readonly series: string; readonly first: bigint } | null;
}

/** What a block is, but for where. */
export interface NamedStatus {
  readonly kind: string;
  readonly authorization: string | null;
  readonly contribution: string | null;
  readonly firstTransferred: boolean;
  readonly frozen: boolean;
  readonly reservedBy: string | null;
}

interface LotRow {
  readonly first: bigint;
  readonly component: string | null;
  readonly outside: string | null;
  readonly outside_series: string | null;
  readonly outside_first: bigint | null;
}

interface StatusRow extends Omit<NamedStatus, 'firstTransferred' | 'frozen' | 'reservedBy'> {
  readonly first_transferred: number;
  readonly frozen: number;
  readonly reserved_by: string | null;
}

interface PositionRow {
  readonly id: number;
  readonly account: number;
  readonly series: number;
  readonly kind: string;
  readonly first_transferred: number;
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
    for (const { word } of this.newIn<{ word: string }>('words', this.words.length)) this.words.push(word);
    for (const { id, series } of this.newIn<{ id: number; series: string }>('series', this.series.length)) {
      this.series.push(series);
      this.seriesIds.set(series, id);
    }
    for (const row of this.newIn<NamedAccount>('accounts', this.accounts.length)) this.accounts.push(row);
    for (const row of this.newIn<PositionRow>('positions', this.positions.length)) this.addPosition(row);
    for (const row of this.db.allExact<LotRow>('SELECT * FROM lots WHERE id > ? ORDER BY id', this.lots.length)) this.lots.push(lotOf(row));
    for (const row of this.newIn<StatusRow>('statuses', this.statuses.length)) this.statuses.push(statusOf(row));
  }

  word(id: number): string {
    return this.words[id - 1] ?? '';
  }
  seriesId(series: string): number | undefined {
    return this.seriesIds.get(series);
  }
  /** The number of the last position. */
  get cellCount(): number {
    return this.positions.length;
  }
  /** Undefined for the two positions that units come from. */
  position(id: number): Position | undefined {
    return this.positions[id - 1];
  }
  lot(id: number): NamedLot | undefined {
    return this.lots[id - 1];
  }
  status(id: number): NamedStatus | undefined {
    return this.statuses[id - 1];
  }
  positionsOf(account: string): readonly Position[] {
    return this.byAccount.get(account) ?? [];
  }

  private addPosition({ id, kind, first_transferred, ...row }: PositionRow): void {
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

  private newIn<Row>(table: string, after: number): Row[] {
    return this.db.all<Row>(`SELECT * FROM ${table} WHERE id > ? ORDER BY id`, after);
  }
}

const lotOf = ({ first, component, outside, outside_series: series, outside_first: begin }: LotRow): NamedLot => ({
  first,
  component,
  outside: outside === null || series === null || begin === null ? null : { registry: outside, series, first: begin },
});

const statusOf = ({ first_transferred, frozen, reserved_by, ...row }: StatusRow): NamedStatus => ({
  kind: row.kind,
  authorization: row.authorization,
  contribution: row.contribution,
  firstTransferred: first_transferred === 1,
  frozen: frozen === 1,
  reservedBy: reserved_by,
});
