// Days and instants in UTC. Nothing here reads a clock: a checker knows the time of the events only.

const DAY = 86_400_000;
const HOUR = 3_600_000;

const parsed = (day: string): Date => new Date(`${day}T00:00:00.000Z`);
const written = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

export const yearOf = (dayOrInstant: string): string => dayOrInstant.slice(0, 4);

/** Whether the text is a day of the calendar, `YYYY-MM-DD`. */
export const exists = (day: string): boolean => {
  if (!/^[12][0-9]{3}-[0-9]{2}-[0-9]{2}$/.test(day)) return false;
  const ms = parsed(day).getTime();
  return !Number.isNaN(ms) && written(ms) === day;
};

export const daysAfter = (day: string, days: number): string => written(parsed(day).getTime() + days * DAY);
export const hoursAfter = (instant: string, hours: number): string => new Date(Date.parse(instant) + hours * HOUR).toISOString();

/** The n-th anniversary of a day; of 29 February, 1 March where there is none. */
export const anniversary = (day: string, years: number): string => {
  const date = parsed(day);
  return written(Date.UTC(date.getUTCFullYear() + years, date.getUTCMonth(), date.getUTCDate()));
};

/** The last day of so many years that begin on `day`. */
export const lastOfYears = (day: string, years: number): string => daysAfter(anniversary(day, years), -1);

/** The calendar years that a span of days touches. */
export const yearsTouched = (from: string, to: string): string[] => {
  const [first, last] = [Number(yearOf(from)), Number(yearOf(to))];
  return last < first ? [] : Array.from({ length: last - first + 1 }, (_, i) => String(first + i));
};

export const overlap = (a: { from: string; to: string }, b: { from: string; to: string }): boolean => a.from <= b.to && b.from <= a.to;
