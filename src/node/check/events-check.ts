import { Checker, type Result } from '../../checker/checker.js';
import type { CheckedEvent } from '../../checker/events/events.js';
import type { Finding } from '../../checker/finding.js';
import { EventPages } from '../../event-store/event-pages.js';
import { sha256 } from '../sha256.js';

/** Which registry's events are checked, and where they are. */
export interface CheckInput {
  readonly registry: string;
  readonly directory: string;
}

/** The independent checker on a registry's event file: from its first event on, page by page, behind whoever writes. */
export class EventsCheck {
  private readonly checker: Checker;
  private readonly pages: EventPages;
  private next = 0;

  /** Throws where the event file isn't there. */
  constructor(input: CheckInput) {
    this.checker = new Checker(input.registry, sha256);
    this.pages = new EventPages(input);
  }

  /** The last revision that was checked; -1 where none was. */
  get revision(): number {
    return this.next - 1;
  }

  /** Checks the next page of whole acts, and gives what it found; undefined where there is no further act. */
  page(): Finding[] | undefined {
    const acts = this.pages.read(this.next, this.pages.head());
    if (acts.length === 0) return undefined;
    return acts.flatMap((act) => {
      this.next += act.length;
      return [...this.checker.act(act.map(({ body }) => JSON.parse(body) as CheckedEvent))];
    });
  }

  result(): Result {
    return this.checker.result();
  }

  close(): void {
    this.pages.close();
  }
}
