import { expect, it } from '@jest/globals';
import { expectLaws } from '../support/check-laws.js';
import { verification } from '../support/samples.js';
import { stage } from '../support/stage.js';

it('W-44: 292,366 tonnes of 3,092 days, split by days', async () => {
  const dates = { start: '2012-07-15', end: '2019-07-14' };
  const scenario = await stage({
    policy: { longPeriods: 'by-day' },
    programme: { mode: 'cdm', outcome: 'removals', ...dates, end: '2026-07-14' },
    component: {
      ...{ start: dates.start, includedOn: dates.start },
      crediting: { type: 'renewable', start: dates.start, end: '2026-07-14' },
    },
  });

  const { events } = await scenario.accept(
    'verify-reductions',
    verification(
      'V-1',
      '10471',
      'GHA',
      'CP-1',
      { '2012': '0' },
      {
        period: { from: '2012-07-15', to: '2020-12-31' },
        components: [{ component: 'CP-1', verified: '292366', vintages: [] }],
      },
    ),
  );

  const lines = events[0]?.data['vintages'] as { verified: string; splitByDay: boolean }[];
  expect(lines.map(({ verified }) => verified)).toEqual(['16074', '34513', '34513', '34513', '34607', '34513', '34513', '34513', '34607']);
  expect(lines.every(({ splitByDay }) => splitByDay)).toBe(true);
  expectLaws(scenario);
});
