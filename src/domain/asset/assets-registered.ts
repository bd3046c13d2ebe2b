import type { Book } from '../book/book.js';
import { Assets, Code, Day, OrNull } from '../kernel/fields.js';
import { Event, type DomainEvent } from '../message/message.js';
import { countAssets } from './asset-days.js';

/** A component claims devices, households or plots, from a day on. */
@Event('AssetsRegistered', 1)
export class AssetsRegistered implements DomainEvent {
  @Code('component') component!: string;
  @Assets() assets!: readonly string[];
  @Day() from!: string;
  /** The last day; null where it is open. */
  @OrNull() @Day() until!: string | null;

  apply(book: Book, revision: bigint): void {
    book.assets.register(this, revision);
    countAssets(book, this.component, this, this.assets.length);
  }
}
