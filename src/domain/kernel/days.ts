// Days and years in UTC. A day is `YYYY-MM-DD`; spans include both ends. Nothing here reads a clock.

const DAY = 86_400_000;

const toDay = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
const toMs = (day: string): number => Date.parse(`${day}T00:00:00.000Z`);

/** A day as the number of days since 1970-01-01, from 7,305 on, and back: for books that keep very many. */
export const dayNumber = (day: string): number => toMs(day) / DAY;
export const dayAt = (number: number): string => toDay(number * DAY);

/** The UTC day of an instant. */
export const dayOf = (instant: string): string => instant.slice(0, 10);
/** The calendar year of a day or an instant. */
export const yearOf = (dayOrInstant: string): string => dayOrInstant.slice(0, 4);
export const addDays = (day: string, days: number): string => toDay(toMs(day) + days * DAY);
export const addHours = (instant: string, hours: number): string => new Date(Date.parse(instant) + hours * 3_600_000).toISOString();

/** The same day `years` later; 29 February becomes 1 March where there is none. */
export const addYears = (day: string, years: number): string => {
  const date = new Date(toMs(day));
  return toDay(Date.UTC(date.getUTCFullYear() + years, date.getUTCMonth(), date.getUTCDate()));
};

/** The last day of a span of `years` that begins on `start`: the day before the anniversary. */
export const endOfYears = (start: string, years: number): string => addDays(addYears(start, years), -1);

/** The calendar years a span of days touches, in order. */
export const yearsOf = (from: string, to: string): string[] => {
  const years: string[] = [];
  for (let year = Number(yearOf(from)); year <= Number(yearOf(to)); year += 1) years.push(String(year));
  return years;
};

/** How many days a span has. */
export const daysIn = ({ from, to }: Span): number => Math.round((toMs(to) - toMs(from)) / DAY) + 1;

/** Whether `text`, of the form YYYY-MM-DD, is a day of the calendar from 1990 to 2199. */
export const isDay = (text: string): boolean => {
  if (!/^(?:199[0-9]|20[0-9]{2}|21[0-9]{2})-[0-9]{2}-[0-9]{2}$/.test(text)) return false;
  const ms = toMs(text);
  return !Number.isNaN(ms) && toDay(ms) === text;
};

/** Whether `text` is RFC 3339 in UTC with at most milliseconds, and exists. */
export const isInstant = (text: string): boolean => {
  const match = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,3})?Z$/.exec(text);
  return match !== null && isDay(match[1] ?? '');
};

export interface Span {
  readonly from: string;
  readonly to: string;
}
export const spansOverlap = (a: Span, b: Span): boolean => a.from <= b.to && b.from <= a.to;
