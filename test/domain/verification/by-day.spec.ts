import { describe, expect, it } from '@jest/globals';
import { expectLaws } from '../../support/check-laws.js';
import { verification } from '../../support/samples.js';
import { deficitOf, ready } from './given.js';

const byDay = { policy: { longPeriods: 'by-day' } };
const figure = (verified: string, members: object = {}): object =>
  verification(
    'V-1',
    '10471',
    'GHA',
    'CP-1',
    { '2021': '0', '2023': '0' },
    { components: [{ component: 'CP-1', verified, vintages: [], ...members }] },
  );
const split = (lines: unknown): unknown[] =>
  (lines as { vintage: string; verified: string; splitByDay: boolean }[]).map((line) => [line.vintage, line.verified, line.splitByDay]);

describe('one figure for a period, under the policy longPeriods: by-day', () => {
  it('is split by days, the largest remainder first, ties to the earlier year', async () => {
    const scenario = await ready(byDay);

    const { events } = await scenario.accept('verify-reductions', figure('100'));

    expect(split(events[0]?.data['vintages'])).toEqual([
      ['2021', '34', true],
      ['2022', '33', true],
      ['2023', '33', true],
    ]);
    expectLaws(scenario);
  });

  it('is split by its absolute value where it is negative, then as if stated', async () => {
    const scenario = await ready(byDay);

    const { events } = await scenario.accept('verify-reductions', figure('-100'));

    expect(split(events[0]?.data['vintages'])).toEqual([
      ['2021', '-34', true],
      ['2022', '-33', true],
      ['2023', '-33', true],
    ]);
    expect(deficitOf(scenario)).toBe(100n);
    expectLaws(scenario);
  });

  it('is invalid-input without that policy, before any code is looked at, and beside vintages', async () => {
    const wrong = (pointer: string, code: string): object => ({ refusal: 'invalid-input', names: { errors: [{ pointer, code }] } });
    const stated = await ready();
    expect(await stated.give('verify-reductions', { ...figure('100'), programme: '99999' })).toMatchObject(
      wrong('/components/0/verified', 'not-by-day'),
    );
    const beside = figure('100', { vintages: [{ vintage: '2021', verified: '1' }] });
    expect(await (await ready(byDay)).give('verify-reductions', beside)).toMatchObject(
      wrong('/components/0/vintages', 'vintages-incomplete'),
    );
  });

  it('may still be stated by vintage, which is not marked', async () => {
    const scenario = await ready(byDay);
    const { events } = await scenario.accept('verify-reductions', verification('V-1', '10471', 'GHA', 'CP-1', { '2021': '7' }));
    expect(split(events[0]?.data['vintages'])).toEqual([['2021', '7', false]]);
  });
});
