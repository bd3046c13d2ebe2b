import { describe, expect, it } from '@jest/globals';
import { expectLaws } from '../../support/check-laws.js';
import type { Scenario } from '../../support/scenario.js';
import { blocksIn } from '../../support/holdings.js';
import { component, verification } from '../../support/samples.js';
import { authorize, stage } from '../../support/stage.js';

const S = 'UN01-GHA-10471-2025';
const to = (...distribution: object[]): object => ({ issuance: 'I-1', distribution });

describe('distribution of several lines, at issuance and later', () => {
  const lines = [
    { component: 'CP-2', vintage: '2025', quantity: '100', authorization: 'A-1' },
    { component: 'CP-1', vintage: '2025', quantity: '100', authorization: 'A-1' },
    { component: 'CP-1', vintage: '2024', quantity: '100', authorization: 'A-1' },
  ];
  const years = { '2021': '0', '2022': '0', '2023': '0', '2024': '100', '2025': '100' };
  const vintages = Object.entries(years).map(([vintage, verified]) => ({ vintage, verified }));
  const components = ['CP-1', 'CP-2'].map((code) => ({ component: code, vintages }));

  /** CP-2's 2025 has serials 1 to 100, CP-1's 101 to 200; each line keeps 93. */
  const issue = async (distribution?: object[]): Promise<Scenario> => {
    const scenario = await stage();
    await scenario.accept('include-component', component('CP-2', '10471', 'GHA'));
    await scenario.accept('verify-reductions', verification('V-1', '10471', 'GHA', 'CP-1', years, { components }));
    await authorize(scenario);
    await scenario.accept('issue-units', { issuance: 'I-1', verification: 'V-1', lines, ...(distribution && { distribution }) });
    return scenario;
  };

  it.each(['at issuance', 'later'])(
    '%s: the oldest vintage first, then the lower component, whatever the order of the lines',
    async (when) => {
      const distribution = [
        { account: 'GHA-H1', quantity: '120' },
        { account: 'CHE-H1', quantity: '80' },
      ];
      const scenario = await issue(when === 'later' ? undefined : distribution);
      if (when === 'later') await scenario.accept('distribute-units', { issuance: 'I-1', distribution });

      expect(blocksIn(scenario, 'GHA-H1')).toEqual(['UN01-GHA-10471-2024-1-93', `${S}-101-127`]);
      expect(blocksIn(scenario, 'CHE-H1')).toEqual([`${S}-1-14`, `${S}-128-193`]);
      expectLaws(scenario);
    },
  );

  it.each(['at issuance', 'later'])('%s: from the line that is named, and no more than it has', async (when) => {
    const distribution = [
      { account: 'GHA-H1', quantity: '93', line: '1' },
      { account: 'CHE-H1', quantity: '10', line: '2' },
    ];
    const scenario = await issue(when === 'later' ? undefined : distribution);
    if (when === 'later') await scenario.accept('distribute-units', { issuance: 'I-1', distribution });

    expect(blocksIn(scenario, 'GHA-H1')).toEqual([`${S}-1-93`]);
    expect(blocksIn(scenario, 'CHE-H1')).toEqual([`${S}-101-110`]);
    expect((await scenario.give('distribute-units', to({ account: 'GHA-H1', quantity: '1', line: '1' }))).refusal).toBe(
      'distribution-exceeds',
    );
    await scenario.accept('distribute-units', to({ account: 'GHA-H1', quantity: '83', line: '2' }));
    expectLaws(scenario);
  });
});
