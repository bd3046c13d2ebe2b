import { quantityOf } from '../kernel/block-id.js';
import type { Numbering } from '../kernel/outside-series.js';
import type { Range } from '../kernel/ranges.js';
import type { Block, ItmoRun } from './block.js';
import type { Book } from './book.js';
import type { ReadonlyBook } from './readonly-book.js';

/** What an ITMO id says before its number. */
interface ItmoIdScope {
  readonly approach: string | null;
  readonly registry: string;
  readonly host: string;
  readonly vintage: string;
}

/** where ITMO ids are numbered: a number is given once under a cooperative approach, registry, host and vintage. */
export const itmoNumbering = ({ approach, registry, host, vintage }: ItmoIdScope): Numbering => ({
  registry,
  series: `${approach ?? 'none'} ${host} ${vintage}`,
});

/** The ITMO id of a unit. */
export const itmoId = ({ approach, registry, host, vintage }: ItmoIdScope, number: bigint): string =>
  [approach, registry, host, number, vintage].join('-');

/**
 * the ids that units of `authorization` have from their first transfer on: those they came in with, else the next that are free, which
 * are theirs from now on. Null in a mechanism, and without a cooperative approach. A block stays whole: where units that came in with ids
 * leave too few before them, it is numbered behind them.
 */
export const giveItmoIds = (book: Book, block: Block, authorization: string | null): ItmoRun | null => {
  if (block.itmo || book.registry.get(book.code)?.kind === 'mechanism') return block.itmo;
  const approach = authorization === null ? null : (book.authorizations.get(authorization)?.cooperativeApproach ?? null);
  if (approach === null) return null;
  const { host, vintage } = block.lot;
  const numbering = itmoNumbering({ approach, registry: book.code, host, vintage });
  const { next, skipped } = book.itmoNumbers.get(keyOf(numbering)) ?? { next: 1n, skipped: [] };
  const quantity = quantityOf(block);
  let first = next;
  for (;;) {
    const met = book.itmos.taken(numbering, { first, last: first + quantity - 1n });
    if (!met) break;
    first = met.last + 1n;
  }
  const gaps = first === next ? skipped : [...skipped, { first: next, last: first - 1n }];
  book.itmoNumbers.set(keyOf(numbering), { next: first + quantity, skipped: gaps });
  return { approach, registry: book.code, offset: first - block.first };
};

/** Whether an id in the range was given here at a first transfer. */
export const isGiven = (book: ReadonlyBook, numbering: Numbering, { first, last }: Range): boolean => {
  const { next, skipped } = book.itmoNumbers.get(keyOf(numbering)) ?? { next: 1n, skipped: [] };
  const lowest = skipped.reduce((at, gap) => (gap.first <= at && at <= gap.last ? gap.last + 1n : at), first);
  return lowest <= last && lowest < next;
};

const keyOf = ({ registry, series }: Numbering): string => JSON.stringify([registry, series]);
