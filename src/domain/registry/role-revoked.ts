import type { Book } from '../book/book.js';
import { takeBack } from '../book/taking-back.js';
import { roleKey } from '../message/may.js';
import { Actor, Code, Day, OneOf, OrNull } from '../kernel/fields.js';
import { ROLES } from '../message/authority.js';
import { Event, type DomainEvent } from '../message/message.js';

/** An actor no longer has a role. */
@Event('RoleRevoked', 1)
export class RoleRevoked implements DomainEvent {
  @Actor() actor!: string;
  @OneOf(...ROLES) role!: string;
  @OrNull() @Code() scope!: string | null;
  @OrNull() @Day() until!: string | null;

  apply(book: Book, revision: bigint): void {
    const { actor, role, scope } = this;
    takeBack(book.roles, roleKey(actor, role, scope), { revision, from: null, reason: null });
  }
}
