// Days and instants as text.

import type { Span, Years } from './records.js';

export const day = (at: string): string => at.slice(0, 10);
export const addDays = (date: string, days: number): string => day(new Date(Date.parse(date) + days * 86_400_000).toISOString());
export const addYears = (date: string, years: number): string => `${Number(date.slice(0, 4)) + years}${date.slice(4)}`;
export const addHours = (at: string, hours: string): string => new Date(Date.parse(at) + Number(hours) * 3_600_000).toISOString();
/** n years end at the latest on the day before the n-th anniversary of their start. */
export const lastDay = (start: string, years: number): string => addDays(addYears(start, years), -1);
export const overlap = (a: Span, b: Span): boolean => a.from <= b.to && b.from <= a.to;
export const within = (year: string, years: Years): boolean => years.first <= year && year <= years.last;
