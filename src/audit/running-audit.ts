import type { Book } from '../domain/book/book.js';
import { audit, reportOf, type Report } from './audit.js';
import type { ActEvent, Finding } from './law.js';
import { LAWS } from './laws/index.js';

/** Follows a book act by act: what laws say of acts is checked at the end of each, what they say of the book at the report. */
export class RunningAudit {
  private readonly ofActs = new Map<string, Finding[]>();

  /** Of a book to which nothing has happened yet: its holdings are then kept up event by event, and not made of what they are checked against. */
  constructor(private readonly book: Book) {
    book.units.keepHoldings();
  }

  /** To be called when all events of an act have happened to the book, and nothing later. */
  afterAct(act: readonly ActEvent[]): void {
    for (const { name, checkAct } of LAWS) {
      const findings = checkAct(this.book, act);
      if (findings.length > 0) this.ofActs.set(name, [...(this.ofActs.get(name) ?? []), ...findings]);
    }
  }

  /** What all acts so far came to, and the book as it stands. */
  report(): Report {
    return reportOf(audit(this.book).laws.map((one) => ({ ...one, findings: [...(this.ofActs.get(one.name) ?? []), ...one.findings] })));
  }
}
