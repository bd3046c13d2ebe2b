import { componentOf } from '../book/questions.js';
import type { ReadonlyBook } from '../book/readonly-book.js';
import type { AssetClaim } from '../book/asset-claims.js';
import type { ComponentRow } from '../book/rows.js';
import type { FieldError } from '../kernel/field-error.js';
import { Assets, Code, Day } from '../kernel/fields.js';
import { refuse } from '../kernel/refusal.js';
import { Command, CommandHandler, happened, type Act, type Handler } from '../message/message.js';
import { validator } from '../component/validator.js';
import { AssetsRetired } from './assets-retired.js';
import { retireAssets } from './examples.js';
import { sameTwice } from './same-twice.js';

@Command('retire-assets', {
  by: [validator],
  summary: 'End the claims of a component on assets with a day: from the day after it another may claim them',
  example: retireAssets,
})
export class RetireAssets {
  @Code('component') component!: string;
  @Assets() assets!: string[];
  /** The last day on which it claims them. */
  @Day() until!: string;
}

/** a claim ends where it held, and not for days that were verified with it. */
@CommandHandler(RetireAssets, { emits: [AssetsRetired], refuses: ['unknown-component', 'unknown-asset', 'double-verification'] })
export class RetireAssetsHandler implements Handler<RetireAssets> {
  check({ assets }: RetireAssets): FieldError[] {
    return sameTwice(assets);
  }

  decide(book: ReadonlyBook, { component, assets, until }: RetireAssets): Act {
    const row = componentOf(book, component);
    const claims = assets.map((asset, i) => claimOn(book, component, asset, until) ?? refuse('unknown-asset', { component, line: i + 1 }));
    if (claims.every((claim) => claim.until === until)) refuse('nothing-to-change');
    for (const claim of claims) checkNotVerified(row, claim, until);
    return [happened(AssetsRetired, { component, assets, until })];
  }
}

/** The claim of this component on an asset that holds on `day`. */
const claimOn = (book: ReadonlyBook, component: string, asset: string, day: string): AssetClaim | undefined => {
  const held = book.assets.on(asset, { from: day, until: day });
  return held?.component === component ? held : undefined;
};

/** No day is taken off a claim that was verified while it was claimed: else another component could have it verified again. Throws `double-verification`. */
const checkNotVerified = ({ component, verified }: ComponentRow, claim: AssetClaim, until: string): void => {
  if (claim.until === until) return;
  const later = verified.find((span) => span.to > until && (claim.until === null || span.from <= claim.until));
  if (later) refuse('double-verification', { component, conflictsWith: later.revision });
};
