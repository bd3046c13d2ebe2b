import { describe, expect, it } from '@jest/globals';
import { expectLaws } from '../../support/check-laws.js';
import type { Scenario } from '../../support/scenario.js';
import { component, verification } from '../../support/samples.js';
import { authorize, type Setting, stage } from '../../support/stage.js';

/** Lines as `component vintage quantity`, each verified for just that; what each line gave, as participants, adaptation, OMGE, buffer. */
const levied = async (lines: readonly string[], setting: Setting = {}): Promise<number[][]> => {
  const scenario = await stage(setting);
  const codes = [...new Set(['CP-1', ...lines.map((line) => line.split(' ')[0] ?? '')])];
  for (const code of codes.slice(1)) await scenario.accept('include-component', component(code, '10471', 'GHA'));
  const years = ['2021', '2022', '2023', '2024', '2025'];
  const components = codes.map((code) => ({ component: code, vintages: years.map((vintage) => ({ vintage, verified: '1000000' })) }));
  await scenario.accept('verify-reductions', verification('V-1', '10471', 'GHA', 'CP-1', { '2021': '0', '2025': '0' }, { components }));
  await authorize(scenario);
  return issue(scenario, lines);
};

const issue = async (scenario: Scenario, lines: readonly string[]): Promise<number[][]> => {
  const asked = lines.map((line) => {
    const [code, vintage, quantity] = line.split(' ');
    return { component: code, vintage, quantity, authorization: 'A-1' };
  });
  const { events } = await scenario.accept('issue-units', { issuance: 'I-1', verification: 'V-1', lines: asked });
  expectLaws(scenario);
  const { rows } = events[0]?.data['lines'] as { rows: string[][] };
  return rows.map((row) => row.slice(-4).map(Number));
};

describe('levies of one issuance (R-41 to R-44)', () => {
  it('are taken once on the gross total, not line by line', async () => {
    expect(await levied(['CP-1 2025 10', 'CP-1 2024 10', 'CP-1 2023 10'])).toEqual([
      [10, 0, 0, 0],
      [9, 1, 0, 0],
      [8, 1, 1, 0],
    ]);
  });

  it('go by largest remainder', async () => {
    expect(await levied(['CP-1 2025 120', 'CP-1 2024 60'])).toEqual([
      [111, 6, 3, 0],
      [56, 3, 1, 0],
    ]);
  });

  it('and among equal remainders to the earlier vintage, then the lower component, then the earlier line', async () => {
    expect(await levied(['CP-1 2025 50', 'CP-1 2024 50'])).toEqual([
      [47, 2, 1, 0],
      [46, 3, 1, 0],
    ]);
    expect((await levied(['CP-2 2025 10', 'CP-1 2025 10'])).map(([, adaptation]) => adaptation)).toEqual([0, 1]);
    expect((await levied(['CP-1 2025 10', 'CP-1 2025 10'])).map(([, adaptation]) => adaptation)).toEqual([1, 0]);
  });

  it('never take more than there is: OMGE first, then adaptation, then the buffer', async () => {
    const risky = { outcome: 'removals', riskRatingBps: '9700' };
    expect(await levied(['CP-1 2025 1'], { programme: risky })).toEqual([[0, 0, 1, 0]]);
    expect(await levied(['CP-1 2025 2'], { programme: risky })).toEqual([[0, 1, 1, 0]]);
    expect(await levied(['CP-1 2025 3'], { programme: risky })).toEqual([[0, 1, 1, 1]]);
    expect(await levied(['CP-1 2025 1000'], { programme: risky })).toEqual([[0, 50, 20, 930]]);
  });

  it('never take more of a line than it has', async () => {
    const lines = ['CP-1 2025 1', 'CP-1 2024 1', 'CP-1 2023 1'];
    const rows = await levied(lines, { programme: { outcome: 'removals', riskRatingBps: '10000' } });

    expect(rows).toEqual([
      [0, 0, 0, 1],
      [0, 1, 0, 0],
      [0, 0, 1, 0],
    ]);
  });

  it.each([
    ['ceil', 151],
    ['floor', 150],
    ['half-up', 150],
  ])('the buffer is rounded for itself: %s of 15 % of 1,002 is %i', async (bufferRounding, buffer) => {
    const setting = { programme: { outcome: 'removals', riskRatingBps: '1500' }, policy: { levyRounding: 'floor', bufferRounding } };

    expect(await levied(['CP-1 2025 1002'], setting)).toEqual([[1002 - 50 - 20 - buffer, 50, 20, buffer]]);
  });

  it('half a unit is rounded up by half-up', async () => {
    expect(await levied(['CP-1 2025 50'], { policy: { levyRounding: 'half-up' } })).toEqual([[46, 3, 1, 0]]);
    expect(await levied(['CP-1 2025 49'], { policy: { levyRounding: 'half-up' } })).toEqual([[46, 2, 1, 0]]);
  });

  it('a rate of nothing takes nothing', async () => {
    expect(await levied(['CP-1 2025 1000'], { policy: { adaptationBps: '0', omgeBps: '0' } })).toEqual([[1000, 0, 0, 0]]);
  });
});
