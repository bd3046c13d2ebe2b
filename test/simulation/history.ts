import type { Refusal } from '../../src/domain/kernel/refusal.js';
import type { StoredAct } from '../../src/event-store/event-store.js';
import type { Answer, Request } from '../../src/ledger/request.js';

/** One time that commands were given to a node. `begun` and `ended` are how many events were durable then. */
export interface Attempt {
  readonly kind: 'commands';
  readonly node: string;
  readonly requests: readonly Request[];
  readonly begun: number;
  ended?: number;
  /** What the node said; absent where it said nothing, or nobody heard it. */
  answers?: readonly (Answer | undefined)[];
  /** When the caller went away or the connection broke, in tasks done. */
  left?: number;
}

/** One time that a node was asked what became of a key. */
export interface Question {
  readonly kind: 'question';
  readonly request: Request;
  readonly begun: number;
  /** In tasks done. */
  readonly since: number;
  ended?: number;
  said?: StoredAct | 'never executed' | Refusal;
}

/** Everything that clients asked and heard, in the order in which they asked. */
export type History = (Attempt | Question)[];
