import type { ReadonlyBook } from '../book/readonly-book.js';
import type { ClaimRow, NestRow } from '../book/rows.js';
import { refuse } from '../kernel/refusal.js';
import { claimedYearsOf } from './claims.js';
import { nestKey, nestsAbove } from './nests.js';

/** How many nests lie in each other at most. */
const DEEPEST = 8;

/** A nest as a command states it. */
export type Stated = Omit<NestRow, 'since'>;

/**
 * nests make no circle, are at most 8 deep, leave every tonne of a sector and area to one outer programme, and stay as they are for what
 * is verified. Throws `nesting-conflict`, naming the nest in the way.
 */
export const checkNest = (book: ReadonlyBook, nest: Stated, today: string): void => {
  const { inner, outer } = nest;
  const around = inner === outer ? 0 : levelsAround(book, outer, inner);
  if (inner === outer || around === undefined) refuse('nesting-conflict', {});
  const known = book.nests.get(nestKey(nest));
  if (!known && heightOf(book, inner) + 1 + (around ?? 0) > DEEPEST) refuse('nesting-conflict', {});
  const other = nestsAbove(book, inner).find((one) => one.outer !== outer && isSamePlace(book, one, nest) && meet(one, nest));
  if (other) refuse('nesting-conflict', { programme: other.outer, conflictsWith: other.since });
  if (known && changesVerified(book, known, nest, today)) refuse('nesting-conflict', { conflictsWith: known.since });
};

const heightOf = (book: ReadonlyBook, programme: string): number => book.nesting.get(programme)?.height ?? 0;

/** How many nests lie around a programme, one in the other; undefined where `barred` is among them. */
const levelsAround = (book: ReadonlyBook, programme: string, barred: string): number | undefined => {
  let levels = 0;
  for (const { outer } of nestsAbove(book, programme)) {
    const around = outer === barred ? undefined : levelsAround(book, outer, barred);
    if (around === undefined) return undefined;
    levels = Math.max(levels, around + 1);
  }
  return levels;
};

/** Whether two outer programmes of an inner one credit the same sector of the same area: that of the nest, else the programme's own. */
const isSamePlace = (book: ReadonlyBook, a: Stated, b: Stated): boolean => {
  const [one, other] = [book.programmes.get(a.outer), book.programmes.get(b.outer)];
  return one?.sector === other?.sector && (a.area ?? one?.area ?? null) === (b.area ?? other?.area ?? null);
};

/** Whether two nests have a day in common. */
const meet = (a: Stated, b: Stated): boolean => (a.until === null || b.from <= a.until) && (b.until === null || a.from <= b.until);

/** Years from the first to the last; without end where that is null. */
interface Years {
  readonly first: string;
  readonly last: string | null;
}
const yearsOf = (...days: readonly (string | null)[]): Years => {
  const years = days.map((day) => day && day.slice(0, 4));
  const known = years.filter((year) => year !== null).sort();
  return { first: known[0] ?? '', last: years.includes(null) ? null : (known.at(-1) ?? '') };
};

/** The years for which a nest would be another: by its mode or first day, or by a last day before today. */
const changedYears = (before: Stated, after: Stated, today: string): Years[] => {
  const ends = [before.until, after.until];
  const isPast = ends.some((until) => until !== null && until < today);
  return [
    ...(before.mode === after.mode ? [] : [yearsOf(before.from, after.from, ...ends)]),
    ...(before.from === after.from ? [] : [yearsOf(before.from, after.from)]),
    ...(before.until === after.until || !isPast ? [] : [yearsOf(...ends)]),
  ];
};

const changesVerified = (book: ReadonlyBook, before: Stated, after: Stated, today: string): boolean => {
  const changed = changedYears(before, after, today);
  return [after.inner, after.outer]
    .flatMap((programme) => claimedYearsOf(book, programme))
    .flatMap((key) => book.claims.get(key) ?? [])
    .some((row) => isVerified(row) && changed.some(({ first, last }) => first <= row.vintage && (last === null || row.vintage <= last)));
};

const isVerified = ({ days, imported }: ClaimRow): boolean => days.length > 0 || imported > 0n;
