import { describe, expect, it } from '@jest/globals';
import { audit } from '../../../src/audit/audit.js';
import { damaged, found, story } from '../story.js';
import { approval } from '../../support/samples.js';

describe('caps', () => {
  it('names a host and year for which more was issued than the approval of that time allows', async () => {
    const report = await damaged((book) => book.approvals.update('10471 GHA', { maximumAnnualAmount: 999n }));

    expect(found(report, 'caps')).toMatchObject([{ detail: '10471 GHA 2025: 1000 units were issued, 999 a year are approved' }]);
  });

  it('lets a maximum be lowered afterwards', async () => {
    const scenario = await story();

    await scenario.accept('record-host-approval', approval('10471', 'GHA', { maximumAnnualAmount: '999' }));

    expect(audit(scenario.book).holds).toBe(true);
  });

  it('names a count that is not what was issued', async () => {
    const report = await damaged((book) => book.issuedByYear.set('10471 GHA 2025', { amount: 900n }));

    expect(found(report, 'caps')).toEqual([{ detail: '10471 GHA 2025: 900 units count towards the maximum, 1000 were issued' }]);
  });
});
