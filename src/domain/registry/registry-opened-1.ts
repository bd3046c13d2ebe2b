import type { Book } from '../book/book.js';
import type { RegistryKind } from '../book/rows.js';
import { Actors, Flag, Nested, OneOf, StoredText, Token } from '../kernel/fields.js';
import { Event, happened, type DomainEvent } from '../message/message.js';
import { Policy1 } from './policy-fields.js';
import { addedLater } from './policy.js';
import { RegistryOpened } from './registry-opened.js';

/** Version 1: the members that a policy has had since then have the default of the registry's kind. */
@Event('RegistryOpened', 1)
export class RegistryOpened1 implements DomainEvent {
  @OneOf('mechanism', 'party', 'international') kind!: RegistryKind;
  @StoredText() operator!: string;
  @Actors(50) administrators!: readonly string[];
  @Flag() trial!: boolean;
  @Token(/^[1-9][0-9]{0,8}$/, 'Number of the policy') policyNumber!: string;
  @Nested(() => Policy1) policy!: Policy1;

  apply(book: Book): void {
    happened(RegistryOpened, { ...this, policy: { ...addedLater(this.kind), ...this.policy } }).apply(book);
  }
}
