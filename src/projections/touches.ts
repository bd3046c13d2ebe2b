import { Chunks } from './chunks.js';
import { Dictionary } from './dictionary.js';
import type { Sink } from './sink.js';

/** Which events touched a thing: those that name it, and those that moved units into or out of an account. */
export class Touches {
  private readonly things: Dictionary;
  private readonly revisions: Chunks;
  private readonly touched = new Set<string>();

  constructor(sink: Sink) {
    this.things = new Dictionary(sink, 'things');
    this.revisions = new Chunks(sink, 'touches', 2);
  }

  /** The event touched `kind:code`. */
  note(thing: string): void {
    this.touched.add(thing);
  }

  endEvent(revision: number, event: number): void {
    for (const thing of this.touched) this.revisions.append(this.things.id(thing), [revision, event]);
    this.touched.clear();
  }

  flush(): void {
    this.revisions.flush();
  }
}
