import type { Book } from '../book/book.js';
import { addDays } from '../kernel/days.js';
import { Assets, Code, Day } from '../kernel/fields.js';
import { groupedBy } from '../kernel/grouped-by.js';
import { Event, type DomainEvent } from '../message/message.js';
import { countAssets } from './asset-days.js';

/** The claims of a component that hold on a day end with it. */
@Event('AssetsRetired', 1)
export class AssetsRetired implements DomainEvent {
  @Code('component') component!: string;
  @Assets() assets!: readonly string[];
  /** The last day. */
  @Day() until!: string;

  apply(book: Book): void {
    const ended = groupedBy(book.assets.retire(this), (until) => until);
    for (const [until, claims] of ended) countAssets(book, this.component, { from: addDays(this.until, 1), until }, -claims.length);
  }
}
