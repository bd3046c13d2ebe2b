import { chooseAdjustmentMethod, reportInventory } from '../../../src/domain/accounting/examples.js';
import { party, reason } from '../../support/samples.js';
import { Scenario, type Outcome } from '../../support/scenario.js';

export const inventory = (year: string, quantity: string, members: object = {}): object => ({
  ...reportInventory,
  year,
  quantity,
  ...members,
});

/** The period 2021 to 2030 of Ghana. */
export const PERIOD = { first: '2021', last: '2030' };

/** A choice of Ghana for 2021 to 2030. */
export const choice = (method: string, members: object = {}): object => ({ ...chooseAdjustmentMethod, method, ...members });

/** A trial in which Ghana has the period 2021 to 2030, of one target year unless it is said otherwise. */
export const ghana = async (type: 'single-year' | 'multi-year' = 'single-year', kind?: string): Promise<Scenario> => {
  const scenario = await Scenario.trial(kind === undefined ? 'UN01' : 'GHA01', kind);
  await scenario.accept('register-party', party('GHA', { ndcPeriods: [{ ...PERIOD, type }] }));
  return scenario;
};

/** Ghana has other NDC periods from here on. */
export const periods = (scenario: Scenario, ...ndcPeriods: readonly object[]): Promise<Outcome> =>
  scenario.accept('update-party', { party: 'GHA', ndcPeriods, reason });
