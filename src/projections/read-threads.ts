import type { RefusalCode, RefusalNames } from '../domain/kernel/refusal.js';
import type { At } from './at.js';
import type { QuestionName } from './questions.js';

// The two sides of the read model, as the main thread sees them, wherever they run.

/** Writes the read file. */
export interface FollowerPort {
  follow(head: bigint): void;
  close(): Promise<void>;
}

/** Answers from the read file. */
export interface QueryPort {
  ask(query: Query): Promise<Outcome>;
  close(): Promise<void>;
}

/** What the two sides report. */
export interface ReadSideListener {
  applied(revision: bigint): void;
  failed(error: Error): void;
  /** A snapshot of so many events was made, or why it couldn't be. */
  made(snapshot: bigint | Error): void;
}

export interface ReadThreads {
  readonly follower: FollowerPort;
  readonly answerer: QueryPort;
}

/** A question with what the node knows about time. */
export interface Query {
  readonly question: QuestionName;
  readonly params: object;
  /** Null for a question about now. */
  readonly at: At | null;
  readonly now: number;
  /** For an instant: the revision up to which all has landed that can, where the writer knows. */
  readonly settled: bigint | null;
}

export interface Answered {
  /** The answer as JSON: made where it is found, so that the main thread has nothing to do for a long one but send it. */
  readonly text: string;
  readonly touched: string;
}
interface Refused {
  readonly refusal: RefusalCode;
  readonly names: RefusalNames;
}
export type Outcome = Answered | Refused;
