import { describe, expect, it } from '@jest/globals';
import { expectLaws } from '../support/check-laws.js';
import { Scenario } from '../support/scenario.js';
import { authorization, holdingAccount, party, programme } from '../support/samples.js';

/** Real transfers in the order in which they happened: host, acquirer, vintage, quantity. */
const TRANSFERS = [
  ['THA', 'CHE', '2022', 1_916],
  ['GHA', 'CHE', '2024', 11_733],
  ['THA', 'JPN', '2021', 1_009],
  ['MDV', 'JPN', '2021', 433],
  ['THA', 'CHE', '2023', 49_717],
  ['PLW', 'JPN', '2022', 194],
  ['MNG', 'JPN', '2022', 86_564],
] as const;
const HOSTS = ['THA', 'GHA', 'MDV', 'PLW', 'MNG'];

/** The hosts' units, imported into their own accounts of an international registry. */
const imported = async (): Promise<Scenario> => {
  const scenario = await Scenario.trial('INT01', 'international');
  for (const code of [...HOSTS, 'CHE', 'JPN']) {
    await scenario.accept('register-party', party(code));
    await scenario.accept('open-account', holdingAccount(`${code}-H1`, code));
  }
  for (const host of HOSTS) {
    await scenario.accept('register-programme', programme(`PROJECT${host}`, { mode: 'project' }));
    await scenario.accept('authorize-units', authorization(`A-${host}`, host, `PROJECT${host}`));
    const rows = TRANSFERS.filter(([of]) => of === host).map(([, to, vintage, quantity]) => ({
      ...{ host, activity: `PROJECT${host}`, vintage, quantity: String(quantity), authorization: `A-${host}` },
      underlying: { registry: 'ACR', series: `${host} ${vintage} ${to}`, first: '1', last: String(quantity) },
      mitigationType: 'Emission reductions',
    }));
    const controlTotal = String(rows.reduce((sum, { quantity }) => sum + Number(quantity), 0));
    await scenario.accept('import-opening-balance', { import: `IMPORT-${host}`, account: `${host}-H1`, kind: 'ITMO', controlTotal, rows });
  }
  return scenario;
};

describe('W-33: the real transfers between Parties, in order', () => {
  it('give each host its first transfers and each acquirer what it acquired, 151,566 in all', async () => {
    const scenario = await imported();
    expect(HOSTS.map((host) => scenario.adjusted(host))).toEqual(HOSTS.map(() => [0n, 0n]));

    for (const [host, to, vintage, quantity] of TRANSFERS)
      await scenario.accept('transfer-units', { from: `${host}-H1`, to: `${to}-H1`, units: { quantity: String(quantity), vintage } });

    expect(Object.fromEntries(HOSTS.map((host) => [host, scenario.adjusted(host)]))).toEqual({
      THA: [52_642n, 0n],
      GHA: [11_733n, 0n],
      MDV: [433n, 0n],
      PLW: [194n, 0n],
      MNG: [86_564n, 0n],
    });
    expect(scenario.holding('CHE-H1')).toBe(63_366n);
    expect(scenario.holding('JPN-H1')).toBe(88_200n);
    expect(scenario.adjusted('CHE')).toEqual([0n, 0n]);
    expect(scenario.adjusted('JPN')).toEqual([0n, 0n]);
    const firstTransferred = HOSTS.reduce((sum, host) => sum + scenario.adjusted(host)[0], 0n);
    expect(firstTransferred).toBe(151_566n);
    expectLaws(scenario);
  });
});
