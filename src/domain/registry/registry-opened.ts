import type { Book } from '../book/book.js';
import { roleKey } from '../message/may.js';
import type { Policy, RegistryKind } from '../book/rows.js';
import { Actors, Flag, Nested, OneOf, StoredText, Token } from '../kernel/fields.js';
import { Event, type DomainEvent } from '../message/message.js';
import { WholePolicy } from './policy-fields.js';

/** The registry exists, with the whole policy it begins with. */
@Event('RegistryOpened', 2)
export class RegistryOpened implements DomainEvent {
  @OneOf('mechanism', 'party', 'international') kind!: RegistryKind;
  @StoredText() operator!: string;
  @Actors(50) administrators!: readonly string[];
  @Flag() trial!: boolean;
  @Token(/^[1-9][0-9]{0,8}$/, 'Number of the policy') policyNumber!: string;
  @Nested(() => WholePolicy) policy!: Policy;

  apply(book: Book): void {
    const { kind, operator, administrators, trial, policyNumber, policy } = this;
    book.registry.set(book.code, { kind, operator, administrators, trial, policyNumber: BigInt(policyNumber), policy });
    for (const actor of administrators)
      book.roles.set(roleKey(actor, 'administrator', null), { actor, role: 'administrator', scope: null, until: null, takenBack: null });
  }
}
