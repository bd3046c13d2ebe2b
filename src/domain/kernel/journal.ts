/** Something whose changes can be taken back, latest first. */
export interface Undoable<Change> {
  undo(change: Change): void;
}

interface Entry {
  readonly target: Undoable<unknown>;
  readonly change: unknown;
}

/**
 * Remembers how to take back what a batch of commands did to the book. One level deep: begin, then commit or rollback;
 * inside a batch `mark` and `rollbackTo` take back one command, or a group of them. Outside a batch nothing is recorded.
 */
export class Journal {
  private entries: Entry[] | undefined;

  /** Whether a batch is open: what it did may still be taken back. */
  get isOpen(): boolean {
    return this.entries !== undefined;
  }

  begin(): void {
    if (this.entries) throw new Error('a batch is already open');
    this.entries = [];
  }

  commit(): void {
    this.entries = undefined;
  }

  rollback(): void {
    this.rollbackTo(0);
    this.entries = undefined;
  }

  /** A point in the open batch to which `rollbackTo` can return. */
  mark(): number {
    return this.entries?.length ?? 0;
  }

  rollbackTo(mark: number): void {
    const entries = this.entries ?? [];
    while (entries.length > mark) {
      const entry = entries.pop();
      entry?.target.undo(entry.change);
    }
  }

  /** Runs `build` without recording: for what is thrown away as a whole when it is to be taken back. */
  aside(build: () => void): void {
    const { entries } = this;
    this.entries = undefined;
    build();
    this.entries = entries;
  }

  record<Change>(target: Undoable<Change>, change: Change): void {
    this.entries?.push({ target, change });
  }

  /** What changed since `mark`, in order: who changed and how to take it back. The read file is written from this. */
  since(mark: number): readonly Entry[] {
    return this.entries?.slice(mark) ?? [];
  }
}
