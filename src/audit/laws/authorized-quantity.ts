import { quantityOf } from '../../domain/kernel/block-id.js';
import { everyBlock } from '../blocks.js';
import { law } from '../law.js';
import { Tally } from '../tally.js';

export const authorizedQuantity = law({
  name: 'authorized-quantity',
  rule: 'R-62',
  says: 'No more units exist under an authorization than its host authorized.',
  *ofBook(book) {
    const units = new Tally();
    for (const block of everyBlock(book)) if (block.authorization !== null) units.add(block.authorization, quantityOf(block));
    for (const code of units.keys())
      if (!book.authorizations.has(code)) yield { detail: `units stand under ${code}, which the book doesn't have` };
    for (const { authorization, used, quantity, since } of book.authorizations.values()) {
      const exist = units.get(authorization);
      if (used !== exist) yield { detail: `${authorization}: ${used} units count as authorized, ${exist} exist`, revision: since };
      if (quantity !== null && exist > quantity)
        yield { detail: `${authorization}: ${exist} units exist, ${quantity} are authorized`, revision: since };
    }
    return `${units.total} units under ${book.authorizations.size} authorizations`;
  },
});
