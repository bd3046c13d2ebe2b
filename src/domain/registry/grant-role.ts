import { roleKey } from '../message/may.js';
import type { ReadonlyBook } from '../book/readonly-book.js';
import { counts } from '../book/taking-back.js';
import { dayOf } from '../kernel/days.js';
import { ROLES } from '../message/authority.js';
import { Actor, Code, Day, OneOf, Optional } from '../kernel/fields.js';
import { Command, CommandHandler, happened, type Act, type Context, type Handler } from '../message/message.js';
import type { FieldError } from '../kernel/field-error.js';
import { refuse } from '../kernel/refusal.js';
import { checkDoe } from './does.js';
import { grantRole } from './examples.js';
import { isIndispensable } from './last-administrator.js';
import { RoleGranted } from './role-granted.js';
import { ROLE_GIVERS, scopeErrors } from './roles.js';

@Command('grant-role', { by: ROLE_GIVERS, summary: 'Give an actor a role', example: grantRole })
export class GrantRole {
  @Actor() actor!: string;
  @OneOf(...ROLES) role!: string;
  @Optional() @Code() scope?: string;
  @Optional() @Day() until?: string;
}

/** authority is a fact of the ledger. */
@CommandHandler(GrantRole, { emits: [RoleGranted], refuses: ['last-administrator'] })
export class GrantRoleHandler implements Handler<GrantRole> {
  check(command: GrantRole): FieldError[] {
    return scopeErrors(command);
  }

  decide(book: ReadonlyBook, { actor, role, scope = undefined, until }: GrantRole, { at }: Context): Act {
    const row = book.roles.get(roleKey(actor, role, scope));
    const held = counts(row, dayOf(at));
    if (held && role === 'administrator' && until !== undefined && isIndispensable(book, actor)) refuse('last-administrator');
    if (role === 'doe' && scope !== undefined) checkDoe(book, scope, '/scope');
    if (held && row.until === (until ?? null)) refuse('nothing-to-change');
    return [happened(RoleGranted, { actor, role, scope: scope ?? null, until: until ?? null })];
  }
}
