import { malformed } from './view/malformed.js';

/** A past moment: what was after an event, or at an instant, in milliseconds. */
export type At = { readonly revision: bigint } | { readonly instant: number };

const INSTANT = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?(?:Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

/**
 * The moment that `text` names: a revision in digits, or an RFC 3339 instant, of which anything finer than a millisecond is cut off. Throws
 * `malformed-request` for any other text, and for a day that isn't in the calendar.
 */
export const atFrom = (text: string): At => {
  if (/^\d+$/.test(text)) return { revision: BigInt(text) };
  const day = INSTANT.exec(text)?.[1];
  const instant = day !== undefined && isInCalendar(day) ? Date.parse(text.replace(/(\.\d{3})\d+/, '$1')) : NaN;
  return Number.isNaN(instant) ? malformed('at', 'time-format', 'A revision in digits, or an instant as RFC 3339 has it') : { instant };
};

const isInCalendar = (day: string): boolean => {
  const midnight = new Date(`${day}T00:00:00.000Z`);
  return !Number.isNaN(midnight.getTime()) && midnight.toISOString().slice(0, 10) === day;
};
