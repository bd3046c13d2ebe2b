import { additions } from '../adjustment/adjustments.js';
import { CorrespondingAdjustmentApplied } from '../adjustment/corresponding-adjustment-applied.js';
import { idOf } from '../book/block.js';
import type { ReadonlyBook } from '../book/readonly-book.js';
import type { IssuanceRow } from '../book/rows.js';
import { participant } from '../message/authority.js';
import { blockId } from '../kernel/block-id.js';
import { Code, Rows } from '../kernel/fields.js';
import { Command, CommandHandler, happened, type Act, type Context, type Handler } from '../message/message.js';
import { refuse } from '../kernel/refusal.js';
import { checkLeaving, LEAVING_REFUSALS } from '../limits/check-leaving.js';
import { checkEnough, checkTargets, distribute, entriesOf, type Undistributed } from './distribution.js';
import { distributeUnits } from './examples.js';
import { DistributionLine } from './issuance-fields.js';
import { UnitsDistributed } from './units-distributed.js';

@Command('distribute-units', {
  by: [participant((c: DistributeUnits, book) => book.issuances.get(c.issuance)?.programme)],
  summary: 'Distribute what an issuance left pending',
  example: distributeUnits,
})
export class DistributeUnits {
  @Code('issuance') issuance!: string;
  @Rows(() => DistributionLine, { max: 2500 }) distribution!: DistributionLine[];
}

/** R-45, REG 44: the rest may be distributed later, in parts; levies were taken at issuance and never again. */
@CommandHandler(DistributeUnits, {
  emits: [UnitsDistributed, CorrespondingAdjustmentApplied],
  refuses: [
    'unknown-issuance',
    'distribution-exceeds',
    'unknown-account',
    'account-not-active',
    'account-not-entitled',
    'authorization-not-in-force',
    ...LEAVING_REFUSALS,
  ],
})
export class DistributeUnitsHandler implements Handler<DistributeUnits> {
  decide(book: ReadonlyBook, { issuance, distribution }: DistributeUnits, { at }: Context): Act {
    const row = book.issuances.get(issuance) ?? refuse('unknown-issuance');
    const pending = pendingOf(book, row);
    checkEnough(pending, distribution);
    checkTargets(book, distribution, ['PENDING']);
    const taken = distribute(book, pending, distribution, at);
    const firstTransfers = taken.flatMap(({ firstTransfer }) => firstTransfer ?? []);
    checkLeaving(book, { firstTransfers, entries: entriesOf(book, taken) }, at);
    const distributed = happened(UnitsDistributed, {
      issuance,
      distributed: taken.map(({ account, block }) => ({ account, block: idOf(block) })),
      firstTransferred: firstTransfers.map(({ block }) => idOf(block)),
    });
    return [distributed, ...additions(book, firstTransfers)];
  }
}

/** What of each line is still pending, or pending again, and not frozen. */
const pendingOf = (book: ReadonlyBook, { lines }: IssuanceRow): Undistributed[] =>
  lines.flatMap(({ series, first, last }, i) => {
    const part = book.units.within(blockId({ series, first, last })) ?? [];
    return part.filter(({ account, frozen }) => account === 'PENDING' && !frozen).map((block) => ({ line: i + 1, block }));
  });
