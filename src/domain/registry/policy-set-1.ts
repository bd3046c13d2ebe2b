import type { Book } from '../book/book.js';
import { registryOf } from '../book/questions.js';
import { Nested, Quantity } from '../kernel/fields.js';
import { Event, happened, type DomainEvent } from '../message/message.js';
import { Reason } from '../kernel/values.js';
import { Policy1 } from './policy-fields.js';
import { addedLater } from './policy.js';
import { PolicySet } from './policy-set.js';

/** Version 1: the members that a policy has had since then have the default of the registry's kind. */
@Event('PolicySet', 1)
export class PolicySet1 implements DomainEvent {
  @Quantity() replaces!: string;
  @Quantity() policyNumber!: string;
  @Nested(() => Policy1) policy!: Policy1;
  @Nested(() => Reason) reason!: Reason;

  apply(book: Book): void {
    const { kind } = registryOf(book);
    happened(PolicySet, { ...this, policy: { ...addedLater(kind), ...this.policy } }).apply(book);
  }
}
