import { roleKey } from '../message/may.js';
import type { ReadonlyBook } from '../book/readonly-book.js';
import { counts } from '../book/taking-back.js';
import { dayOf } from '../kernel/days.js';
import { ROLES } from '../message/authority.js';
import { Actor, Code, Day, OneOf, Optional } from '../kernel/fields.js';
import { Command, CommandHandler, happened, type Act, type Context, type Handler } from '../message/message.js';
import type { FieldError } from '../kernel/field-error.js';
import { refuse } from '../kernel/refusal.js';
import { revokeRole } from './examples.js';
import { isIndispensable } from './last-administrator.js';
import { RoleRevoked } from './role-revoked.js';
import { ROLE_GIVERS, scopeErrors } from './roles.js';

@Command('revoke-role', { by: ROLE_GIVERS, summary: 'Take a role back', example: revokeRole })
export class RevokeRole {
  @Actor() actor!: string;
  @OneOf(...ROLES) role!: string;
  @Optional() @Code() scope?: string;
  @Optional() @Day() until?: string;
}

/** a role taken back stops the next command, even one that already waits. */
@CommandHandler(RevokeRole, { emits: [RoleRevoked], refuses: ['last-administrator'] })
export class RevokeRoleHandler implements Handler<RevokeRole> {
  check(command: RevokeRole): FieldError[] {
    return scopeErrors(command);
  }

  decide(book: ReadonlyBook, { actor, role, scope, until }: RevokeRole, { at }: Context): Act {
    const held = counts(book.roles.get(roleKey(actor, role, scope)), dayOf(at));
    if (held && role === 'administrator' && isIndispensable(book, actor)) refuse('last-administrator');
    if (!held) refuse('nothing-to-change');
    return [happened(RoleRevoked, { actor, role, scope: scope ?? null, until: until ?? null })];
  }
}
