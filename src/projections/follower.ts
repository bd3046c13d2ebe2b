import { setImmediate as turn } from 'node:timers/promises';
import type Database from 'better-sqlite3';
import type { Catalogue } from '../ledger/catalogue.js';
import { EventPages } from './event-pages.js';
import { Projector } from './projector.js';
import { finishReadFile, makeReadFile, openReadFile, readFileOf, removeReadFile, versionOf, type Checkpoint } from './read-file.js';
import { SnapshotMaker } from '../snapshot/maker.js';
import { Sink } from './sink.js';
import type { Following, Place, Told } from './sides.js';

/**
 * Follows the event file and writes the read file, rows and checkpoint in one transaction, at the ends of acts only. A read file that isn't
 * of this event file, or of this build, is thrown away and filled from nothing.
 */
export class Follower implements Following {
  private readonly projector: Projector;
  private readonly sink: Sink;
  private readonly snapshots: SnapshotMaker | undefined;
  private applied: Checkpoint = { revision: -1, id: '' };
  private target: number;
  private running: Promise<void> | undefined;
  private closing = false;

  private constructor(
    private readonly db: Database.Database,
    private readonly events: EventPages,
    private readonly told: Told,
    made: { readonly place: Place; readonly catalogue: Catalogue; readonly written: boolean },
  ) {
    this.sink = new Sink(db, made.written);
    const { directory, registry, snapshotOf: last } = made.place;
    this.projector = new Projector(registry, made.catalogue, this.sink);
    const making = last !== undefined && { directory, registry, last, made: told.made.bind(told) };
    this.snapshots = making ? new SnapshotMaker(this.projector.book, making) : undefined;
    this.target = events.head();
  }

  /** Resolves once the read file can answer; if it was there, it catches up from then on. Throws where the event file can't be read. */
  static async open(place: Place, catalogue: Catalogue, told: Told): Promise<Follower> {
    const events = new EventPages(place);
    const path = readFileOf(place);
    const version = versionOf(catalogue.fingerprint());
    const found = openReadFile(path);
    if (found && found.version === version && found.checkpoint.id === idAt(events, found.checkpoint.revision)) {
      const follower = new Follower(found.db, events, told, { place, catalogue, written: true });
      told.applied(BigInt(found.checkpoint.revision));
      follower.running = follower.run(() => follower.foldAgain(found.checkpoint));
      return follower;
    }
    found?.db.close();
    const follower = new Follower(makeReadFile(path), events, told, { place, catalogue, written: false });
    try {
      await follower.fill(version);
    } catch (error) {
      follower.release();
      removeReadFile(path);
      throw error;
    }
    return follower;
  }

  follow(head: bigint): void {
    this.target = Math.max(this.target, Number(head));
    this.running ??= this.run();
  }

  async close(): Promise<void> {
    this.closing = true;
    await this.running;
    await this.snapshots?.close();
    this.release();
  }

  /** From nothing: one transaction, indexes last, and the checkpoint when all of it is on the disk. */
  private async fill(version: string): Promise<void> {
    this.sink.begin();
    await this.fold(() => this.target);
    this.projector.flush();
    this.sink.commit();
    finishReadFile(this.db, version);
    this.sink.checkpoint(this.applied);
    this.told.applied(BigInt(this.applied.revision));
  }

  /** What the file has already is folded without writing, to go on from there. */
  private async foldAgain({ revision }: Checkpoint): Promise<void> {
    await this.fold(() => revision);
    this.projector.flush();
    this.sink.muted = false;
  }

  private async run(first: () => Promise<void> = () => Promise.resolve()): Promise<void> {
    try {
      await first();
      while (this.applied.revision < this.target && !this.closing) {
        await turn();
        this.writePage();
      }
    } catch (error) {
      this.closing = true;
      this.told.failed(error instanceof Error ? error : new Error(String(error)));
    }
    this.running = undefined;
  }

  private writePage(): void {
    this.sink.begin();
    this.foldPage(this.target);
    this.projector.flush();
    this.sink.checkpoint(this.applied);
    this.sink.commit();
    this.told.applied(BigInt(this.applied.revision));
  }

  private async fold(to: () => number): Promise<void> {
    while (this.applied.revision < to() && !this.closing) {
      this.foldPage(to());
      await turn();
    }
  }

  private foldPage(to: number): void {
    const acts = this.events.read(this.applied.revision + 1, to);
    for (const act of acts) {
      this.projector.project(act);
      this.snapshots?.told(act);
    }
    const last = acts.at(-1)?.at(-1);
    if (!last) throw new Error(`the event file ends in the middle of an act, or before revision ${to}`);
    this.applied = { revision: Number(last.revision), id: last.id };
    this.snapshots?.offer();
  }

  private release(): void {
    this.db.close();
    this.events.close();
  }
}

const idAt = (events: EventPages, revision: number): string | undefined => (revision < 0 ? '' : events.idAt(revision));
