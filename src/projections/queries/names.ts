import { seriesParts, type SeriesParts } from '../../domain/kernel/block-id.js';
import type { ReadConnection } from './read-connection.js';

export interface NamedAccount {
  readonly id: number;
  readonly account: string;
  readonly type: string;
  readonly party: string | null;
}

/** A cell with the words for its numbers. */
export interface Cell extends SeriesParts {
  readonly id: number;
  readonly account: NamedAccount;
  readonly series: string;
  readonly kind: string;
  readonly firstTransferred: boolean;
}

interface CellRow {
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
  private readonly cells: (Cell | undefined)[] = [];
  private readonly byAccount = new Map<string, Cell[]>();

  constructor(private readonly db: ReadConnection) {}

  /** Reads what was added since. */
  refresh(): void {
    for (const { word } of this.newIn<{ word: string }>('words', this.words.length)) this.words.push(word);
    for (const { id, series } of this.newIn<{ id: number; series: string }>('series', this.series.length)) {
      this.series.push(series);
      this.seriesIds.set(series, id);
    }
    this.accounts.push(...this.newIn<NamedAccount>('accounts', this.accounts.length));
    for (const row of this.newIn<CellRow>('cells', this.cells.length)) this.addCell(row);
  }

  word(id: number): string {
    return this.words[id - 1] ?? '';
  }
  seriesId(series: string): number | undefined {
    return this.seriesIds.get(series);
  }
  /** The number of the last cell. */
  get cellCount(): number {
    return this.cells.length;
  }
  /** Undefined for the two cells that units come from. */
  cell(id: number): Cell | undefined {
    return this.cells[id - 1];
  }
  cellsOf(account: string): readonly Cell[] {
    return this.byAccount.get(account) ?? [];
  }

  private addCell({ id, kind, first_transferred, ...row }: CellRow): void {
    const account = this.accounts[row.account - 1];
    const series = this.series[row.series - 1];
    const parts = series === undefined ? undefined : seriesParts(series);
    const cell: Cell | undefined =
      account && series !== undefined && parts
        ? { id, account, series, ...parts, kind, firstTransferred: first_transferred === 1 }
        : undefined;
    this.cells.push(cell);
    if (!cell) return;
    const cells = this.byAccount.get(cell.account.account);
    if (cells) cells.push(cell);
    else this.byAccount.set(cell.account.account, [cell]);
  }

  private newIn<Row>(table: string, after: number): Row[] {
    return this.db.all<Row>(`SELECT * FROM ${table} WHERE id > ? ORDER BY id`, after);
  }
}
