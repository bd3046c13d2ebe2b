import type { ReadonlyBook } from '../book/readonly-book.js';
import type { ComponentRow } from '../book/rows.js';
import { addDays, dayOf } from '../kernel/days.js';
import { fromInside } from '../nesting/covered.js';
import { happened } from '../message/message.js';
import { DAYS_TO_REPLACE, ReplacementObligationRaised } from '../replacement/replacement-obligation-raised.js';
import { linesOf } from './verified-lines.js';

/** A component's last verification, with what stays open of its negative results when nothing is verified any more. */
export interface LastVerification {
  readonly component: ComponentRow;
  /** The revision that the event of it will have. */
  readonly revision: bigint;
  readonly open: bigint;
  /** What of that comes from programmes inside. */
  readonly nested: bigint;
}

/** What of an open deficit comes from programmes inside: a component's own shortfall is made good first, so that nothing is replaced that is. */
export const nestedDeficit = (open: bigint, nested: bigint): bigint => (nested < open ? nested : open);

/** The same after a verification whose lines fall short, with what was open and came from inside before. */
export const nestedOf = (
  book: ReadonlyBook,
  before: Pick<ComponentRow, 'programme' | 'nestedDeficit'>,
  vintages: readonly Parameters<typeof fromInside>[2][],
  open: bigint,
): bigint =>
  nestedDeficit(
    open,
    vintages.reduce((sum, line) => sum + fromInside(book, before.programme, line), before.nestedDeficit),
  );

/** All that was ever issued of a component. */
export const grossIssued = (book: ReadonlyBook, component: ComponentRow): bigint =>
  linesOf(book, component).reduce((sum, line) => sum + line.issued, 0n);

/**
 * a deficit that is open when a component's crediting ends can be held back from nothing any more. What of it doesn't come from programmes
 * inside becomes, up to what was ever issued of the component, the programme's obligation to replace, due in 30 days; beyond that no unit exists
 * that would have to be replaced. `first` is the revision of the first of these events.
 */
export const obligationsOf = (
  book: ReadonlyBook,
  last: readonly LastVerification[],
  first: bigint,
  at: string,
): ReplacementObligationRaised[] => {
  const raised: ReplacementObligationRaised[] = [];
  for (const { component, revision, open, nested } of last) {
    const issued = grossIssued(book, component);
    const own = open - nested;
    const quantity = own < issued ? own : issued;
    if (quantity > 0n) raised.push(obligation({ component, revision, quantity }, first + BigInt(raised.length), at));
  }
  return raised;
};

/** R-102, policy `replace`: what was too much is the programme's to replace, due in 30 days. `first` is the revision of the first of these events. */
export const replacementsOf = (
  restated: readonly { readonly component: ComponentRow; readonly revision: bigint; readonly owed: bigint }[],
  first: bigint,
  at: string,
): ReplacementObligationRaised[] =>
  restated
    .filter(({ owed }) => owed > 0n)
    .map(({ component, revision, owed }, i) => obligation({ component, revision, quantity: owed }, first + BigInt(i), at));

const obligation = (
  { component, revision, quantity }: { readonly component: ComponentRow; readonly revision: bigint; readonly quantity: bigint },
  own: bigint,
  at: string,
): ReplacementObligationRaised =>
  happened(ReplacementObligationRaised, {
    obligation: `O-${own}`,
    kind: 'replacement',
    component: component.component,
    debtor: component.programme,
    quantity: String(quantity),
    due: addDays(dayOf(at), DAYS_TO_REPLACE),
    cause: String(revision),
  });
