import { Checker, type Holding, type Result } from '../../checker/checker.js';
import type { CheckedEvent } from '../../checker/events/events.js';
import type { Law } from '../../checker/law.js';
import { LAWS } from '../../checker/laws/laws.js';
import { sha256 } from '../../node/sha256.js';

/** Who judges the acts of a registry that is replayed: the independent checker, here or in another thread. */
export interface ActJudge {
  /** The next act, each event as it is stored. */
  act(bodies: readonly string[]): void;
  /** Every law on every act so far; where a book is there, whether one with this digest holds what they say. */
  result(digest?: string): Result | Promise<Result>;
}

/** The checker in this thread. */
export class JudgeHere implements ActJudge {
  private readonly checker: Checker;

  /** `laws`: the only ones to be checked, where not all. */
  constructor(registry: string, laws: readonly Law[] = LAWS) {
    this.checker = new Checker(registry, sha256, laws);
  }

  act(bodies: readonly string[]): void {
    this.checker.act(bodies.map((body) => JSON.parse(body) as CheckedEvent));
  }

  /** Who holds what so far. */
  get holdings(): readonly Holding[] {
    return this.checker.holdings();
  }

  result(digest?: string): Result {
    if (digest !== undefined) this.checker.agrees(digest);
    return this.checker.result();
  }
}
