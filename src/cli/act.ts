import type { ProblemBody } from './problem-text.js';

/** Which node a verb speaks to, and of which registry. */
export interface Target {
  readonly url?: string;
  readonly data?: string;
  readonly registry?: string;
}

/** An event as it stands in an answer. */
export interface ActEvent {
  readonly revision: string;
  readonly type: string;
  readonly at: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** What a command came to: its act, or for a dry run what it would be and do. */
export interface Outcome {
  readonly registry: string;
  readonly revision: string;
  readonly events: readonly ActEvent[];
  readonly replayed: boolean;
}

/** One line of a bulk answer. */
export interface BulkResult extends ProblemBody {
  readonly line: number;
  readonly key?: string;
  readonly revision?: string;
}

/** An answer's body, and its headers. */
interface Answered {
  readonly text: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
}

/** The act of an answer. */
export const outcomeOf = ({ text, headers }: Answered): Outcome => ({
  ...(JSON.parse(text) as Omit<Outcome, 'replayed'>),
  replayed: headers['idempotency-replayed'] === 'true',
});
