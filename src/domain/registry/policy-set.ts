import type { Book } from '../book/book.js';
import type { Policy } from '../book/rows.js';
import { Nested, Quantity } from '../kernel/fields.js';
import { Event, type DomainEvent } from '../message/message.js';
import { Reason } from '../kernel/values.js';
import { PolicyFields } from './policy.js';

/** Another policy is in force, whole, from here on. */
@Event('PolicySet', 1)
export class PolicySet implements DomainEvent {
  @Quantity() replaces!: string;
  @Quantity() policyNumber!: string;
  @Nested(() => PolicyFields) policy!: Policy;
  @Nested(() => Reason) reason!: Reason;

  apply(book: Book): void {
    book.registry.update(book.code, { policyNumber: BigInt(this.policyNumber), policy: this.policy });
  }
}
