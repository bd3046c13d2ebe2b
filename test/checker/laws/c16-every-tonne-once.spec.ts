import { beforeAll, describe, expect, it } from '@jest/globals';
import { issue, ready, verify } from '../../domain/verification/given.js';
import { reason } from '../../support/samples.js';
import { actsOf } from '../checked.js';
import { expectFound, Forgery, type Forged } from '../forge.js';

interface Line {
  readonly verified: string;
  readonly issuable: string;
  readonly deductions: readonly object[] | null;
}
interface Verified {
  readonly vintages: readonly Line[];
}

const RULE = ['every-tonne-once', 'R-93'] as const;
const deducted = [{ reason: 'domestic-scheme', quantity: '20', reference: 'ETS-1' }];

let genuine: Forgery;
/** Of 2021 100 verified and 20 of them deducted, 30 issued; of 2022 a shortfall of 10, which is taken off 2021. */
beforeAll(async () => {
  const scenario = await ready();
  const line = { vintage: '2021', verified: '100', deductions: deducted };
  await verify(scenario, 'V-1', { '2021': '0' }, { components: [{ component: 'CP-1', vintages: [line] }] });
  await issue(scenario, 'V-1', '2021', '30');
  await verify(scenario, 'V-2', { '2022': '-10' });
  genuine = Forgery.of(actsOf(scenario.file));
});

/** The first line of the first report, with other members. */
const line = (members: Partial<Line>): Forgery =>
  genuine.change('ReductionsVerified', (data: Verified) => ({ ...data, vintages: [{ ...data.vintages[0], ...members }] }));
const restated = (members: object, settled: object[] = []): Forged => ({
  ...{ type: 'VerificationRestated', authority: 'doe:DOE-2' },
  data: {
    ...{ verification: 'V-1', component: 'CP-1', settled, deficit: '0', reason, report: { sha256: 'f'.repeat(64) } },
    lines: [{ vintage: '2021', verified: '70', before: '100', issuable: '10', over: '0', ...members }],
  },
});
const withdrawn = (quantity: string): Forged => ({
  ...{ type: 'VerificationWithdrawn', authority: 'doe:DOE-2' },
  data: {
    ...{ verification: 'V-2', components: ['CP-1'], reason },
    restored: [{ component: 'CP-1', verification: 'V-1', vintage: '2021', quantity }],
  },
});

describe('C16 every tonne once', () => {
  it('finds nothing where results are verified, issued, taken, restated and withdrawn', () => {
    expect(genuine.findings()).toEqual([]);
    expect(genuine.append([withdrawn('10')]).findings()).toEqual([]);
    expect(genuine.append([restated({})]).findings()).toEqual([]);
  });

  it('finds a tonne that is deducted and left to issue as well, or in neither', () => {
    expectFound(line({ issuable: '100' }), ...RULE);
    expectFound(line({ issuable: '79' }), ...RULE);
    expectFound(line({ deductions: null }), ...RULE);
  });

  it('finds a deduction for a reason that is no rung', () => {
    expectFound(line({ deductions: [{ ...deducted[0], reason: 'rounding' }] }), ...RULE);
  });

  it('finds more issued of a year than was left of it', () => {
    expectFound(
      genuine.change('UnitsIssued', (data: { lines: { columns: string[]; rows: string[][] } }) => ({
        ...data,
        lines: { ...data.lines, rows: data.lines.rows.map((row) => [...row.slice(0, 7), '90', ...row.slice(8)]) },
      })),
      ...RULE,
    );
  });

  it('finds what was taken of a line that nobody gave', () => {
    expectFound(
      genuine.change(
        'ReductionsVerified',
        (data: object) => ({ ...data, settled: [{ verification: 'V-1', vintage: '2021', quantity: '60' }] }),
        1,
      ),
      ...RULE,
    );
  });

  it('finds a restated line whose tonnes are left and gone, or neither', () => {
    expectFound(genuine.append([restated({ issuable: '40' })]), ...RULE);
    expectFound(genuine.append([restated({ over: '5' })]), ...RULE);
  });
});
