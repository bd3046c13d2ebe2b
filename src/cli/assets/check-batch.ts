import { AssetClaims } from '../../domain/book/asset-claims.js';
import { Journal } from '../../domain/kernel/journal.js';
import type { Catalogue } from '../../ledger/catalogue.js';
import type { AssetRow } from './asset-row.js';
import { COMMAND, dataOf, type Batch } from './batches.js';

/** What is wrong with a row: in which column, by which finer code or rule, and what it collides with. */
export interface RowFault {
  readonly line: number;
  readonly column: string | null;
  readonly code: string;
  readonly rule: string | null;
  readonly detail: string;
  readonly conflictsWithLine?: number;
  readonly conflictsWith?: string;
  readonly component?: string;
}

export type Report = (fault: RowFault) => void;

/** What is wrong with rows whatever the registry says: their form, and other rows of the file that claim the same asset on the same days. */
export class FileCheck {
  private readonly claims = new AssetClaims(new Journal());

  constructor(
    private readonly catalogue: Catalogue,
    private readonly report: Report,
  ) {}

  /** The rows of a batch that are right. */
  right({ rows }: Batch): AssetRow[] {
    return this.formed(rows).filter((row) => this.isFirst(row));
  }

  /** A member that all rows of the batch share is wrong in each of them. */
  private formed(rows: Batch['rows']): AssetRow[] {
    const wrong = new Set<AssetRow>();
    for (const { pointer, code, detail } of this.catalogue.errors(COMMAND, dataOf(rows)) ?? []) {
      const [, member = '', entry] = pointer.split('/');
      const row = entry === undefined ? undefined : rows[Number(entry)];
      if (code === 'duplicate') continue;
      for (const one of row ? [row] : rows) {
        wrong.add(one);
        this.report({ line: one.line, column: member === 'assets' ? 'asset' : member, code, rule: null, detail });
      }
    }
    return rows.filter((row) => !wrong.has(row));
  }

  /** R-18, among the rows of the file. */
  private isFirst({ line, asset, component, from, until: end }: AssetRow): boolean {
    const days = { from, until: end === '' ? null : end };
    const other = this.claims.on(asset, days);
    if (other) {
      const detail = 'Another row claims the asset for one of these days.';
      const collides = { conflictsWithLine: Number(other.revision), component: other.component };
      this.report({ line, column: 'asset', code: 'double-asset-claim', rule: 'R-18', detail, ...collides });
      return false;
    }
    this.claims.register({ component, assets: [asset], ...days }, BigInt(line));
    return true;
  }
}
