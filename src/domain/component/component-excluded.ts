import type { Book } from '../book/book.js';
import { Code, Day, OneOf, OrNull } from '../kernel/fields.js';
import { Event, type DomainEvent } from '../message/message.js';

/**
 * A component leaves its programme. What was open of its negative results ends here, and where something has to be replaced the same act says
 * so. Its units stay as they are.
 */
@Event('ComponentExcluded', 1)
export class ComponentExcluded implements DomainEvent {
  @Code('component') component!: string;
  @OneOf('voluntary', 'erroneous') cause!: 'voluntary' | 'erroneous';
  /** The first day on which it is out. */
  @Day() effective!: string;
  /** The DOE at fault. */
  @OrNull() @Code() responsible!: string | null;

  apply(book: Book, revision: bigint): void {
    const { component, cause, effective, responsible } = this;
    const row = book.components.get(component);
    const takenBack = { revision, from: effective, reason: cause, responsible };
    book.components.update(component, { takenBack, deficit: 0n, nestedDeficit: 0n });
    if (!row || row.takenBack) return;
    for (const key of [row.programme, `${row.programme} ${row.host}`]) {
      const { components = [], expectedAnnual = 0n } = book.members.get(key) ?? {};
      book.members.set(key, { components, expectedAnnual: expectedAnnual - row.expectedAnnual });
    }
  }
}
