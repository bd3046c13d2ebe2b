import type { Book } from '../book/book.js';
import { Code, Day } from '../kernel/fields.js';
import { Event, type DomainEvent } from '../message/message.js';

/** A component is credited for one more period, from the day after the one before. */
@Event('ComponentRenewed', 1)
export class ComponentRenewed implements DomainEvent {
  @Code('component') component!: string;
  @Day() noticeOn!: string;
  @Day() start!: string;
  @Day() end!: string;

  apply(book: Book, revision: bigint): void {
    const { component, noticeOn, start, end } = this;
    const row = book.components.get(component);
    if (!row) throw new Error(`an event renews component ${component}, which the book doesn't have`);
    book.components.update(component, {
      crediting: { ...row.crediting, end },
      renewals: [...row.renewals, { noticeOn, start, end, revision }],
      renewed: row.renewed + 1,
    });
  }
}
