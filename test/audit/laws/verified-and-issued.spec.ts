import { describe, expect, it } from '@jest/globals';
import { RunningAudit } from '../../../src/audit/running-audit.js';
import { Book } from '../../../src/domain/book/book.js';
import { UnitsIssued } from '../../../src/domain/issuance/units-issued.js';
import { brokenLaws } from '../../support/check-laws.js';
import { catalogue } from '../../support/scenario.js';
import { decoded } from '../../../src/ledger/fold.js';
import { damaged, found, story } from '../story.js';

const KEY = 'V-1 CP-1 2025';

describe('verified-and-issued', () => {
  it('names a line of which more was issued than was verified', async () => {
    const report = await damaged((book) => book.verifiedLines.update(KEY, { issuable: 999n }));

    expect(found(report, 'verified-and-issued')).toMatchObject([{ detail: `${KEY}: 1000 units were issued of 999 issuable` }]);
  });

  it('names a line whose count is not what exists', async () => {
    const report = await damaged((book) => book.verifiedLines.update(KEY, { issued: 998n }));

    expect(found(report, 'verified-and-issued')).toMatchObject([{ detail: `${KEY}: 998 units count as issued, 1000 exist` }]);
  });

  it('names an issuance whose units are not what it says', async () => {
    const report = await damaged((book) => book.issuances.update('I-1', { gross: 1_001n }));

    expect(found(report, 'verified-and-issued')).toMatchObject([{ detail: 'I-1: 1001 units were issued, 1000 exist' }]);
  });

  it('names an act whose levies and participants do not sum to what it issues', async () => {
    const scenario = await story();
    const known = catalogue();
    const issued = [...Array(Number(scenario.file.size)).keys()]
      .flatMap((revision) => scenario.file.actAt(BigInt(revision)).slice(0, 1))
      .map((stored) => ({ ...decoded(known, stored), revision: stored.revision }))
      .find(({ event }) => event instanceof UnitsIssued);
    const event = Object.assign(new UnitsIssued(), issued?.event, { gross: '999' });
    const running = new RunningAudit(new Book('UN01'));

    running.afterAct([{ event: Object.assign(event, { firstTransferred: [] }), revision: 7n }]);

    const report = running.report();
    expect(brokenLaws(report)).toEqual(['verified-and-issued']);
    expect(found(report, 'verified-and-issued')).toEqual([
      { detail: "I-1: levies and participants' parts sum to 1000 of 999", revision: 7n },
    ]);
  });
});
