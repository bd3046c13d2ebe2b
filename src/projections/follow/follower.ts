import { setImmediate as turn } from 'node:timers/promises';
import type { Catalogue } from '../../ledger/catalogue.js';
import { EventPages } from '../../event-store/event-pages.js';
import { fillHere, type Filling, type StartFilling } from './filling.js';
import { EarlierRows } from '../project/earlier-rows.js';
import { Folding, type FoldInput } from './folding.js';
import { openReadFile, readFileOf, versionOf, type ReadFile } from '../read-file/read-file.js';
import { FileRows } from '../read-file/rows.js';
import type { FollowerPort, ReadSideListener } from '../read-threads.js';
import type { RegistryFiles } from '../registry-files.js';

/**
 * Follows the event file and writes the read file, rows and checkpoint in one transaction, at the ends of acts only. A read file that isn't
 * of this event file, or of this build, is thrown away and filled from nothing.
 */
export class Follower implements FollowerPort {
  private readonly rows: FileRows;
  private target: number;
  private running: Promise<void> | undefined;
  private closing = false;
  /** Its folding, once that is as far as the file and writes what comes next. */
  private upToDate: Folding | undefined;

  /** `folding` is as far as the file, where there is one already. */
  private constructor(
    private readonly input: FoldInput,
    private readonly file: ReadFile,
    private folding?: Folding,
  ) {
    this.rows = new FileRows(file.db);
    this.target = input.events.head();
    input.listener.applied(BigInt(file.checkpoint.revision));
    this.running = this.run();
  }

  /**
   * Resolves once the read file can answer; if it was there, it catches up from then on. `startFilling` says who writes one that is made
   * anew. Throws where the event file can't be read.
   */
  static async open(
    files: RegistryFiles,
    catalogue: Catalogue,
    listener: ReadSideListener,
    startFilling: StartFilling = fillHere,
  ): Promise<Follower> {
    const events = new EventPages(files);
    const input = { events, files, catalogue, listener };
    const path = readFileOf(files);
    const version = versionOf(catalogue.fingerprint());
    const found = openReadFile(path);
    if (found && found.version === version && found.checkpoint.id === idAt(events, found.checkpoint.revision))
      return new Follower(input, found);
    found?.db.close();
    const filling = startFilling(path, version);
    try {
      const folding = Folding.fromNothing(input);
      return new Follower(input, await filled(folding, filling, events.head()), folding);
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
    await this.folding?.close();
    this.file.db.close();
    this.input.events.close();
  }

  private async run(): Promise<void> {
    try {
      await turn();
      const folding = this.upToDate ?? (await this.catchUp());
      while (folding.applied.revision < this.target && !this.closing) {
        this.writePage(folding);
        await turn();
      }
    } catch (error) {
      this.closing = true;
      this.input.listener.failed(error instanceof Error ? error : new Error(String(error)));
    }
    this.running = undefined;
  }

  /** Replays to a book what the file has rows of already, to go on from there. */
  private async catchUp(): Promise<Folding> {
    const {
      db,
      checkpoint: { revision },
    } = this.file;
    const folding = (this.folding ??= Folding.before(revision, this.input));
    while (folding.applied.revision < revision && !this.closing) {
      folding.page(revision);
      await turn();
    }
    folding.derive(this.rows, new EarlierRows(db));
    return (this.upToDate = folding);
  }

  private writePage(folding: Folding): void {
    this.rows.begin();
    folding.page(this.target);
    folding.flush();
    this.rows.checkpoint(folding.applied);
    this.rows.commit();
    this.input.listener.applied(BigInt(folding.applied.revision));
  }
}

/** The read file, made of all events up to `head`. */
const filled = async (folding: Folding, filling: Filling, head: number): Promise<ReadFile> => {
  folding.derive(filling.rows);
  while (folding.applied.revision < head) {
    folding.page(head);
    await filling.room();
  }
  folding.flush();
  return filling.finish(folding.applied);
};

const idAt = (events: EventPages, revision: number): string | undefined => (revision < 0 ? '' : events.idAt(revision));
