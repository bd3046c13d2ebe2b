import { NestFactory } from '@nestjs/core';
import type { Report } from '../audit/audit.js';
import type { ActEvent } from '../audit/law.js';
import { RunningAudit } from '../audit/running-audit.js';
import { Book } from '../domain/book/book.js';
import { isIntact, tailOf } from '../event-store/stored-event.js';
import { Catalogue } from '../ledger/catalogue.js';
import { CatalogueModule } from '../ledger/catalogue.module.js';
import { applyEvent, applyKey, decoded } from '../ledger/fold.js';
import { CompactRange, leafHash } from '../transparency-log/tree.js';
import { CliError } from './terminal.js';

/** The catalogue of this build, without a node around it. */
export const startCatalogue = async (): Promise<Catalogue> => {
  const context = await NestFactory.createApplicationContext(CatalogueModule, { logger: ['error', 'warn'], abortOnError: false });
  return context.get(Catalogue);
};

/** A registry told once more from its first event, into an empty book: nothing is taken from the node but the events themselves. */
export class Replay {
  readonly book: Book;
  private readonly audit: RunningAudit;
  private readonly tree = new CompactRange();
  private act: ActEvent[] = [];

  constructor(
    registry: string,
    private readonly catalogue: Catalogue,
  ) {
    this.book = new Book(registry);
    this.audit = new RunningAudit(this.book);
  }

  /** How many events were told. */
  get size(): bigint {
    return this.tree.size;
  }

  /** SHA-256 root of the tree over all events so far, lower-case hex. */
  get root(): string {
    return Buffer.from(this.tree.root()).toString('hex');
  }

  /** The next event, as it is stored. Throws where it isn't what was written, or isn't the next one. */
  take(body: string): void {
    const tail = tailOf(body);
    const stored = { revision: this.size, id: tail?.id ?? '', body };
    if (!tail || tail.part !== this.act.length + 1 || !isIntact(stored))
      throw new CliError(`The event at revision ${this.size} is not the one that was written: its bytes, its id or its place are wrong.`);
    const { event, meta } = decoded(this.catalogue, stored);
    applyEvent(this.book, event, stored.revision, meta);
    if (tail.part === 1) applyKey(this.book, stored.revision, meta);
    this.tree.push(leafHash(body));
    this.act.push({ event, revision: stored.revision });
    if (tail.part < tail.parts) return;
    this.audit.afterAct(this.act);
    this.act = [];
  }

  /** Every law, on each act told so far and on the book as it stands. */
  report(): Report {
    return this.audit.report();
  }
}
