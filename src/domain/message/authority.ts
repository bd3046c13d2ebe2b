import type { ReadonlyBook } from '../book/readonly-book.js';

/** The roles of `docs/contract.md` 6. All but the first, second and last act inside a scope. */
export const ROLES = ['administrator', 'supervisor', 'party', 'doe', 'holder', 'participant', 'auditor'] as const;
type Role = (typeof ROLES)[number];

export const SCOPED_ROLES: ReadonlySet<string> = new Set<Role>(['party', 'doe', 'holder', 'participant']);

/** A role that may give a command, and where its scope is found. No scope found: the claim doesn't hold. */
export interface Claim {
  readonly role: Role;
  readonly scope?: (command: never, book: ReadonlyBook) => string | undefined;
}

export const administrator: Claim = { role: 'administrator' };
export const supervisor: Claim = { role: 'supervisor' };
export const party = <C>(scope: (command: C, book: ReadonlyBook) => string | undefined): Claim => ({ role: 'party', scope });
export const doe = <C>(scope: (command: C, book: ReadonlyBook) => string | undefined): Claim => ({ role: 'doe', scope });
export const holder = <C>(scope: (command: C, book: ReadonlyBook) => string | undefined): Claim => ({ role: 'holder', scope });
export const participant = <C>(scope: (command: C, book: ReadonlyBook) => string | undefined): Claim => ({ role: 'participant', scope });

/** How a role is written in an envelope: `party:GHA`, `administrator`. */
export const authorityOf = (role: string, scope: string | null | undefined): string => (scope ? `${role}:${scope}` : role);
