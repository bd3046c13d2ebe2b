import { party } from '../support/samples.js';
import type { Scenario } from '../support/scenario.js';
import { stage } from '../support/stage.js';
import { World } from '../support/world.js';

const world = new World();
const PERIOD = { first: '2021', last: '2030' };

/** Ghana, with one target year at the end of 2021 to 2030, first transfers so many units of each vintage, without levies. */
export const firstTransferredBy = async (
  vintages: Readonly<Record<string, string>>,
  method?: string,
  policy: object = {},
): Promise<Scenario> => {
  const scenario = await stage({
    policy: { adaptationBps: '0', omgeBps: '0', ...policy },
    host: { ...party('GHA'), ndcPeriods: [{ ...PERIOD, type: 'single-year' }] },
  });
  if (method !== undefined) await scenario.accept('choose-adjustment-method', { party: 'GHA', ndcPeriod: PERIOD, method });
  const { '2025': last = '0', ...earlier } = vintages;
  await scenario.accept(...command(world.verified(last, earlier)));
  await scenario.accept(...command(world.authorized()));
  const issued = Object.entries(vintages).filter(([, quantity]) => quantity !== '0');
  const lines = issued.map(([vintage, quantity]) => ({ component: 'CP-1', vintage, quantity, authorization: 'A-1' }));
  const distribution = issued.map(([, quantity]) => ({ account: 'GHA-H1', quantity }));
  await scenario.accept('issue-units', { issuance: 'I-1', verification: 'V-1', lines, distribution });
  for (const [vintage, quantity] of issued)
    await scenario.accept('transfer-units', { from: 'GHA-H1', to: 'CHE-H1', units: { quantity, vintage } });
  return scenario;
};

const command = ([name, data]: readonly [string, object, string?]): [string, object] => [name, data];
