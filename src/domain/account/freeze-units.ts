import { blocksNamed, overlapErrors } from '../book/named-blocks.js';
import type { ReadonlyBook } from '../book/readonly-book.js';
import { administrator } from '../message/authority.js';
import { BlockIds, Nested } from '../kernel/fields.js';
import { Command, CommandHandler, happened, type Act, type Handler } from '../message/message.js';
import type { FieldError } from '../kernel/field-error.js';
import { refuse } from '../kernel/refusal.js';
import { Reason } from '../kernel/values.js';
import { idOf } from '../book/block.js';
import { freezeUnits } from './examples.js';
import { UnitsFrozen } from './units-frozen.js';

@Command('freeze-units', { by: [administrator], summary: 'Freeze units, wherever they are', example: freezeUnits })
export class FreezeUnits {
  @BlockIds(1000) blocks!: string[];
  @Nested(() => Reason) reason!: Reason;
}

/** frozen ranges are public and cannot move. */
@CommandHandler(FreezeUnits, { emits: [UnitsFrozen], refuses: ['unknown-units'] })
export class FreezeUnitsHandler implements Handler<FreezeUnits> {
  check({ blocks }: FreezeUnits): FieldError[] {
    return overlapErrors(blocks, '/blocks');
  }

  decide(book: ReadonlyBook, { blocks, reason }: FreezeUnits): Act {
    const changed = blocksNamed(book, blocks).filter((block) => !block.frozen);
    if (changed.length === 0) refuse('nothing-to-change');
    return [happened(UnitsFrozen, { blocks: changed.map(idOf), reason })];
  }
}
