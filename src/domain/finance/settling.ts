import { idOf } from '../book/block.js';
import type { ReadonlyBook } from '../book/readonly-book.js';
import type { FinanceRow } from '../book/rows.js';
import { sumOf } from '../kernel/block-id.js';
import { groupedBy } from '../kernel/grouped-by.js';
import { refuse } from '../kernel/refusal.js';
import type { Move } from '../movement/move.js';
import { dueOf, isOn, takenOf, verifiedOf } from './finances.js';

/** what settles a claim is MCUs of its programme, host and vintages, cancelled voluntarily. Throws `account-not-entitled`. */
export const checkSettles = ({ to, blocks }: Move, claim: FinanceRow): void => {
  const { account } = to;
  if (to.type !== 'cancellation-voluntary') refuse('account-not-entitled', { account, conflictsWith: claim.since });
  const others = blocks.filter(
    ({ kind, lot }) => kind !== 'MCU' || lot.activity !== claim.programme || lot.host !== claim.host || !isOn(claim, lot.vintage),
  );
  if (others.length > 0) refuse('account-not-entitled', { account, conflictsWith: claim.since, blocks: others.slice(0, 10).map(idOf) });
};

/**
 * a part of what is open is fine, more is not; of a share each vintage by itself. A claim that is not met by MCUs has nothing open for them.
 * Throws `exceeds-obligation`.
 */
export const checkUnsettled = (book: ReadonlyBook, { blocks }: Move, claim: FinanceRow): void => {
  const { programme, host, quantity, taken, settle, since } = claim;
  const isOver = (): boolean => {
    if (settle !== 'mcu') return true;
    if (quantity !== null) return sumOf(blocks) > quantity - taken;
    return [...groupedBy(blocks, ({ lot }) => lot.vintage)].some(([vintage, own]) => {
      const due = dueOf(book, claim, verifiedOf(book, { programme, host, vintage }));
      return sumOf(own) > due - takenOf(book, claim, vintage);
    });
  };
  if (isOver()) refuse('exceeds-obligation', { conflictsWith: since });
};
