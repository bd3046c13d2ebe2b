import { join } from 'node:path';
import { Book } from '../../domain/book/book.js';
import type { StoredAct } from '../../event-store/event-store.js';
import { GrowingPrefix } from '../../event-store/prefix.js';
import type { Catalogue } from '../../ledger/catalogue.js';
import { foldAct } from '../../ledger/fold.js';
import { SnapshotMaker } from '../../snapshot/maker.js';
import { readSnapshot, SNAPSHOT } from '../../snapshot/snapshot-file.js';
import type { EarlierRows } from '../project/earlier-rows.js';
import type { EventPages } from '../../event-store/event-pages.js';
import { Projector } from '../project/projector.js';
import type { Checkpoint } from '../read-file/read-file.js';
import type { Rows } from '../read-file/rows.js';
import type { ReadSideListener } from '../read-threads.js';
import type { RegistryFiles } from '../registry-files.js';

/** Which events are folded, how they are read, and who is notified. */
export interface FoldInput {
  readonly events: EventPages;
  readonly files: RegistryFiles;
  readonly catalogue: Catalogue;
  readonly listener: ReadSideListener;
}

const NOTHING: Checkpoint = { revision: -1, id: '' };

/** The events of a registry, applied page by page to a book of the read side's own, and from some event on derived as rows of its read file. */
export class Folding {
  private projector: Projector | undefined;
  private readonly snapshots: SnapshotMaker | undefined;

  private constructor(
    private readonly input: FoldInput,
    private readonly book: Book,
    private last: Checkpoint,
    prefix = new GrowingPrefix(),
  ) {
    const { directory, registry, snapshotOf } = input.files;
    if (snapshotOf === undefined) return;
    const making = { directory, registry, last: snapshotOf, made: input.listener.made.bind(input.listener) };
    this.snapshots = new SnapshotMaker(book, making, undefined, prefix);
  }

  /** Begins with the first event. */
  static fromNothing(input: FoldInput): Folding {
    return new Folding(input, new Book(input.files.registry), NOTHING);
  }

  /** Begins behind the snapshot that the node itself began with, where that isn't beyond `revision`. Throws where it isn't there any more. */
  static before(revision: number, input: FoldInput): Folding {
    const { directory, registry, snapshotOf, beginsThere } = input.files;
    if (!beginsThere || !snapshotOf || snapshotOf > BigInt(revision + 1)) return Folding.fromNothing(input);
    const { header, restore } = readSnapshot(join(directory, SNAPSHOT));
    if (header.size !== snapshotOf)
      throw new Error(`${SNAPSHOT} is of ${header.size} events, and the node began with one of ${snapshotOf}`);
    const book = new Book(registry);
    restore(book);
    const prefix = GrowingPrefix.behind(header, input.events.sumOfLeaves(header.size));
    return new Folding(input, book, { revision: Number(header.size) - 1, id: header.id }, prefix);
  }

  /** What is applied from now on is derived into `rows`, which go on behind the `earlier`. */
  derive(rows: Rows, earlier?: EarlierRows): void {
    this.projector = new Projector(this.book, this.input.catalogue, rows, earlier);
  }

  /** The last event that was applied. */
  get applied(): Checkpoint {
    return this.last;
  }

  /** Applies the next acts, none of them beyond `to`. Throws on a gap and on what isn't an event, or isn't known to this build. */
  page(to: number): void {
    const acts = this.input.events.read(this.last.revision + 1, to);
    for (const act of acts) {
      this.happen(act);
      this.snapshots?.applied(act);
    }
    const last = acts.at(-1)?.at(-1);
    if (!last) throw new Error(`the event file ends in the middle of an act, or before revision ${to}`);
    this.last = { revision: Number(last.revision), id: last.id };
    this.snapshots?.offer();
  }

  /** Gives out the rows that were held back until now: the file is then as of `applied`. */
  flush(): void {
    this.projector?.flush();
  }

  /** Nothing more is applied: resolves when a last snapshot is made, where one is worth it. */
  async close(): Promise<void> {
    await this.snapshots?.close();
  }

  private happen(act: StoredAct): void {
    if (this.projector) this.projector.project(act);
    else foldAct(this.book, this.input.catalogue, act);
  }
}
