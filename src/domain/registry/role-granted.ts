import type { Book } from '../book/book.js';
import { roleKey } from '../message/may.js';
import { Actor, Code, Day, OneOf, OrNull } from '../kernel/fields.js';
import { ROLES } from '../message/authority.js';
import { Event, type DomainEvent } from '../message/message.js';

/** An actor has a role. */
@Event('RoleGranted', 1)
export class RoleGranted implements DomainEvent {
  @Actor() actor!: string;
  @OneOf(...ROLES) role!: string;
  @OrNull() @Code() scope!: string | null;
  @OrNull() @Day() until!: string | null;

  apply(book: Book): void {
    const { actor, role, scope, until } = this;
    book.roles.set(roleKey(actor, role, scope), { actor, role, scope, until, takenBack: null });
  }
}
