import { nextRevision, type Head, type StoredEvent } from '../event-store.js';
import { tailOf } from '../stored-event.js';
import { StreamFault } from '../faults.js';

/** Puts events together to whole acts, and sees that none is missing and none is foreign to its act. */
export class WholeActs {
  private begun: StoredEvent[] = [];
  private next: bigint;

  constructor(
    private readonly stream: string,
    after: Head,
  ) {
    this.next = nextRevision(after);
  }

  /** The act which this event ends; nothing while it goes on. Throws `StreamFault`. */
  push(event: StoredEvent): readonly StoredEvent[] {
    const { revision, body } = event;
    if (revision !== this.next)
      throw new StreamFault(
        this.stream,
        revision,
        `revision ${this.next} should have come: events are missing, or hidden by $maxAge, $maxCount or $tb`,
      );
    const tail = tailOf(body);
    const parts = this.begun[0] ? tailOf(this.begun[0].body)?.parts : tail?.parts;
    if (!tail || tail.part !== this.begun.length + 1 || tail.parts !== parts || tail.part > tail.parts)
      throw new StreamFault(
        this.stream,
        revision,
        `the event is part ${tail?.part} of ${tail?.parts}, part ${this.begun.length + 1} should have come`,
      );
    this.next += 1n;
    this.begun.push(event);
    if (tail.part < tail.parts) return [];
    const act = this.begun;
    this.begun = [];
    return act;
  }
}
