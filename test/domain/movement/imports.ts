import type { Outcome, Scenario } from '../../support/scenario.js';
import { PARTIES_AND_ACCOUNTS, trial } from '../../support/movements.js';
import { play } from '../../support/world.js';
import { authorization, balanceRow, programme } from '../../support/samples.js';

/**
 * Ghana's own registry, which imports ITMOs of its programmes 10471 and 10472: under A-NDC (NDC only), A-OP (other purposes, first
 * transferred at issuance), A-ALL (first transferred by authorization), A-FEW (at most 1,000 units of 2021 and 2022) and A-MWH (in MWh).
 */
export const ghana = async (): Promise<Scenario> => {
  const story = await trial('GHA01', 'party');
  await play(story, PARTIES_AND_ACCOUNTS);
  for (const code of ['10471', '10472']) await story.accept('register-programme', programme(code));
  const authorize = (code: string, members: object = {}): Promise<Outcome> =>
    story.accept('authorize-units', authorization(code, 'GHA', '10471', members));
  await authorize('A-NDC');
  await authorize('A-OP', { purposes: ['OP'], firstTransfer: { oimp: 'issuance' } });
  await authorize('A-ALL', { purposes: ['NDC', 'IMP', 'OP'], firstTransfer: { oimp: 'authorization' } });
  await authorize('A-FEW', { quantity: '1000', vintages: { first: '2021', last: '2022' } });
  await authorize('A-MWH', { metric: 'non-GHG', nonGhgMetric: 'MWh' });
  await authorize('A-NONE', { statement: 'none', purposes: [] });
  return story;
};

/** A row of ITMOs of 2021 under A-NDC. */
export const itmos = (quantity: string, first: string, members: object = {}): object =>
  balanceRow(quantity, first, { vintage: '2021', authorization: 'A-NDC', ...members });

/** Imports rows into GHA-H1; the control total is their sum unless `members` says otherwise. */
export const bring = (story: Scenario, rows: object[], members: object = {}): Promise<Outcome> => {
  const sum = rows.reduce((total, { quantity }: { quantity?: string }) => total + BigInt(quantity ?? 0), 0n);
  const data = { import: 'IM-1', account: 'GHA-H1', kind: 'ITMO', controlTotal: String(sum), rows };
  return story.give('import-opening-balance', { ...data, ...members });
};
