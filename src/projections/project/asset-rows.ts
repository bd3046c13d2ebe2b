import { AssetsRegistered } from '../../domain/asset/assets-registered.js';
import { AssetsRetired } from '../../domain/asset/assets-retired.js';
import type { ReadonlyBook } from '../../domain/book/readonly-book.js';
import type { DomainEvent } from '../../domain/message/message.js';
import type { Rows } from '../read-file/rows.js';

/** Every claim on an asset, and every end of one. */
export class AssetRows {
  constructor(
    private readonly book: ReadonlyBook,
    private readonly rows: Rows,
  ) {}

  /** An event has happened to the book. */
  happened(event: DomainEvent, revision: number): void {
    if (event instanceof AssetsRegistered) this.registered(event, revision);
    else if (event instanceof AssetsRetired) this.retired(event, revision);
  }

  private registered({ component, assets, from, until }: AssetsRegistered, revision: number): void {
    for (const asset of assets) this.rows.insert('asset_claims', [asset, revision, component, from, until]);
  }

  /** What ends is the claim that holds on the day. */
  private retired({ assets, until }: AssetsRetired, revision: number): void {
    for (const asset of assets) {
      const claim = this.book.assets.on(asset, { from: until, until });
      if (claim) this.rows.insert('asset_ends', [asset, Number(claim.revision), revision, until]);
    }
  }
}
