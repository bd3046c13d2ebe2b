import type { EventFile } from '../../event-store/event-file.js';

/** A reader so many events behind the head hears that it is. */
const FAR_BEHIND = 1_000n;

/** Says to a reader that is far behind where it is and where the head is: at first, and whenever it has read as much again and is so still. */
export class Behind {
  private said: bigint;

  constructor(
    private readonly file: EventFile,
    after: bigint,
  ) {
    this.said = after - FAR_BEHIND;
  }

  /** What there is to say to a reader that has read up to `place`. No id stands with it: what was read last is still what was read last. */
  at(place: bigint): string[] {
    const head = this.file.size - 1n;
    if (head - place < FAR_BEHIND || place - this.said < FAR_BEHIND) return [];
    this.said = place;
    return [`event: behind\ndata: {"revision":"${place}","head":"${head}","behind":"${head - place}"}\n\n`];
  }
}
