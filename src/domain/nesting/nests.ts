import type { ReadonlyBook } from '../book/readonly-book.js';
import type { NestRow } from '../book/rows.js';
import type { Span } from '../kernel/days.js';

/** Which programmes lie in which: the book, or the book with a nest that is only tried. */
export interface Nests {
  readonly nests: Pick<ReadonlyBook['nests'], 'get'>;
  readonly nesting: Pick<ReadonlyBook['nesting'], 'get'>;
}

/** The key of a nest in the book. */
export const nestKey = ({ inner, outer }: Pick<NestRow, 'inner' | 'outer'>): string => `${inner} ${outer}`;

/** A nest covers a vintage when it is in force on a day of that year. */
export const covers = ({ from, until }: Pick<NestRow, 'from' | 'until'>, vintage: string): boolean =>
  from.slice(0, 4) <= vintage && (until === null || vintage <= until.slice(0, 4));

/** Whether what is claimed inside is deducted outside: not where the outer programme credits nothing anyway. */
export const deducts = ({ mode }: Pick<NestRow, 'mode'>): boolean => mode !== 'baseline-only';

/** The nests in which a programme lies inside. */
export const nestsAbove = ({ nests, nesting }: Nests, inner: string): NestRow[] =>
  (nesting.get(inner)?.outers ?? []).flatMap((outer) => nests.get(nestKey({ inner, outer })) ?? []);

/** The nests that lie inside a programme. */
export const nestsInside = ({ nests, nesting }: Nests, outer: string): NestRow[] =>
  (nesting.get(outer)?.inners ?? []).flatMap((inner) => nests.get(nestKey({ inner, outer })) ?? []);

/** whether the nest leaves what its inner programme achieved on these days to the outer one alone. */
export const closes = ({ mode, from, until }: Pick<NestRow, 'mode' | 'from' | 'until'>, days: Span): boolean =>
  mode === 'outer-only' && days.to >= from && (until === null || days.from <= until);

/** the nest for which the programme credits nothing of a vintage, as it sets a baseline only. */
export const baselineOnly = (book: Nests, programme: string, vintage: string): NestRow | undefined =>
  nestsInside(book, programme).find((nest) => nest.mode === 'baseline-only' && covers(nest, vintage));

/** the nest that leaves these days of the programme to its outer one alone. */
export const closedBy = (book: Nests, programme: string, days: Span): NestRow | undefined =>
  nestsAbove(book, programme).find((nest) => closes(nest, days));
