import type { Scenario } from '../support/scenario.js';
import { approval, programme, reason, verification } from '../support/samples.js';
import { authorize, openSink, stage } from '../support/stage.js';

export const S = 'UN01-GHA-10471-2025';

/**
 * A book in which everything has happened that a law looks at. Of 1,000 AERs of 2025: serials 1 to 500 in GHA-H1, but for 401-430, which
 * were cancelled; 1-100 are frozen and 201-300 reserved by PROP-1; 501-600 used by Switzerland, 601-830 with Japan, 831-930 pending, the
 * rest levied. 100 MCUs of 2024; and 50 CERs of CDM programme 5000 imported in two rows.
 */
export const story = async (): Promise<Scenario> => {
  const scenario = await stage();
  const years = { '2021': '0', '2022': '0', '2023': '0', '2024': '500', '2025': '5000' };
  await scenario.accept('verify-reductions', verification('V-1', '10471', 'GHA', 'CP-1', years));
  await authorize(scenario, {
    purposes: ['NDC', 'OP'],
    firstTransfer: { oimp: 'use-or-cancellation' },
    statement: 'part',
    quantity: '3000',
  });
  await openSink(scenario, 'CHE-NDC', 'retirement-ndc', 'CHE');
  await openSink(scenario, 'GHA-OP', 'cancellation-op', 'GHA');
  const line = (vintage: string, quantity: string, rest: object): object => ({ component: 'CP-1', vintage, quantity, ...rest });
  const aers = line('2025', '1000', { authorization: 'A-1' });
  const mcus = line('2024', '100', { contribution: 'PI' });
  await scenario.accept('issue-units', { issuance: 'I-1', verification: 'V-1', lines: [aers] });
  await scenario.accept('issue-units', {
    issuance: 'I-2',
    verification: 'V-1',
    lines: [mcus],
    distribution: [{ account: 'GHA-H1', quantity: '93' }],
  });
  const from = (first: number, last: number): object => ({ blocks: [`${S}-${first}-${last}`] });
  await scenario.accept('distribute-units', { issuance: 'I-1', distribution: [{ account: 'GHA-H1', quantity: '500' }] });
  await scenario.accept('freeze-units', { blocks: [`${S}-1-100`], reason });
  await scenario.accept('distribute-units', { issuance: 'I-1', distribution: [{ account: 'JPN-H1', quantity: '330' }] });
  await scenario.accept('transfer-units', { from: 'JPN-H1', to: 'CHE-H1', units: from(501, 600) });
  await scenario.accept('use-units', { from: 'CHE-H1', to: 'CHE-NDC', year: '2025', units: from(501, 600) });
  await scenario.accept('cancel-units', { from: 'GHA-H1', to: 'GHA-OP', purpose: 'OP', units: from(401, 430) });
  const transfer = { from: 'GHA-H1', to: 'CHE-H1', units: from(201, 300) };
  await scenario.accept('propose', { proposal: 'PROP-1', command: 'transfer-units', data: transfer });
  await scenario.accept('register-programme', programme('5000', { mode: 'cdm' }));
  await scenario.accept('record-host-approval', approval('5000', 'GHA'));
  await scenario.accept('import-opening-balance', {
    ...{ import: 'IMPORT-1', account: 'GHA-H1', kind: 'CER', controlTotal: '50' },
    rows: [
      ['1', '30'],
      ['31', '50'],
    ].map(([first, last]) => ({
      ...{ host: 'GHA', activity: '5000', vintage: '2020', quantity: String(Number(last) - Number(first) + 1) },
      ...{ underlying: { registry: 'CDM', series: 'GH', first, last }, mitigationType: 'Emission reductions' },
    })),
  });
  return scenario;
};
