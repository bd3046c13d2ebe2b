import type { Book } from '../book/book.js';
import type { ClaimRow, NestingRow, NestRow } from '../book/rows.js';
import { Activity, Code, Day, Nested, OneOf, OrNull } from '../kernel/fields.js';
import { Document } from '../kernel/values.js';
import { Event, type DomainEvent } from '../message/message.js';
import { changeInside, claimedYearsOf, claimOf, sumsOf, type Sums } from './claims.js';
import { covers, nestKey, type Nests } from './nests.js';

export const NEST_MODES = ['shared', 'baseline-only', 'outer-only'] as const;

/** a programme lies inside another on these days; what both achieve is issued once. Given again for the two it replaces. */
@Event('ProgrammeNested', 1)
export class ProgrammeNested implements DomainEvent {
  @Activity() inner!: string;
  @Activity() outer!: string;
  @Day() from!: string;
  @OrNull() @Day() until!: string | null;
  @OneOf(...NEST_MODES) mode!: (typeof NEST_MODES)[number];
  @OrNull() @Code() area!: string | null;
  @OrNull() @Nested(() => Document) agreement!: Document | null;

  apply(book: Book, revision: bigint): void {
    const { inner, outer, from, until, mode, area, agreement } = this;
    const nest = { inner, outer, from, until, mode, area, agreement, since: revision };
    const before = book.nests.get(nestKey(nest));
    const years = claimedYearsOf(book, inner);
    if (before) leaveClaims(book, sumsOf(book), before, years);
    else link(book, nest);
    book.nests.set(nestKey(nest), nest);
    bringClaims(book, sumsOf(book), nest, years);
  }
}

/** What was claimed under a nest is claimed under it no more. */
export const leaveClaims = (nests: Nests, sums: Sums, nest: NestRow, years: readonly string[]): void => {
  for (const { host, vintage } of rowsOf(sums, years))
    if (covers(nest, vintage)) changeInside(nests, sums, { nest, host, vintage }, { claim: 0n });
};

/** What the inner programme claims is claimed of the outer one. */
export const bringClaims = (nests: Nests, sums: Sums, nest: NestRow, years: readonly string[]): void => {
  for (const row of rowsOf(sums, years)) {
    const { host, vintage } = row;
    if (covers(nest, vintage)) changeInside(nests, sums, { nest, host, vintage }, { claim: claimOf(row, nest) });
  }
};

const rowsOf = (sums: Sums, years: readonly string[]): ClaimRow[] => years.flatMap((key) => sums.claims.get(key) ?? []);

/** The two know of each other, and those around the outer one how many levels lie inside them. */
const link = (book: Book, { inner, outer }: NestRow): void => {
  const [below, above] = [nestingOf(book, inner), nestingOf(book, outer)];
  book.nesting.set(inner, { ...below, outers: [...below.outers, outer] });
  book.nesting.set(outer, { ...above, inners: [...above.inners, inner] });
  raise(book, outer, below.height + 1);
};

const raise = (book: Book, programme: string, height: number): void => {
  const row = nestingOf(book, programme);
  if (row.height >= height) return;
  book.nesting.set(programme, { ...row, height });
  for (const outer of row.outers) raise(book, outer, height + 1);
};

/** How a programme is nested; not at all where nothing is said. */
export const nestingOf = ({ nesting }: Pick<Nests, 'nesting'>, programme: string): NestingRow =>
  nesting.get(programme) ?? { outers: [], inners: [], height: 0 };
