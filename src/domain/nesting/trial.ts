import type { ReadonlyBook } from '../book/readonly-book.js';
import type { ClaimRow, InsideRow } from '../book/rows.js';
import { refuse } from '../kernel/refusal.js';
import { changeClaim, issuedOf, verifiedOf, type Sums, type Year } from './claims.js';
import type { Nests } from './nests.js';

/** Running sums as they would be: a decision tries on them what its act would do, and the book stays as it is. */
export class Trial implements Sums {
  readonly claims: Draft<ClaimRow>;
  readonly insides: Draft<InsideRow>;

  /** `nests` where they are not those of the book. */
  constructor(
    book: ReadonlyBook,
    private readonly nests: Nests = book,
  ) {
    this.claims = new Draft(book.claims);
    this.insides = new Draft(book.insides);
  }

  change(year: Year, change: (row: ClaimRow) => ClaimRow): void {
    changeClaim(this.nests, this, year, change);
  }

  /** the year of an outer programme that has issued, of which those inside would claim more than it leaves them, and more than now. */
  exceeded(): ClaimRow | undefined {
    return this.claims.find((row, before) => row.inside > (before?.inside ?? 0n) && isExceeded(row));
  }

  /** Throws `nested-headroom-exceeded`, naming the outer programme's issuance. */
  checkHeadroom(): void {
    const row = this.exceeded();
    if (row) refuseHeadroom(row);
  }
}

/** whether an outer programme issued more of a year than is verified less what those inside claim. */
export const isExceeded = (row: ClaimRow): boolean => issuedOf(row) > 0n && issuedOf(row) + row.inside > verifiedOf(row);

/** Throws `nested-headroom-exceeded`, naming the issuance of the year. */
export const refuseHeadroom = ({ programme, vintage, issuedAt }: ClaimRow): never =>
  refuse('nested-headroom-exceeded', { programme, vintage, conflictsWith: issuedAt ?? undefined });

/** Rows as they are, with what is tried on top. */
class Draft<Row extends object> {
  private readonly rows = new Map<string, Row>();

  constructor(private readonly below: { get(key: string): Row | undefined }) {}

  get(key: string): Row | undefined {
    return this.rows.get(key) ?? this.below.get(key);
  }

  set(key: string, row: Row): void {
    this.rows.set(key, row);
  }

  /** The first that was tried and of which, and of what stands, this holds. */
  find(holds: (row: Row, before: Row | undefined) => boolean): Row | undefined {
    return [...this.rows].find(([key, row]) => holds(row, this.below.get(key)))?.[1];
  }
}
