import type { Outcome, Scenario } from '../support/scenario.js';
import { authorize, issuance, stage, verify2025 } from '../support/stage.js';

/**
 * The book after W-06: 100,000 MCUs that the host may authorize later, 93,000 of them in GHA-H1; A-2 would authorize units for NDC use. `claims`
 * of finance are recorded before.
 */
export const contributed = async (policy: object = {}, terms: object = {}, claims: readonly object[] = []): Promise<Scenario> => {
  const scenario = await stage({ policy });
  for (const claim of claims) await scenario.accept('record-finance', claim);
  await verify2025(scenario, '100000');
  await authorize(scenario, { statement: 'later', purposes: [] });
  await scenario.accept('issue-units', issuance('100000', '93000', { contribution: 'PI' }));
  await authorize(scenario, { authorization: 'A-2', ...terms });
  return scenario;
};

/** Serials of what was issued: 1 to 93000 the participants', 93001 to 98000 for adaptation, 98001 to 100000 OMGE. */
export const range = (first: number, last: number): string => `UN01-GHA-10471-2025-${first}-${last}`;

export const convert = (scenario: Scenario, ...blocks: string[]): Promise<Outcome> =>
  scenario.give('authorize-issued-units', { authorization: 'A-2', blocks });

/** How many units of an account are AERs, and how many of them are first transferred. */
export const authorized = (scenario: Scenario, account: string): [bigint, bigint] => {
  const aers = [...scenario.book.units.heldBy(account)].filter(({ kind }) => kind === 'AER');
  const sum = (blocks: typeof aers): bigint => blocks.reduce((total, { first, last }) => total + last - first + 1n, 0n);
  return [sum(aers), sum(aers.filter(({ firstTransferred }) => firstTransferred))];
};
