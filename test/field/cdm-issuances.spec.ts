import { expect, it } from '@jest/globals';
import { checked } from '../../src/cli/cdm/check-serials.js';
import { balancesOf, needsOf } from '../../src/cli/cdm/plan.js';
import { findingsIn } from '../support/check-laws.js';
import { Scenario } from '../support/scenario.js';
import { describeWith, shared } from './field.js';

const FILE = 'cdm-issuance-serials-2023-11.csv.gz';

describeWith(FILE)('the issuances of the CDM', () => {
  it('12,533 blocks of 82 Parties come in as the importer plans them (W-46), and the checker finds nothing at the end', async () => {
    const story = await Scenario.trial('INT01', 'international', '2026-11-01T00:00:00.000Z');
    const file = await checked(shared(FILE));
    expect([file.rows, file.hosts.size]).toEqual([12_533, 82]);
    for (const { command, data } of needsOf(file)) await story.accept(command, data);
    for await (const balance of balancesOf(shared(FILE))) await story.accept('import-opening-balance', balance);
    const units = [...file.hosts.keys()].reduce((sum, host) => sum + story.holding(`CDM-${host}`), 0n);
    expect(units).toBe(2_421_589_626n);
    expect(findingsIn(story)).toEqual([]);
    await story.file.close();
  }, 600_000);
});
