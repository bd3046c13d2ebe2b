import { setImmediate as turn } from 'node:timers/promises';
import type { Catalogue } from '../ledger/catalogue.js';
import { EventPages } from './event-pages.js';
import { fillHere, type Filling, type StartFilling } from './filling.js';
import { Folding } from './folding.js';
import { openReadFile, readFileOf, versionOf, type Checkpoint, type ReadFile } from './read-file.js';
import { FileRows } from './rows.js';
import type { Following, Place, Told } from './sides.js';

/**
 * Follows the event file and writes the read file, rows and checkpoint in one transaction, at the ends of acts only. A read file that isn't
 * of this event file, or of this build, is thrown away and filled from nothing.
 */
export class Follower implements Following {
  private readonly rows: FileRows;
  private target: number;
  private running: Promise<void> | undefined;
  private closing = false;

  private constructor(
    private readonly events: EventPages,
    private readonly folding: Folding,
    private readonly file: ReadFile,
    private readonly told: Told,
  ) {
    this.rows = new FileRows(file.db);
    this.target = events.head();
    told.applied(BigInt(file.checkpoint.revision));
    this.running = this.run(() => this.foldAgain(file.checkpoint));
  }

  /**
   * Resolves once the read file can answer; if it was there, it catches up from then on. `startFilling` says who writes one that is made
   * anew. Throws where the event file can't be read.
   */
  static async open(place: Place, catalogue: Catalogue, told: Told, startFilling: StartFilling = fillHere): Promise<Follower> {
    const events = new EventPages(place);
    const path = readFileOf(place);
    const version = versionOf(catalogue.fingerprint());
    const found = openReadFile(path);
    if (found && found.version === version && found.checkpoint.id === idAt(events, found.checkpoint.revision))
      return new Follower(events, new Folding({ events, place, catalogue, told }), found, told);
    found?.db.close();
    const filling = startFilling(path, version);
    try {
      const folding = new Folding({ events, place, catalogue, told }, filling.rows);
      return new Follower(events, folding, await filled(folding, filling, events.head()), told);
    } catch (error) {
      events.close();
      await filling.abandon();
      throw error;
    }
  }

  follow(head: bigint): void {
    this.target = Math.max(this.target, Number(head));
    this.running ??= this.run();
  }

  async close(): Promise<void> {
    this.closing = true;
    await this.running;
    await this.folding.close();
    this.file.db.close();
    this.events.close();
  }

  private async run(first: () => Promise<void> = () => Promise.resolve()): Promise<void> {
    try {
      await first();
      while (this.folding.applied.revision < this.target && !this.closing) {
        await turn();
        this.writePage();
      }
    } catch (error) {
      this.closing = true;
      this.told.failed(error instanceof Error ? error : new Error(String(error)));
    }
    this.running = undefined;
  }

  /** What the file has already is told without writing, to go on from there. */
  private async foldAgain({ revision }: Checkpoint): Promise<void> {
    while (this.folding.applied.revision < revision && !this.closing) {
      this.folding.page(revision);
      await turn();
    }
    this.folding.flush();
    this.folding.writeTo(this.rows);
  }

  private writePage(): void {
    this.rows.begin();
    this.folding.page(this.target);
    this.folding.flush();
    this.rows.checkpoint(this.folding.applied);
    this.rows.commit();
    this.told.applied(BigInt(this.folding.applied.revision));
  }
}

/** The read file, made of all events up to `head`. */
const filled = async (folding: Folding, filling: Filling, head: number): Promise<ReadFile> => {
  while (folding.applied.revision < head) {
    folding.page(head);
    await filling.room();
  }
  folding.flush();
  return filling.finish(folding.applied);
};

const idAt = (events: EventPages, revision: number): string | undefined => (revision < 0 ? '' : events.idAt(revision));
