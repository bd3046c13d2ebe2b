/** Readers have the thread for this long, then everybody else has it. */
const TURN_MS = 1;
/** While commands wait readers rest this many times as long as they worked: a quarter of the thread is theirs. */
const REST = 3;
/** A timer can't be shorter. */
const LEAST_REST_MS = 1;
/** What it takes to hand a piece to its socket, which happens after the turn and can't be measured in it. */
const HANDING_MS = 0.05;

/**
 * Work for readers of the ledger in the thread that decides commands: one piece after the other, over all readers, and never for longer than a
 * turn. However many read, a command or a question about health waits for one turn.
 */
export class ReaderTurns {
  private readonly waiting: (() => void)[] = [];
  private isScheduled = false;
  private restUntil = 0;

  /** `commandsWait` says whether there is somebody for whom readers rest. */
  constructor(private readonly commandsWait: () => boolean) {}

  /** Does one piece of a reader's work when its turn comes. Rejects with what the work throws. */
  do<T>(work: () => T): Promise<T> {
    return new Promise((resolve, reject) => {
      this.waiting.push(() => {
        try {
          resolve(work());
        } catch (error) {
          reject(error instanceof Error ? error : new Error(String(error)));
        }
      });
      if (!this.isScheduled) this.schedule();
    });
  }

  private schedule(): void {
    this.isScheduled = true;
    const rest = this.commandsWait() ? this.restUntil - performance.now() : 0;
    if (rest < LEAST_REST_MS) setImmediate(this.turn);
    else setTimeout(this.turn, rest);
  }

  private readonly turn = (): void => {
    const begun = performance.now();
    let spent = 0;
    for (let pieces = 1; spent < TURN_MS && this.waiting.length > 0; pieces += 1) {
      this.waiting.shift()?.();
      spent = performance.now() - begun + pieces * HANDING_MS;
    }
    // A rest too short for a timer is added to the next; what was done while nobody waited is owed to nobody.
    const owed = Math.min(LEAST_REST_MS, Math.max(0, this.restUntil - begun));
    this.restUntil = begun + owed + spent * (1 + REST);
    this.isScheduled = false;
    if (this.waiting.length > 0) this.schedule();
  };
}
