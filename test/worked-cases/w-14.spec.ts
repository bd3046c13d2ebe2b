import { describe, expect, it } from '@jest/globals';
import { expectLaws } from '../support/check-laws.js';
import { levied } from '../support/holdings.js';
import { verification } from '../support/samples.js';
import { authorize, stage } from '../support/stage.js';

const verified = { '2021': '0', '2022': '0', '2023': '333', '2024': '333', '2025': '334' };
const lines = (['2023', '2024', '2025'] as const).map((vintage) => ({
  ...{ component: 'CP-1', vintage, authorization: 'A-1' },
  quantity: verified[vintage],
}));

describe('W-14: 1,000 in vintages of 333, 333 and 334', () => {
  it('levies of 50 and 20 are spread by largest remainder, the earlier vintage first', async () => {
    const scenario = await stage();
    await scenario.accept('verify-reductions', verification('V-1', '10471', 'GHA', 'CP-1', verified));
    await authorize(scenario);

    const { events } = await scenario.accept('issue-units', { issuance: 'I-1', verification: 'V-1', lines });

    expect(levied(scenario)).toEqual({ adaptation: 50n, omge: 20n, buffer: 0n, pending: 930n });
    expect(events[0]?.data['lines']).toMatchObject({
      rows: [
        ['CP-1', '2023', 'AER', 'A-1', null, null, '1', '309', '17', '7', '0'],
        ['CP-1', '2024', 'AER', 'A-1', null, null, '1', '311', '16', '6', '0'],
        ['CP-1', '2025', 'AER', 'A-1', null, null, '1', '310', '17', '7', '0'],
      ],
    });
    expectLaws(scenario);
  });
});
