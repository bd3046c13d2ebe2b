import { beforeAll, describe, expect, it } from '@jest/globals';
import { actsOf } from '../checked.js';
import { expectFound, Forgery, type Forged } from '../forge.js';
import { story } from '../story.js';

let filed: Forgery;
beforeAll(async () => {
  const scenario = await story();
  await scenario.accept('file-annual-report', { party: 'CHE', year: '2025' });
  filed = Forgery.of(actsOf(scenario.file));
});

const again = (members: object = {}): Forged => ({
  ...{ type: 'AnnualReportFiled', authority: 'party:CHE' },
  data: {
    ...{ party: 'CHE', year: '2025', version: '2.0', revision: String(filed.acts.flat().length - 1), sha256: 'a'.repeat(64), despite: [] },
    ...members,
  },
});
const accepted = { check: 'totals', table: 'actions', row: '0', reason: { code: 'policy' } };

describe('C7 once: annual reports', () => {
  it('finds nothing in a report, nor in the next version of it', () => {
    expect(filed.findings()).toEqual([]);
    expect(filed.append([again({ despite: [accepted] })]).findings()).toEqual([]);
  });

  it('finds a version that is not the next, a Party that is none, and a finding accepted twice', () => {
    expectFound(filed.append([again({ version: '1.0' })]), 'once', 'R-74');
    expectFound(filed.append([again({ version: '3.0' })]), 'once', 'R-74');
    expectFound(filed.append([again({ party: 'NOR', version: '1.0' })]), 'once', 'R-74');
    expectFound(filed.append([again({ despite: [accepted, accepted] })]), 'once', 'R-105');
  });

  it('finds a report that speaks for what comes later, or for less than the one before it, and a year to come', () => {
    const next = filed.acts.flat().length;
    expectFound(filed.append([again({ revision: String(next) })]), 'once', 'R-74');
    expectFound(filed.append([again({ revision: '3' })]), 'once', 'R-74');
    expectFound(filed.append([again({ year: '2199', version: '1.0' })]), 'once', 'R-74');
  });
});
