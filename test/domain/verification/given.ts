import { verification } from '../../support/samples.js';
import type { Outcome, Scenario } from '../../support/scenario.js';
import { authorize, stage, type Setting } from '../../support/stage.js';

/** A registry in which periods of CP-1 may follow each other before anything is issued, with units authorized. */
export const ready = async (setting: Setting = {}): Promise<Scenario> => {
  const scenario = await stage({ ...setting, policy: { nextPeriodGate: 'submitted', ...setting.policy } });
  await authorize(scenario);
  return scenario;
};

export const verify = (scenario: Scenario, code: string, years: Record<string, string>, members: object = {}): Promise<Outcome> =>
  scenario.accept('verify-reductions', verification(code, '10471', 'GHA', 'CP-1', years, members));

/** Issues so much of one line of CP-1. */
export const issue = (scenario: Scenario, of: string, vintage: string, quantity: string): Promise<Outcome> =>
  scenario.give('issue-units', {
    issuance: `I-${of}-${vintage}-${quantity}`,
    verification: of,
    lines: [{ component: 'CP-1', vintage, quantity, authorization: 'A-1' }],
  });

/** What may be issued in all of a line of CP-1, and what is issued of it. */
export const lineOf = ({ book }: Scenario, of: string, vintage: string): readonly [bigint | undefined, bigint | undefined] => {
  const line = book.verifiedLines.get(`${of} CP-1 ${vintage}`);
  return [line?.issuable, line?.issued];
};

export const deficitOf = ({ book }: Scenario): bigint | undefined => book.components.get('CP-1')?.deficit;
