import { malformed } from './view/malformed.js';

/** A past moment: what was after an event, or at an instant, in milliseconds; `day` where a day was named, whose end it is. */
export type At = { readonly revision: bigint } | { readonly instant: number; readonly day?: true };

const DAY = /^\d{4}-\d{2}-\d{2}$/;

const INSTANT = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?(?:Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

/**
 * The moment that `text` names: a revision in digits, an RFC 3339 instant, of which anything finer than a millisecond is cut off, or the end of a
 * day in UTC. Throws `malformed-request` for any other text, and for a day that isn't in the calendar.
 */
export const atFrom = (text: string): At => {
  if (/^\d+$/.test(text)) return { revision: BigInt(text) };
  if (DAY.test(text) && isInCalendar(text)) return { instant: Date.parse(`${text}T23:59:59.999Z`), day: true };
  const day = INSTANT.exec(text)?.[1];
  const instant = day !== undefined && isInCalendar(day) ? Date.parse(text.replace(/(\.\d{3})\d+/, '$1')) : NaN;
  return Number.isNaN(instant)
    ? malformed('at', 'time-format', 'A revision in digits, an instant as RFC 3339 has it, or a day')
    : { instant };
};

const isInCalendar = (day: string): boolean => {
  const midnight = new Date(`${day}T00:00:00.000Z`);
  return !Number.isNaN(midnight.getTime()) && midnight.toISOString().slice(0, 10) === day;
};
