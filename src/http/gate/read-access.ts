import type { ReadonlyBook } from '../../domain/book/readonly-book.js';
import { counts } from '../../domain/book/taking-back.js';
import { dayOf } from '../../domain/kernel/days.js';
import { refuse } from '../../domain/kernel/refusal.js';
import type { Registries, Registry } from '../../node/registries.js';
import type { Caller } from './authentication.js';

const REMEMBERED_MS = 1_000;

/** Who may read what (`docs/contract.md` 9): the ledger is public, unless `READ_ACCESS=members` closes it to callers without any role. */
export class ReadAccess {
  private readonly found = new WeakMap<Registry, Found>();

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

  /** Whether who was let in may still read the registry: with a key that is still good, and with some role where that is asked for. */
  mayStillRead(caller: Caller | undefined, registry: Registry): boolean {
    if (caller?.isStillGood() === false) return false;
    return this.mode === 'public' || (caller !== undefined && this.isMember(registry, caller.actor));
  }

  /** The registries the caller may read. */
  readable(caller: Caller | undefined): Registry[] {
    const { all } = this.registries;
    return this.mode === 'public' ? all : all.filter(({ ledger }) => caller && hasAnyRole(ledger.book, caller.actor));
  }

  /** Asked for every piece that goes to a reader: a role is looked for again with every event, and every second for those that run out. */
  private isMember(registry: Registry, actor: string): boolean {
    const { size } = registry.file;
    const { revision } = registry.ledger;
    const now = performance.now();
    let found = this.found.get(registry);
    if (found?.size !== size || found.revision !== revision || found.until < now)
      this.found.set(registry, (found = { size, revision, until: now + REMEMBERED_MS, members: new Map<string, boolean>() }));
    const known = found.members.get(actor);
    if (known !== undefined) return known;
    const isMember = hasAnyRole(registry.ledger.book, actor);
    found.members.set(actor, isMember);
    return isMember;
  }
}

/** Who was found to be a member, or not to be one, of one book. */
interface Found {
  readonly size: bigint;
  readonly revision: bigint;
  readonly until: number;
  readonly members: Map<string, boolean>;
}

/** Whether `actor` holds some role today. */
const hasAnyRole = (book: ReadonlyBook, actor: string): boolean => {
  const today = dayOf(new Date().toISOString());
  for (const role of book.roles.values())
    if (role.actor === actor && counts(role, today) && (role.until === null || today <= role.until)) return true;
  return false;
};
