import { describe, expect, it } from '@jest/globals';
import { Forgery, expectFound } from '../forge.js';
import { genuine } from '../genuine.js';
import { second, verified } from '../second-versions.js';

interface Verified {
  readonly period: { from: string; to: string };
  readonly vintages: { vintage: string; issuable: string; carriedIn: string; carriedOut: string; verified: string }[];
  readonly [member: string]: unknown;
}

describe('C4 verification', () => {
  it('finds the same days verified again, under another code and report', async () => {
    const forged = (await genuine())
      .again('ReductionsVerified')
      .change('ReductionsVerified', (data: Verified) => ({ ...data, verification: 'V-2', report: { sha256: 'e'.repeat(64) } }), 1);

    expectFound(forged, 'verification', 'R-31');
  });

  it('finds one day verified again, and one left out', async () => {
    const only = await programmeOf({ from: '2021-01-01', to: '2022-12-31' });

    expectFound(only.append([verified('V-2', '2022-12-31', '2023-12-31', { '2022': '0', '2023': '5' })]), 'verification', 'R-31');
    expectFound(only.append([verified('V-2', '2023-01-02', '2023-12-31', { '2023': '5' })]), 'verification', 'R-31');
  });

  it('finds days outside the crediting period, and days that are not over', async () => {
    const only = await programmeOf({ from: '2021-01-01', to: '2025-12-31' });

    expectFound(only.append([verified('V-2', '2026-01-01', '2026-05-31', { '2026': '5' })]), 'verification', 'R-28');
    const ahead = (await genuine()).envelope('ReductionsVerified', { at: '2025-12-31T00:00:00.000Z' });
    expect(ahead.findings()).toContainEqual(expect.objectContaining({ law: 'verification', expected: 'days that are over' }));
  });

  it('finds more issuable than was verified', async () => {
    const forged = (await genuine()).change('ReductionsVerified', (data: Verified) => ({
      ...data,
      vintages: data.vintages.map((line) => (line.vintage === '2025' ? { ...line, issuable: '6000' } : line)),
    }));

    expectFound(forged, 'verification', 'R-34');
  });

  it('finds a report that serves a second time', async () => {
    const again = (await genuine())
      .again('ReductionsVerified')
      .change(
        'ReductionsVerified',
        (data: Verified) => ({ ...data, verification: 'V-2', period: { from: '2026-01-01', to: '2026-05-31' } }),
        1,
      );

    expectFound(again, 'verification', 'R-40');
  });

  it('finds a component of another programme, and one that nobody included', async () => {
    expectFound(
      (await genuine()).change('ReductionsVerified', (data: Verified) => ({ ...data, component: 'CP-9' })),
      'verification',
      'R-34',
    );
    expectFound(
      (await genuine()).change('ReductionsVerified', (data: Verified) => ({ ...data, host: 'CHE' })),
      'verification',
      'R-34',
    );
  });

  it('finds the DOE that validated the component as its first verifier', async () => {
    const forged = (await genuine())
      .change('ReductionsVerified', (data: Verified) => ({ ...data, verifiedBy: 'DOE-1' }))
      .envelope('ReductionsVerified', { authority: 'doe:DOE-1' });

    expectFound(forged, 'verification', 'R-25');
  });

  it('finds a year of the period that is missing', async () => {
    const forged = (await genuine()).change('ReductionsVerified', (data: Verified) => ({ ...data, vintages: data.vintages.slice(1) }));

    expectFound(forged, 'verification', 'R-34');
  });

  describe('a negative result', () => {
    const negative = { '2023': '-250' };

    it('is settled on what is not issued yet, oldest vintage first, and only then carried', async () => {
      const only = await programmeOf({ from: '2021-01-01', to: '2022-12-31' }, { '2021': '100', '2022': '100' });
      const settled = [
        { verification: 'V-1', vintage: '2021', quantity: '100' },
        { verification: 'V-1', vintage: '2022', quantity: '100' },
      ];

      const right = only.append([verified('V-2', '2023-01-01', '2023-12-31', negative, { settled, deficit: '50' })]);
      expect(right.findings().filter(({ inherited }) => !inherited)).toEqual([]);
      for (const wrong of [
        { settled: [], deficit: '250' },
        { settled: settled.slice(1), deficit: '150' },
        { settled: [...settled].reverse(), deficit: '50' },
        { settled, deficit: '0' },
      ])
        expectFound(only.append([verified('V-2', '2023-01-01', '2023-12-31', negative, wrong)]), 'verification', 'R-73');
    });

    it('of version 1, which carried it on, is inherited', async () => {
      const only = await programmeOf({ from: '2021-01-01', to: '2022-12-31' }, { '2021': '100', '2022': '100' }, '1');
      const [law] = only
        .append([verified('V-2', '2023-01-01', '2023-12-31', negative, {}, '1')])
        .findings()
        .filter(({ rule }) => rule === 'R-73');

      expect(law).toMatchObject({ law: 'verification', inherited: true, expected: 'settled V-1 2021: 100, V-1 2022: 100' });
    });
  });
});

/** The story up to its first verification, with another one in its place. */
const programmeOf = async (
  period: { from: string; to: string },
  years: Record<string, string> = {},
  schema: '1' | '2' = '2',
): Promise<Forgery> => {
  const all = (await genuine()).acts;
  const until = all.findIndex((act) => act.some(({ type }) => type === 'ReductionsVerified'));
  const zero = Object.fromEntries(
    Array.from({ length: Number(period.to.slice(0, 4)) - Number(period.from.slice(0, 4)) + 1 }, (_, i) => [
      String(Number(period.from.slice(0, 4)) + i),
      '0',
    ]),
  );
  const before = schema === '2' ? second(all.slice(0, until)) : Forgery.of(all.slice(0, until));
  return before.append([verified('V-1', period.from, period.to, { ...zero, ...years }, {}, schema)]);
};
