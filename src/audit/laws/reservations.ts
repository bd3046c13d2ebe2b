import { idOf, type Block } from '../../domain/book/block.js';
import type { ProposalRow } from '../../domain/book/rows.js';
import { parseBlockId } from '../../domain/kernel/block-id.js';
import { everyBlock } from '../blocks.js';
import { law } from '../law.js';

/** What a proposal once reserved may still bear its name after it was declined, withdrawn or expired: that reserves nothing. */
export const reservations = law({
  name: 'reservations',
  rule: 'R-81',
  says: 'A reserved unit stands in one proposal, which names it; once that is approved it is reserved no more.',
  *ofBook(book) {
    let reserved = 0;
    for (const block of everyBlock(book)) {
      if (block.reservedBy === null) continue;
      const proposal = book.proposals.get(block.reservedBy);
      const about = { revision: block.touched, blocks: [idOf(block)] };
      if (!proposal) yield { detail: `${block.reservedBy} reserves units, and no such proposal was made`, ...about };
      else if (!names(proposal, block)) yield { detail: `${block.reservedBy} reserves units that it doesn't name`, ...about };
      else if (proposal.state === 'approved') yield { detail: `${block.reservedBy} was approved and still reserves units`, ...about };
      if (proposal?.state === 'open') reserved += 1;
    }
    return `${reserved} blocks named by proposals`;
  },
});

const names = ({ blocks }: ProposalRow, { lot, first, last }: Block): boolean =>
  blocks.some((id) => {
    const range = parseBlockId(id);
    return range.series === lot.series && range.first <= first && last <= range.last;
  });
