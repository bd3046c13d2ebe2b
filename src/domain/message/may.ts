import { authorityOf } from './authority.js';
import { dayOf } from '../kernel/days.js';
import type { Caller, CommandMeta } from './message.js';
import { refuse } from '../kernel/refusal.js';
import type { ReadonlyBook } from '../book/readonly-book.js';
import { counts } from '../book/taking-back.js';

/** The key under which the roles table holds a role of an actor. */
export const roleKey = (actor: string, role: string, scope: string | null | undefined): string => `${actor} ${authorityOf(role, scope)}`;

/** A trial registry gives the actors it lists every role (`docs/contract.md` 6). */
const playsEveryRole = (book: ReadonlyBook, actor: string): boolean => {
  const registry = book.registry.get(book.code);
  return registry !== undefined && registry.trial && registry.administrators.includes(actor);
};

/** Whether `actor` has the role, in that scope, on the day of `at`. */
export const hasRole = (book: ReadonlyBook, actor: string, role: string, scope: string | null | undefined, at: string): boolean => {
  if (playsEveryRole(book, actor)) return true;
  const row = book.roles.get(roleKey(actor, role, scope));
  return counts(row, dayOf(at)) && (row.until === null || dayOf(at) <= row.until);
};

/**
 * the authority under which the actor gives the command, as the envelope records it (`party:GHA`). Asked right before `decide`, on
 * the same book. Throws `forbidden`.
 */
export const may = (book: ReadonlyBook, meta: CommandMeta, command: object, caller: Caller): string => {
  const { actor, at } = caller;
  if ('authority' in meta.by) return meta.by.authority(book, command as never, caller);
  let withoutScope: string | undefined;
  for (const { role, scope } of meta.by) {
    const inScope = scope?.(command as never, book);
    if (scope && inScope === undefined) withoutScope ??= role;
    else if (hasRole(book, actor, role, inScope, at)) return authorityOf(role, inScope);
  }
  // Where the command names nothing that is there, who plays every role in a trial reads what it refuses with.
  return withoutScope !== undefined && playsEveryRole(book, actor) ? withoutScope : refuse('forbidden');
};
