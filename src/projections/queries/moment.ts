import { refuse } from '../../domain/kernel/refusal.js';
import { actUntil, actUpTo, type ActEnd } from './acts.js';
import type { ReadConnection } from './read-connection.js';
import { malformed } from './malformed.js';

/** The act at whose end a question is answered, and the time that it is asked for. */
export interface Moment {
  readonly act: ActEnd;
  readonly time: string;
  /** Only for an instant: whether no act at or before it can still land. */
  readonly final: boolean | null;
}

/** What the node knows about time: its own, in milliseconds, and the revision up to which all has landed that can at the instant asked for. */
export interface NodeTime {
  readonly now: number;
  readonly settled: bigint | null;
}

const INSTANT = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?(?:Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

/**
 * Resolves `at`. A revision is rounded down to the end of an act; its time is that of the act. An instant is the end of the last act at or
 * before it. It is final when the last event is later than it, for time never goes back; or when the writer knows that all that can come
 * at or before it has come, and it is all here. Throws `malformed-request`; `unknown-event` beyond the head.
 */
export const momentOf = (db: ReadConnection, at: string | undefined, { now, settled }: NodeTime): Moment => {
  const head = actUpTo(db, Number.MAX_SAFE_INTEGER);
  if (at === undefined) return { act: head, time: iso(Math.max(now, head.at)), final: null };
  if (/^\d+$/.test(at)) {
    if (at.length > 15 || Number(at) > head.last) refuse('unknown-event');
    const act = actUpTo(db, Number(at));
    return { act, time: iso(act.at), final: null };
  }
  const ms = instantOf(at) ?? malformed('at', 'time-format', 'A revision in digits, or an instant as RFC 3339 has it');
  return { act: actUntil(db, ms, head), time: iso(ms), final: ms < head.at || (settled !== null && head.last >= settled) };
};

const iso = (ms: number): string => new Date(ms).toISOString();

/** The time of an instant in milliseconds; anything finer is cut off. Undefined for a revision, and for a day that isn't in the calendar. */
export const instantOf = (at: string): number | undefined => {
  const day = INSTANT.exec(at)?.[1];
  if (day === undefined) return undefined;
  const ms = Date.parse(at.replace(/(\.\d{3})\d+/, '$1'));
  const midnight = Date.parse(`${day}T00:00:00.000Z`);
  return Number.isNaN(ms) || Number.isNaN(midnight) || iso(midnight).slice(0, 10) !== day ? undefined : ms;
};
