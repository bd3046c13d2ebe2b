import { refuse } from '../../domain/kernel/refusal.js';
import type { At } from '../at.js';
import { actUntil, actUpTo, type ActEnd } from './acts.js';
import type { ReadConnection } from './read-connection.js';

/** The act at whose end a question is answered, and the time that the answer is of. */
export interface Moment {
  readonly act: ActEnd;
  readonly time: string;
  /** Only for an instant: whether no act at or before it can still land. */
  readonly final: boolean | null;
}

/** What the node knows about time: its own, in milliseconds, and the revision up to which all has landed that can at the instant of the question. */
export interface NodeTime {
  readonly now: number;
  readonly settled: bigint | null;
}

/**
 * The moment of the book that `at` is, now where it is null. A revision is rounded down to the end of an act; its time is that of the act. An
 * instant is the end of the last act at or before it. It is final when the last event is later than it, for time never goes back; or when
 * the writer knows that all that can come at or before it has come, and it is all here. Throws `unknown-event` beyond the head.
 */
export const momentOf = (db: ReadConnection, at: At | null, { now, settled }: NodeTime): Moment => {
  const head = actUpTo(db, Number.MAX_SAFE_INTEGER);
  if (at === null) return { act: head, time: iso(Math.max(now, head.at)), final: null };
  if ('revision' in at) {
    if (at.revision > head.last) refuse('unknown-event');
    const act = actUpTo(db, Number(at.revision));
    return { act, time: iso(act.at), final: null };
  }
  const { instant } = at;
  const final = instant < head.at || (settled !== null && head.last >= settled);
  return { act: actUntil(db, instant, head), time: iso(instant), final };
};

const iso = (ms: number): string => new Date(ms).toISOString();
