import { describe, expect, it } from '@jest/globals';
import { CorrespondingAdjustmentApplied } from '../../../src/domain/adjustment/corresponding-adjustment-applied.js';
import { audit } from '../../../src/audit/audit.js';
import { happened } from '../../../src/domain/message/message.js';
import { UnitsTransferred } from '../../../src/domain/movement/units-transferred.js';
import { UnitsUsed } from '../../../src/domain/movement/units-used.js';
import { damaged, found, happen, S, story } from '../story.js';

const NAME = 'adjustments-equal-first-transfers-and-uses';
const block = `${S}-101-110`;
const used = `${S}-601-610`;

const transferred = (firstTransferred: string[]): UnitsTransferred =>
  happened(UnitsTransferred, { from: 'GHA-H1', to: 'CHE-H1', blocks: [block], firstTransferred, reference: null, corrects: null });
const adjustment = (members: Partial<CorrespondingAdjustmentApplied>): CorrespondingAdjustmentApplied =>
  happened(CorrespondingAdjustmentApplied, {
    ...{ party: 'GHA', kind: 'addition', quantity: '10', blocks: [block], trigger: 'first-international-transfer' },
    ...{ vintages: [{ vintage: '2025', quantity: '10', nonGhgQuantity: null }], authorization: 'A-1', cooperativeApproach: 'CA0001' },
    ...{ actionYear: '2026', useYear: null, late: false, nonGhgQuantity: null },
    ...members,
  });
const use = happened(UnitsUsed, { from: 'JPN-H1', to: 'CHE-NDC', party: 'CHE', year: '2025', blocks: [used], firstTransferred: [] });

describe(NAME, () => {
  it('holds for a first transfer with its addition, and for a use with its subtraction', async () => {
    const { book } = await story();

    expect(audit(book, happen(book, transferred([block]), adjustment({}))).holds).toBe(true);
    const subtraction = adjustment({ party: 'CHE', kind: 'subtraction', trigger: 'use', useYear: '2025', blocks: [used] });
    expect(audit(book, happen(book, use, subtraction)).holds).toBe(true);
  });

  it.each([
    [
      'a first transfer without its addition',
      () => [transferred([block])],
      ['GHA added 430 and has 440 units first transferred', 'each addition'],
    ],
    ['an addition without a first transfer', () => [transferred([]), adjustment({})], ['GHA added 440 and has 430', 'each addition']],
    ['a use without its subtraction', () => [use], ['CHE subtracted 100 and used 110 units', 'each subtraction']],
    [
      'an addition by another than the host',
      () => [transferred([block]), adjustment({ party: 'JPN' })],
      ['GHA added 430', 'JPN added 10', "the adjustment of JPN by 10 isn't"],
    ],
    [
      'an addition of other units',
      () => [transferred([block]), adjustment({ blocks: [`${S}-111-120`] })],
      ['each addition of an act is for exactly the units'],
    ],
    [
      'an addition whose vintages do not sum',
      () => [transferred([block]), adjustment({ vintages: [{ vintage: '2025', quantity: '9', nonGhgQuantity: null }] })],
      ["the adjustment of GHA by 10 isn't the sum"],
    ],
  ])('names %s', async (_, events, details) => {
    const report = await damaged((book) => happen(book, ...events()));

    const findings = found(report, NAME);
    expect(findings).toHaveLength(details.length);
    details.forEach((detail) => expect(findings.map((finding) => finding.detail)).toContainEqual(expect.stringContaining(detail)));
  });

  it('names the units that are not adjusted for', async () => {
    const report = await damaged((book) => happen(book, transferred([block])));

    expect(found(report, NAME)).toContainEqual(expect.objectContaining({ revision: 1_000n, blocks: [block] }));
  });

  it('names a sum that the units do not bear out, long after the act', async () => {
    const report = await damaged((book) => book.adjusted.set('CHE', { party: 'CHE', additions: 1n, subtractions: 100n }));

    expect(found(report, NAME)).toEqual([{ detail: 'CHE added 1 and has 0 units first transferred' }]);
  });
});
