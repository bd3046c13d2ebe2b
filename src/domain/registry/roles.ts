import type { ReadonlyBook } from '../book/readonly-book.js';
import { administrator, holder, party, SCOPED_ROLES, type Claim } from '../message/authority.js';
import type { FieldError } from '../kernel/field-error.js';

interface RoleFields {
  readonly role: string;
  readonly scope?: string;
}

/** Who hands out a role: the administrator any; a Party its own and its accounts'; a holder that of its account (`docs/contract.md` 6). */
export const ROLE_GIVERS: readonly Claim[] = [
  administrator,
  party(({ role, scope = '' }: RoleFields, book: ReadonlyBook) =>
    role === 'party' ? scope : role === 'holder' ? (book.accounts.get(scope)?.party ?? undefined) : undefined,
  ),
  holder(({ role, scope }: RoleFields) => (role === 'holder' ? scope : undefined)),
];

/** Roles that act inside a scope need one; the others have none. */
export const scopeErrors = ({ role, scope }: RoleFields): FieldError[] => {
  if (SCOPED_ROLES.has(role) === (scope !== undefined)) return [];
  const detail = scope === undefined ? 'This role needs a scope' : 'This role has no scope';
  return [{ pointer: '/scope', code: scope === undefined ? 'missing-field' : 'unknown-field', detail }];
};
