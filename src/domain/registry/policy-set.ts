import type { Book } from '../book/book.js';
import type { Policy } from '../book/rows.js';
import { Nested, Quantity } from '../kernel/fields.js';
import { Event, type DomainEvent } from '../message/message.js';
import { Reason } from '../kernel/values.js';
import { WholePolicy } from './policy-fields.js';

/** Another policy is in force, whole, from here on. */
@Event('PolicySet', 2)
export class PolicySet implements DomainEvent {
  @Quantity() replaces!: string;
  @Quantity() policyNumber!: string;
  @Nested(() => WholePolicy) policy!: Policy;
  @Nested(() => Reason) reason!: Reason;

  apply(book: Book): void {
    book.registry.update(book.code, { policyNumber: BigInt(this.policyNumber), policy: this.policy });
  }
}
