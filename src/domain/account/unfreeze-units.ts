import { blocksNamed, overlapErrors } from '../book/named-blocks.js';
import type { ReadonlyBook } from '../book/readonly-book.js';
import { administrator } from '../message/authority.js';
import { BlockIds, Nested } from '../kernel/fields.js';
import { Command, CommandHandler, happened, type Act, type Handler } from '../message/message.js';
import type { FieldError } from '../kernel/field-error.js';
import { refuse } from '../kernel/refusal.js';
import { Reason } from '../kernel/values.js';
import { idOf } from '../book/block.js';
import { unfreezeUnits } from './examples.js';
import { UnitsUnfrozen } from './units-unfrozen.js';

@Command('unfreeze-units', { by: [administrator], summary: 'Let frozen units move again', example: unfreezeUnits })
export class UnfreezeUnits {
  @BlockIds(1000) blocks!: string[];
  @Nested(() => Reason) reason!: Reason;
}

/** what was frozen by event is let go by event. */
@CommandHandler(UnfreezeUnits, { emits: [UnitsUnfrozen], refuses: ['unknown-units'] })
export class UnfreezeUnitsHandler implements Handler<UnfreezeUnits> {
  check({ blocks }: UnfreezeUnits): FieldError[] {
    return overlapErrors(blocks, '/blocks');
  }

  decide(book: ReadonlyBook, { blocks, reason }: UnfreezeUnits): Act {
    const changed = blocksNamed(book, blocks).filter((block) => block.frozen);
    if (changed.length === 0) refuse('nothing-to-change');
    return [happened(UnitsUnfrozen, { blocks: changed.map(idOf), reason })];
  }
}
