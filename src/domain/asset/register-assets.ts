import { componentOf } from '../book/questions.js';
import type { ReadonlyBook } from '../book/readonly-book.js';
import type { FieldError } from '../kernel/field-error.js';
import { Assets, Code, Day, Optional } from '../kernel/fields.js';
import { refuse } from '../kernel/refusal.js';
import { Command, CommandHandler, happened, type Act, type Handler } from '../message/message.js';
import { validator } from '../component/validator.js';
import { AssetsRegistered } from './assets-registered.js';
import { registerAssets } from './examples.js';
import { sameTwice } from './same-twice.js';

@Command('register-assets', {
  by: [validator],
  summary: 'Claim devices, households or plots for a component, so that no other claims them on the same days',
  example: registerAssets,
})
export class RegisterAssets {
  @Code('component') component!: string;
  @Assets() assets!: string[];
  @Day() from!: string;
  @Optional() @Day() until?: string;
}

/** on a day an asset has one claim in the whole registry, that of the same component included. */
@CommandHandler(RegisterAssets, { emits: [AssetsRegistered], refuses: ['unknown-component', 'double-asset-claim'] })
export class RegisterAssetsHandler implements Handler<RegisterAssets> {
  check({ assets, from, until }: RegisterAssets): FieldError[] {
    const reversed = { pointer: '/until', code: 'period-reversed', detail: 'The end is before the start' };
    return [...sameTwice(assets), ...(until !== undefined && until < from ? [reversed] : [])];
  }

  decide(book: ReadonlyBook, command: RegisterAssets): Act {
    const { component, assets, from, until = null } = command;
    componentOf(book, component);
    for (const [i, asset] of assets.entries()) {
      const held = book.assets.on(asset, { from, until });
      if (held) refuse('double-asset-claim', { component: held.component, conflictsWith: held.revision, line: i + 1 });
    }
    return [happened(AssetsRegistered, { component, assets, from, until })];
  }
}
