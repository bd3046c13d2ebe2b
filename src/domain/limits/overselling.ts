import { CorrespondingAdjustmentApplied } from '../adjustment/corresponding-adjustment-applied.js';
import type { FirstTransfer } from '../adjustment/adjustments.js';
import { isFinalYear, openYear } from '../adjustment/final-years.js';
import { GHG, yearKey } from '../adjustment/metrics.js';
import type { ReadonlyBook } from '../book/readonly-book.js';
import { quantityOf } from '../kernel/block-id.js';
import { refuse } from '../kernel/refusal.js';
import type { DomainEvent } from '../message/message.js';

/** What a caller should know of an act that passes. */
export interface Warning {
  readonly code: 'host-would-oversell' | 'no-data';
  readonly party: string;
  readonly vintage: string;
  /** The year whose inventory and target it is judged by; null where no year has both. */
  readonly year: string | null;
  /** By how many tonnes the host would miss that target; null where nothing says. */
  readonly missing: string | null;
}

/** Tonnes that a host would add to the balance of a year. */
interface Added {
  readonly party: string;
  readonly vintage: string;
  readonly quantity: bigint;
}

/**
 * hosts that would miss their target by what they newly let leave, and those of which nobody can say it, in the order in which they
 * stand there. Judged is the year itself where it has an inventory and a target, else the last year before it that has both.
 */
const judged = (book: ReadonlyBook, added: readonly Added[]): Warning[] => {
  const sums = new Map<string, Added>();
  for (const one of added) {
    const key = `${one.party} ${one.vintage}`;
    sums.set(key, { ...one, quantity: (sums.get(key)?.quantity ?? 0n) + one.quantity });
  }
  return [...sums.values()].flatMap((sum) => judgedOf(book, sum));
};

const judgedOf = (book: ReadonlyBook, { party, vintage, quantity }: Added): Warning[] => {
  const inventoryOf = (year: string): bigint | undefined => book.inventories.get(yearKey(party, year, GHG))?.quantity;
  const target = book.targets.get(party)?.years.findLast(({ year }) => year <= vintage && inventoryOf(year) !== undefined);
  if (!target) return [{ code: 'no-data', party, vintage, year: null, missing: null }];
  const { firstTransferred = 0n, used = 0n } = book.accounted.get(yearKey(party, vintage, GHG)) ?? {};
  const missing = (inventoryOf(target.year) ?? 0n) + firstTransferred + quantity - used - BigInt(target.quantity);
  return missing > 0n ? [{ code: 'host-would-oversell', party, vintage, year: target.year, missing: String(missing) }] : [];
};

/** Units in another metric than tonnes count in no balance of tonnes. A late one counts for the year in which it comes. */
const inTonnes = (book: ReadonlyBook, authorization: string | null): boolean =>
  (authorization === null ? null : (book.authorizations.get(authorization)?.nonGhgMetric ?? null)) === null;

/** R-101, policy `refuse`: no host misses its target by what it newly lets leave. Throws `host-would-oversell`, with what is missing. */
export const checkOverselling = (book: ReadonlyBook, firstTransfers: readonly FirstTransfer[]): void => {
  if (firstTransfers.length === 0 || book.registry.get(book.code)?.policy.overselling !== 'refuse') return;
  const added = firstTransfers.flatMap(({ block, actionYear }): Added[] => {
    const { host: party, vintage } = block.lot;
    if (!inTonnes(book, block.authorization)) return [];
    const year = isFinalYear(book, party, vintage) ? openYear(book, party, actionYear) : vintage;
    return [{ party, vintage: year, quantity: quantityOf(block) }];
  });
  const found = judged(book, added).find(({ code }) => code === 'host-would-oversell');
  if (found)
    refuse('host-would-oversell', { host: found.party, year: found.year ?? '', vintage: found.vintage, missing: found.missing ?? '' });
};

/** what the caller of an act should know, before it happens; nothing where the policy is `off`. */
export const warningsOf = (book: ReadonlyBook, act: readonly DomainEvent[]): Warning[] => {
  if ((book.registry.get(book.code)?.policy.overselling ?? 'off') === 'off') return [];
  const added = act.flatMap((event): Added[] => {
    if (!(event instanceof CorrespondingAdjustmentApplied) || event.kind !== 'addition' || !inTonnes(book, event.authorization)) return [];
    const { party, late, actionYear } = event;
    return event.vintages.map(({ vintage, quantity }) => ({
      party,
      vintage: late ? openYear(book, party, actionYear) : vintage,
      quantity: BigInt(quantity),
    }));
  });
  return judged(book, added);
};
