import { describe, expect, it } from '@jest/globals';
import { issued, nest, nested, verified } from '../../domain/nesting/given.js';
import type { Scenario } from '../../support/scenario.js';
import { actsOf } from '../checked.js';
import { expectFound, Forgery, type Forged } from '../forge.js';

interface Line extends Record<string, unknown> {
  readonly vintage: string;
}
interface Verified {
  readonly vintages: readonly Line[];
}

const recordedOf = (play: () => Promise<Scenario>): (() => Promise<Forgery>) => {
  let recorded: Promise<Forgery> | undefined;
  return () => (recorded ??= play().then(({ file }) => Forgery.of(actsOf(file))));
};

/** INA claims 40 of 2021; OUT verified 100 and issued 50 of the 60 that are left; INB has verified nothing yet. */
const genuine = recordedOf(async () => {
  const scenario = await nested();
  await verified(scenario, 'V-A', 'A-1', { '2021': '40' });
  await verified(scenario, 'V-O', 'O-1', { '2021': '100' });
  await issued(scenario, 'V-O', 'O-1', '2021', '50');
  return scenario;
});

const nests = (inner: string, outer: string, members: object = {}): Forged => ({
  ...{ type: 'ProgrammeNested', authority: 'party:GHA' },
  data: { until: null, mode: 'shared', area: null, agreement: null, ...(nest(inner, outer) as Record<string, unknown>), ...members },
});

/** The report of the inner or the outer programme, with other figures. */
const reported = async (forgery: Promise<Forgery>, n: number, members: object): Promise<Forgery> =>
  (await forgery).change(
    'ReductionsVerified',
    (data: Verified) => ({ ...data, vintages: data.vintages.map((line) => ({ ...line, ...members })) }),
    n,
  );

/** The same report of another component, at the end. */
const again = (forgery: Forgery, n: number, component: string, verifiedOf: string, members: object = {}): Forgery => {
  const { vintages, ...data } = forgery.data<Verified & Record<string, unknown>>('ReductionsVerified', n);
  const lines = vintages.map((line) => ({ ...line, verified: verifiedOf, issuable: verifiedOf, deductions: null, ...members }));
  return forgery.append([
    {
      ...{ type: 'ReductionsVerified', schema: '2', authority: 'doe:DOE-2' },
      data: { ...data, verification: `V-${component}`, batch: `B-${component}`, component, vintages: lines },
    },
  ]);
};

describe('C17 nesting', () => {
  it('finds nothing in what is verified and issued under nests', async () => {
    expect((await genuine()).findings()).toEqual([]);
    expectFound((await genuine()).append([{ ...nests('INA', 'INB'), authority: 'party:CHE' }]), 'authority', 'R-83');
  });

  it('finds a deduction that is missing, less than is claimed inside, or for another', async () => {
    const deductions = (quantity: string, reference = 'INA'): object[] => [{ reason: 'nested-programme', quantity, reference }];
    expectFound(await reported(genuine(), 1, { deductions: null, issuable: '100' }), 'nesting', 'R-94');
    expectFound(await reported(genuine(), 1, { deductions: deductions('39'), issuable: '61' }), 'nesting', 'R-94');
    expectFound(await reported(genuine(), 1, { deductions: deductions('40', 'INB'), issuable: '60' }), 'nesting', 'R-94');
  });

  it('finds what waited of earlier years and was not deducted', async () => {
    const waiting = recordedOf(async () => {
      const scenario = await nested();
      await verified(scenario, 'V-O', 'O-1', { '2021': '100' });
      await verified(scenario, 'V-A', 'A-1', { '2021': '130' });
      await verified(scenario, 'V-O2', 'O-1', { '2022': '50' });
      return scenario;
    });
    expect((await waiting()).findings()).toEqual([]);
    expectFound(await reported(waiting(), 2, { deductions: null, issuable: '50' }), 'nesting', 'R-94');
  });

  it('finds more claimed inside than the outer programme left, by whatever is verified or restated', async () => {
    const forgery = await genuine();
    expectFound(again(forgery, 0, 'A-2', '11'), 'nesting', 'R-94');
    expect(again(forgery, 0, 'A-2', '10').findings()).toEqual([]);
    const results = await genuine();
    expectFound(
      results.append([
        {
          ...{ type: 'VerificationRestated', authority: 'doe:DOE-2' },
          data: {
            ...{
              verification: 'V-A',
              component: 'A-1',
              settled: [],
              deficit: '0',
              reason: { code: 'other' },
              report: { sha256: 'f'.repeat(64) },
            },
            lines: [{ vintage: '2021', verified: '51', before: '40', issuable: '51', over: '0' }],
          },
        },
      ]),
      'nesting',
      'R-94',
    );
  });

  it('finds an outer programme that issues beyond what is claimed inside', async () => {
    const all = recordedOf(async () => {
      const scenario = await nested();
      await verified(scenario, 'V-O', 'O-1', { '2021': '100' });
      await verified(scenario, 'V-A', 'A-1', { '2021': '40' });
      await issued(scenario, 'V-O', 'O-1', '2021', '60');
      return scenario;
    });
    expect((await all()).findings()).toEqual([]);
    const forged = await reported(all(), 1, { verified: '41', issuable: '41' });
    expectFound(forged.envelope('UnitsIssued', {}), 'nesting', 'R-94');
  });

  it('finds a mode that is passed over: an outer programme without credits, an inner one that is closed', async () => {
    for (const [mode, n] of [
      ['baseline-only', 0],
      ['outer-only', 1],
    ] as const) {
      const play = recordedOf(async () => {
        const scenario = await nested();
        if (mode === 'outer-only') {
          await verified(scenario, 'V-A', 'A-1', { '2021': '40' });
          await issued(scenario, 'V-A', 'A-1', '2021', '40');
        } else {
          await verified(scenario, 'V-O', 'O-1', { '2021': '100' });
          await issued(scenario, 'V-O', 'O-1', '2021', '50');
        }
        return scenario;
      });
      const forged = (await play()).change('ProgrammeNested', (data: object) => ({ ...data, mode }), n === 0 ? 1 : 0);
      expectFound(forged.envelope('UnitsIssued', {}), 'nesting', 'R-95');
    }
  });

  it('finds a circle, a chain of nine, two around one, a change for what is verified, and what nobody registered', async () => {
    const forgery = await genuine();
    for (const wrong of [
      nests('INA', 'INA'),
      nests('OUT', 'INA'),
      nests('INA', 'NONE'),
      nests('INA', 'OUT', { mode: 'outer-only' }),
      nests('INA', 'OUT', { from: '2022-01-01' }),
      nests('INA', 'OUT', { until: '2021-12-31' }),
      nests('INA', 'INB', { area: 'GHANA' }),
      nests('INB', 'INA', { from: '2022-01-01', until: '2021-01-01' }),
    ])
      expectFound(forgery.append([wrong]), 'nesting', 'R-94');
    expect(forgery.append([nests('INB', 'INA', { from: '2023-01-01' })]).findings()).toEqual([]);
    const registered = forgery.data<Record<string, unknown>>('ProgrammeRegistered');
    const levels = Array.from({ length: 8 }, (_, i) => `L${i}`);
    const chain = levels.reduce(
      (all, programme, i) =>
        all
          .append([{ type: 'ProgrammeRegistered', schema: '2', authority: 'supervisor', data: { ...registered, programme } }])
          .append([nests(i === 0 ? 'OUT' : `L${i - 1}`, programme)]),
      forgery,
    );
    expectFound(chain, 'nesting', 'R-94');
  });
});
