import { reason } from '../../support/samples.js';
import { verification } from '../../support/samples.js';
import type { Outcome, Scenario } from '../../support/scenario.js';
import { ready } from '../verification/given.js';
import type { Setting } from '../../support/stage.js';

export const document = { sha256: 'd'.repeat(64) };

/** A threshold of 10471 in Ghana. */
export const threshold = (years: Record<string, readonly [string, string]>, mode = 'no-lose'): object => ({
  ...{ programme: '10471', host: 'GHA', mode, document },
  years: Object.entries(years).map(([vintage, [baseline, least]]) => ({ vintage, baseline, threshold: least })),
});

/** A registry with a threshold of 2021, 1,000 and 400 where nothing else is said: 600 are the host's own contribution. */
export const withThreshold = async (mode = 'no-lose', setting: Setting = {}): Promise<Scenario> => {
  const scenario = await ready(setting);
  await scenario.accept('set-crediting-threshold', threshold({ '2021': ['1000', '400'] }, mode));
  return scenario;
};

/** Verifies emissions of a whole year, in place of a result. */
export const emitted = (code: string, vintage: string, actual: string): object =>
  verification(code, '10471', 'GHA', 'CP-1', { [vintage]: '0' }, { components: [{ component: 'CP-1', vintages: [{ vintage, actual }] }] });

/** The one line of an act of one verification. */
export const lineOf = ({ events }: Outcome): object => (events[0]?.data['vintages'] as object[])[0] ?? {};

export const own = (quantity: string): object => ({ reason: 'own-contribution', quantity, reference: '10471' });

export const withdraw = (scenario: Scenario, code: string): Promise<Outcome> =>
  scenario.accept('withdraw-verification', { verification: code, reason });
