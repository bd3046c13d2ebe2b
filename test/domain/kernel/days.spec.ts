import { describe, expect, it } from '@jest/globals';
import {
  addDays,
  addHours,
  addYears,
  dayOf,
  endOfYears,
  isDay,
  isInstant,
  spansOverlap,
  yearOf,
  yearsOf,
} from '../../../src/domain/kernel/days.js';

describe('days', () => {
  it.each(['1990-01-01', '2199-12-31', '2024-02-29', '2000-02-29', '2023-02-28'])('%s is a day', (text) => {
    expect(isDay(text)).toBe(true);
  });

  it.each([
    ...['1989-12-31', '2200-01-01', '2023-02-29', '2100-02-29', '2024-02-30', '2024-13-01', '2024-00-10', '2024-01-00', '2024-04-31'],
    ...['0001-01-01', '20240101', '2024-1-1', '2024-01-01T00:00:00Z', '+010000-01-01', ' 2024-01-01', '2024-01-01\n', ''],
  ])('%j is none', (text) => {
    expect(isDay(text)).toBe(false);
  });

  it.each(['2026-06-01T00:00:00Z', '2026-06-01T23:59:59.999Z', '2024-02-29T12:00:00.5Z'])('%s is an instant', (text) => {
    expect(isInstant(text)).toBe(true);
  });

  it.each([
    ...['2026-06-01T24:00:00Z', '2026-06-01T23:59:60Z', '2026-06-01T00:00:00', '2026-06-01T00:00:00+00:00', '2026-06-01T00:00:00.0000Z'],
    ...['2023-02-29T00:00:00Z', '2026-06-01 00:00:00Z', '2026-06-01t00:00:00z', '2026-06-01T00:60:00Z', '1767225600'],
  ])('%j is none', (text) => {
    expect(isInstant(text)).toBe(false);
  });

  it('belong to the calendar year of their date, in UTC', () => {
    expect(dayOf('2025-12-31T23:59:59.999Z')).toBe('2025-12-31');
    expect([yearOf('2025-12-31'), yearOf('2026-01-01T00:00:00.000Z')]).toEqual(['2025', '2026']);
    expect([yearOf('2025-12-31T23:59:59.999Z'), yearOf('2026-01-01T00:30:00.000Z')]).toEqual(['2025', '2026']);
    expect(yearsOf('2021-12-31', '2024-01-01')).toEqual(['2021', '2022', '2023', '2024']);
    expect(yearsOf('2021-01-01', '2021-12-31')).toEqual(['2021']);
  });

  it('are added over months, years and leap days', () => {
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(addDays('2023-02-28', 1)).toBe('2023-03-01');
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
    expect(addHours('2026-06-01T00:00:00.000Z', 26)).toBe('2026-06-02T02:00:00.000Z');
  });

  it('n years end the day before the n-th anniversary', () => {
    expect(endOfYears('2021-01-01', 5)).toBe('2025-12-31');
    expect(endOfYears('2021-07-15', 1)).toBe('2022-07-14');
    expect([addYears('2024-02-29', 1), addYears('2024-02-29', 4)]).toEqual(['2025-03-01', '2028-02-29']);
    expect(endOfYears('2024-02-29', 1)).toBe('2025-02-28');
  });

  it('spans include both ends: they meet on one shared day', () => {
    const span = (from: string, to: string): { from: string; to: string } => ({ from, to });
    expect(spansOverlap(span('2021-01-01', '2021-12-31'), span('2021-12-31', '2022-12-31'))).toBe(true);
    expect(spansOverlap(span('2021-01-01', '2021-12-31'), span('2022-01-01', '2022-12-31'))).toBe(false);
    expect(spansOverlap(span('2022-01-01', '2022-01-01'), span('2021-01-01', '2023-01-01'))).toBe(true);
  });

  it('is right for every day from 1990 to 2199', () => {
    let day = '1990-01-01';
    let count = 0;
    for (; isDay(day); count += 1) day = addDays(day, 1);
    expect([day, count]).toEqual(['2200-01-01', 76_701]);
  });
});
