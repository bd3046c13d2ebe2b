import { accountType } from '../book/account-types.js';
import { idOf, type Block } from '../book/block.js';
import { checkKindsOpen } from '../book/closed-kinds.js';
import type { ReadonlyBook } from '../book/readonly-book.js';
import { Nested, Serial } from '../kernel/fields.js';
import { refuse } from '../kernel/refusal.js';
import { Reason } from '../kernel/values.js';
import { administrator } from '../message/authority.js';
import { Command, CommandHandler, happened, type Act, type Context, type Handler } from '../message/message.js';
import { accountOf } from '../book/questions.js';
import { isReserved } from './choose-units.js';
import { correctTransfer } from './examples.js';
import { moveOf } from './move.js';
import { UnitsTransferred } from './units-transferred.js';

@Command('correct-transfer', {
  by: [administrator],
  summary: 'Move the units of a transfer that was a mistake back to where they came from',
  example: correctTransfer,
})
export class CorrectTransfer {
  @Serial() transfer!: string;
  @Nested(() => Reason) reason!: Reason;
}

/**
 * R-13, REG 40: a transfer stays as it happened, and so do the first transfer and the adjustment that came with it. What it moved goes back by
 * an event of its own, which names it: all of it, and only while all of it is where it went.
 */
@CommandHandler(CorrectTransfer, { emits: [UnitsTransferred], refuses: ['unknown-event', 'not-correctable', 'kind-closed'] })
export class CorrectTransferHandler implements Handler<CorrectTransfer> {
  decide(book: ReadonlyBook, command: CorrectTransfer, context: Context): Act {
    const revision = BigInt(command.transfer);
    const transfer = book.transfers.at(revision) ?? refuse('unknown-event');
    const blocks = transfer.blocks.flatMap((block) => book.units.within(block) ?? []);
    checkStillThere(book, blocks, revision, context);
    const [from, to] = [accountOf(book, transfer.to), accountOf(book, transfer.from)];
    for (const { account, state } of [from, to]) if (state !== 'active') refuse('not-correctable', { account });
    const types = [accountType(from.type), accountType(to.type)] as const;
    if (!types[0].leaves || !types[1].byTransfer) refuse('not-correctable', { account: from.account });
    const [anew] = moveOf(from, to, blocks, context).firstTransfers;
    if (anew) refuse('not-correctable', { conflictsWith: anew.block.touched, blocks: [idOf(anew.block)] });
    checkKindsOpen(book, blocks);
    const moved = { from: from.account, to: to.account, blocks: blocks.map(idOf), firstTransferred: [] };
    return [happened(UnitsTransferred, { ...moved, reference: null, corrects: command.transfer })];
  }
}

/** Every unit is where the transfer at `revision` brought it, and free. Throws `not-correctable` with what happened to the first that isn't. */
const checkStillThere = (book: ReadonlyBook, blocks: readonly Block[], revision: bigint, context: Context): void => {
  const gone = blocks.find(({ since }) => since !== revision);
  if (gone) refuse('not-correctable', { conflictsWith: gone.since, blocks: [idOf(gone)] });
  const held = blocks.find((block) => block.frozen || isReserved(book, block, context));
  if (held) refuse('not-correctable', { conflictsWith: held.touched, blocks: [idOf(held)] });
};
