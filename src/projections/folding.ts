import type { Catalogue } from '../ledger/catalogue.js';
import { SnapshotMaker } from '../snapshot/maker.js';
import type { EventPages } from './event-pages.js';
import { Projector } from './projector.js';
import type { Checkpoint } from './read-file.js';
import type { Rows } from './rows.js';
import type { Place, Told } from './sides.js';
import { Sink } from './sink.js';

/** What is told, by whom, and who hears of it. */
interface Telling {
  readonly events: EventPages;
  readonly place: Place;
  readonly catalogue: Catalogue;
  readonly told: Told;
}

/** The events of a registry, told page by page from the first one on, as rows of its read file. */
export class Folding {
  private readonly sink: Sink;
  private readonly projector: Projector;
  private last: Checkpoint = { revision: -1, id: '' };

  private readonly snapshots: SnapshotMaker | undefined;

  /** Without `rows` they go nowhere at first: a file that is there has them already. */
  constructor(
    private readonly telling: Telling,
    rows?: Rows,
  ) {
    const { place, catalogue, told } = telling;
    const { directory, registry, snapshotOf: last } = place;
    this.sink = new Sink(rows);
    this.projector = new Projector(registry, catalogue, this.sink);
    const making = last !== undefined && { directory, registry, last, made: told.made.bind(told) };
    this.snapshots = making ? new SnapshotMaker(this.projector.book, making) : undefined;
  }

  /** Where rows go from now on. */
  writeTo(rows: Rows): void {
    this.sink.rows = rows;
  }

  /** The last event that was told. */
  get applied(): Checkpoint {
    return this.last;
  }

  /** Tells the next acts, none of them beyond `to`. Throws on a gap and on what isn't an event, or isn't known to this build. */
  page(to: number): void {
    const acts = this.telling.events.read(this.last.revision + 1, to);
    for (const act of acts) {
      this.projector.project(act);
      this.snapshots?.told(act);
    }
    const last = acts.at(-1)?.at(-1);
    if (!last) throw new Error(`the event file ends in the middle of an act, or before revision ${to}`);
    this.last = { revision: Number(last.revision), id: last.id };
    this.snapshots?.offer();
  }

  /** Gives out the rows that were held back until now: the file is then as of `applied`. */
  flush(): void {
    this.projector.flush();
  }

  /** Nothing more is told: resolves when a last snapshot is made, where one is worth it. */
  async close(): Promise<void> {
    await this.snapshots?.close();
  }
}
