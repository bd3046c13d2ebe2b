import { checkKindsOpen } from '../book/closed-kinds.js';
import type { UnitKind } from '../book/block.js';
import type { ReadonlyBook } from '../book/readonly-book.js';
import { dayOf } from '../kernel/days.js';
import { Day, Nested, NewCode, OneOf } from '../kernel/fields.js';
import { refuse } from '../kernel/refusal.js';
import { Reason } from '../kernel/values.js';
import { administrator } from '../message/authority.js';
import { Command, CommandHandler, happened, type Act, type Context, type Handler } from '../message/message.js';
import { UnitsCancelled } from '../movement/units-cancelled.js';
import { closeUnitKind } from './examples.js';
import { lotOf } from './lots.js';
import { UnitKindClosed } from './unit-kind-closed.js';
import { UnitKindClosing } from './unit-kind-closing.js';

@Command('close-unit-kind', {
  by: [administrator],
  summary: 'Close a kind of units: all of it is cancelled, lot by lot, and nothing of it moves any more',
  example: closeUnitKind,
})
export class CloseUnitKind {
  @NewCode() closing!: string;
  @OneOf('CER') kind!: UnitKind;
  @Day() notBefore!: string;
  @Nested(() => Reason) reason!: Reason;
}

/** two persons close a kind, once, when its day has come. The node goes on with the lots that follow. */
@CommandHandler(CloseUnitKind, { emits: [UnitKindClosing, UnitsCancelled, UnitKindClosed], refuses: ['not-before', 'kind-closed'] })
export class CloseUnitKindHandler implements Handler<CloseUnitKind> {
  decide(book: ReadonlyBook, { closing, kind, notBefore, reason }: CloseUnitKind, context: Context): Act {
    if (dayOf(context.at) < notBefore) refuse('not-before');
    checkKindsOpen(book, [{ kind }]);
    const begun = { closing, kind, blocks: 0n, quantity: 0n };
    return [happened(UnitKindClosing, { closing, kind, notBefore, reason }), ...lotOf(book, begun, context)];
  }
}
