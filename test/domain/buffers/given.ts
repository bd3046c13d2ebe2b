import type { Outcome, Scenario } from '../../support/scenario.js';
import { authorize, stage, type Setting } from '../../support/stage.js';
import { verification } from '../../support/samples.js';

export const report = { sha256: 'e'.repeat(64) };

/** A registry of Ghana with programme 10471, its buffers at 8, 15 and 5 %, and units authorized. */
export const withBuffers = async (setting: Setting = {}, rates: object = {}): Promise<Scenario> => {
  const policy = { nextPeriodGate: 'submitted', ...setting.policy };
  const scenario = await stage({ ...setting, registry: { code: 'GHA01', kind: 'party' }, policy });
  await authorize(scenario);
  await scenario.accept('set-buffers', { programme: '10471', uncertaintyBps: '800', reversalBps: '1500', pooledBps: '500', ...rates });
  return scenario;
};

/** Verifies results of CP-1 under V-1 and issues all of them. */
export const issued = async (scenario: Scenario, years: Record<string, string>): Promise<Outcome> => {
  await scenario.accept('verify-reductions', verification('V-1', '10471', 'GHA', 'CP-1', years));
  return issue(scenario, 'I-1', years);
};

/** Issues so much of each year of CP-1 under V-1. */
export const issue = (scenario: Scenario, code: string, years: Record<string, string>, members: object = {}): Promise<Outcome> =>
  scenario.accept('issue-units', {
    ...{ issuance: code, verification: 'V-1' },
    lines: Object.entries(years).map(([vintage, quantity]) => ({ component: 'CP-1', vintage, quantity, authorization: 'A-1', ...members })),
  });

export const release = (members: object = {}): object => ({
  ...{ programme: '10471', vintages: { first: '2021', last: '2025' }, buffer: 'uncertainty', newBps: '400', report },
  ...members,
});

/** What the buffers hold, and what is pending. */
export const held = (scenario: Scenario): readonly bigint[] =>
  ['BUFFER-UNCERTAINTY', 'BUFFER-REVERSAL', 'BUFFER-POOLED', 'PENDING'].map((account) => scenario.holding(account));
