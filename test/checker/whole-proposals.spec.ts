import { describe, expect, it } from '@jest/globals';
import { findingsIn } from '../support/check-laws.js';
import { holdingAccount, party, programme } from '../support/samples.js';
import { Scenario } from '../support/scenario.js';
import { actsOf } from './checked.js';

const ROWS = 2_000;
/** As long as an activity may be called. */
const ACTIVITY = 'CDM500000000000000AA';

/** An opening balance whose rows don't fit one event. */
const balance = {
  ...{ import: 'IMPORT-1', account: 'GHA-H1', kind: 'CER', controlTotal: String(ROWS * 10) },
  rows: Array.from({ length: ROWS }, (_, i) => ({
    ...{ host: 'GHA', activity: ACTIVITY, vintage: '2020', quantity: '10', mitigationType: 'Emission reductions' },
    underlying: { registry: 'CDM', series: 'GH', first: String(i * 20 + 1), last: String(i * 20 + 10) },
  })),
};
const blocks = Array.from({ length: 900 }, (_, i) => `UN01-GHA-${ACTIVITY}-2020-${i * 20 + 1}-${i * 20 + 10}`);

describe('a command that is too big for one event', () => {
  it('is proposed in several and approved as a whole; the checker finds nothing in it', async () => {
    const scenario = await Scenario.empty('UN01');
    const give = (actor: string, command: string, data: object): ReturnType<Scenario['accept']> =>
      scenario.accept(command, data, { actor });
    const together = async (actor: string, other: string, proposal: string, command: string, data: object): Promise<void> => {
      const { events } = await give(actor, 'propose', { proposal, command, data });
      const { hash, notBefore } = events[0]?.data as { hash: string; notBefore: string };
      scenario.at(notBefore);
      await give(other, 'approve', { proposal, hash });
    };
    const approvals = ['import-opening-balance', 'transfer-units'].map((command) => ({ command, by: 'colleague' }));
    await give('ada', 'open-registry', {
      kind: 'mechanism',
      operator: 'Secretariat',
      administrators: ['ada', 'bob'],
      policy: { approvals },
    });
    for (const actor of ['holly', 'hugo']) await give('ada', 'grant-role', { actor, role: 'holder', scope: 'GHA-H1' });
    await give('ada', 'grant-role', { actor: 'sue', role: 'supervisor' });
    for (const code of ['GHA', 'CHE']) await give('ada', 'register-party', party(code));
    await give('ada', 'open-account', holdingAccount('GHA-H1', 'GHA', { holder: 'COOKS' }));
    await give('ada', 'open-account', holdingAccount('CHE-H1', 'CHE', { holder: 'KLIK' }));
    await give('sue', 'register-programme', programme(ACTIVITY, { mode: 'cdm' }));

    await together('ada', 'bob', 'PROP-1', 'import-opening-balance', balance);
    await together('holly', 'hugo', 'PROP-2', 'transfer-units', { from: 'GHA-H1', to: 'CHE-H1', units: { blocks } });

    const proposed = actsOf(scenario.file).filter(([first]) => first?.type === 'CommandProposed');
    expect(proposed.map((act) => act.length > 1)).toEqual([true, true]);
    expect(findingsIn(scenario)).toEqual([]);
    expect(scenario.holding('CHE-H1')).toBe(9_000n);
    await scenario.file.close();
  });
});
