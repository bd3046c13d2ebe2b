import { describe, expect, it } from '@jest/globals';
import { expectFound, Forgery } from '../forge.js';
import { genuine } from '../genuine.js';
import { second } from '../second-versions.js';

type Row = (string | null)[];
interface Issued {
  readonly lines: { columns: string[]; rows: Row[] };
  readonly [member: string]: unknown;
}

/** An issuance whose lines have other cells: by the place of a column. */
const cells =
  (by: Readonly<Record<number, string | null>>) =>
  (data: Issued): object => ({
    ...data,
    lines: { ...data.lines, rows: data.lines.rows.map((row) => row.map((cell, i) => (i in by ? (by[i] ?? null) : cell))) },
  });
const [COMPONENT, VINTAGE, KIND, AUTHORIZATION, CONTRIBUTION, , , PARTICIPANTS, ADAPTATION, OMGE] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

describe('C5 issuance', () => {
  it('finds levies that are missing', async () => {
    const forged = (await genuine()).change('UnitsIssued', cells({ [PARTICIPANTS]: '1000', [ADAPTATION]: '0', [OMGE]: '0' }));

    expectFound(forged, 'issuance', 'R-41');
  });

  it('finds rates of no policy, and a policy that is not in force', async () => {
    expectFound(
      (await genuine()).change('UnitsIssued', (data: Issued) => ({ ...data, adaptationBps: '0' })),
      'issuance',
      'R-42',
    );
    expectFound(
      (await genuine()).change('UnitsIssued', (data: Issued) => ({ ...data, policyNumber: '2' })),
      'issuance',
      'R-44',
    );
  });

  it('finds a kind chosen to avoid the adjustment', async () => {
    const forged = (await genuine()).change('UnitsIssued', cells({ [KIND]: 'CER', [AUTHORIZATION]: null }));

    expectFound(forged, 'issuance', 'R-49');
    expectFound((await genuine()).change('UnitsIssued', cells({ [KIND]: 'MCU' })), 'issuance', 'R-49');
    expectFound((await genuine()).change('UnitsIssued', cells({ [CONTRIBUTION]: null }), 1), 'issuance', 'R-49');
  });

  it('finds more issued than was verified, also over two issuances', async () => {
    expectFound((await genuine()).change('UnitsIssued', cells({ [PARTICIPANTS]: '9000' })), 'issuance', 'R-34');
    const again = (await genuine()).again('UnitsIssued').change('UnitsIssued', cells({ [PARTICIPANTS]: '4000' }), 2);
    expectFound(again, 'issuance', 'R-40');
  });

  it('finds units of a component or year that nobody verified', async () => {
    expectFound((await genuine()).change('UnitsIssued', cells({ [COMPONENT]: 'CP-9' })), 'issuance', 'R-34');
    expectFound((await genuine()).change('UnitsIssued', cells({ [VINTAGE]: '2099' })), 'issuance', 'R-34');
  });

  it('finds more than a host approved for a year', async () => {
    const capped = (await genuine()).change('HostApprovalRecorded', (data: object) => ({ ...data, maximumAnnualAmount: '999' }));

    expect(capped.findings()).toContainEqual(expect.objectContaining({ law: 'issuance', rule: 'R-39', expected: 'at most 999 of 2025' }));
  });

  it('finds more than was authorized, and an authorization of something else', async () => {
    const authorized = (members: object): Promise<Forgery> =>
      genuine().then((story) => story.change('UnitsAuthorized', (data: object) => ({ ...data, ...members })));

    for (const [members, rule] of [
      [{ quantity: '999' }, 'R-62'],
      [{ statement: 'none' }, 'R-38, R-62'],
      [{ activities: ['5000'] }, 'R-38, R-62'],
      [{ vintages: { first: '2021', last: '2024' } }, 'R-62'],
      [{ issuedUntil: '2025-12-31' }, 'R-62'],
      [{ metric: 'non-GHG', nonGhgMetric: 'GWh' }, 'R-56'],
    ] as const)
      expect((await authorized(members)).findings()).toContainEqual(expect.objectContaining({ law: 'issuance', rule }));
  });

  it('finds a gross that is not the sum of the lines', async () => {
    expectFound(
      (await genuine()).change('UnitsIssued', (data: Issued) => ({ ...data, gross: '1001' })),
      'issuance',
      'R-44',
    );
  });

  it('finds levies outside of a mechanism', async () => {
    const forged = (await genuine()).change('RegistryOpened', (data: object) => ({ ...data, kind: 'international' }));

    expectFound(forged, 'issuance', 'R-92');
  });

  describe('in lots', () => {
    /** Fifty units of 2025 more, in a lot of their own: at 5 % and 2 % rounded up, 3 and 1 by themselves. */
    const lot = async (levied: [string, string, string], before: object): Promise<Forgery> => {
      const story = second((await genuine()).acts);
      const [participants, adaptation, omge] = levied;
      const rows = [['CP-1', '2025', 'AER', 'A-1', null, null, '1001', participants, adaptation, omge, '0']];
      const sample = story.data<Issued>('UnitsIssued');
      const data = {
        ...sample,
        issuance: 'I-3',
        gross: '50',
        before,
        lines: { ...sample.lines, rows },
        distributed: [],
        firstTransferred: [],
      };
      return story.append([{ type: 'UnitsIssued', schema: '2', authority: 'supervisor', data }]);
    };
    const before = { gross: '1100', adaptation: '55', omge: '22', buffer: '0' };

    it('levies are those of all that the verification issued, less what it paid', async () => {
      // 5 % of 1,150 are 58, of which 55 are paid; 2 % are 23, of which 22 are.
      const right = (await lot(['46', '3', '1'], before)).findings().filter(({ law }) => law === 'issuance');

      expect(right.filter(({ revision }) => Number(revision) > 30 && right.length > 0)).toEqual([]);
    });

    it('finds a lot that pays too little, and a wrong account of what was paid', async () => {
      expectFound(await lot(['50', '0', '0'], before), 'issuance', 'R-41');
      expectFound(await lot(['46', '3', '1'], { ...before, adaptation: '58' }), 'issuance', 'R-45');
    });
  });
});
