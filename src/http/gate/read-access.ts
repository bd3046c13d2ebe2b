import type { ReadonlyBook } from '../../domain/book/readonly-book.js';
import { dayOf } from '../../domain/kernel/days.js';
import { refuse } from '../../domain/kernel/refusal.js';
import type { Registries, Registry } from '../../node/registries.js';
import type { Caller } from './authentication.js';

/** Who may read what (`docs/contract.md` 9): the ledger is public, unless `READ_ACCESS=members` closes it to callers without any role. */
export class ReadAccess {
  constructor(
    private readonly registries: Registries,
    readonly mode: 'public' | 'members',
  ) {}

  /** What whoever asks may do with a copy: keep it and ask again whether it still holds; nothing where reads are for members. */
  get caching(): string {
    return this.mode === 'public' ? 'private, no-cache' : 'no-store';
  }

  /** Whether the caller may read `registry`; without one, whatever is not a registry's. Throws `unauthenticated`, `forbidden`. */
  check(caller: Caller | undefined, registry: string | undefined): void {
    if (this.mode === 'public') return;
    const { actor } = caller ?? refuse('unauthenticated');
    const where = registry === undefined ? this.registries.all : [this.registries.started(registry)];
    if (!where.some((one) => one && hasAnyRole(one.ledger.book, actor))) refuse('forbidden');
  }

  /** The registries the caller may read. */
  readable(caller: Caller | undefined): Registry[] {
    const { all } = this.registries;
    return this.mode === 'public' ? all : all.filter(({ ledger }) => caller && hasAnyRole(ledger.book, caller.actor));
  }
}

/** Whether `actor` holds some role today. */
const hasAnyRole = (book: ReadonlyBook, actor: string): boolean => {
  const today = dayOf(new Date().toISOString());
  for (const role of book.roles.values())
    if (role.actor === actor && role.held && (role.until === null || today <= role.until)) return true;
  return false;
};
