import { authorizeEntity } from '../../src/domain/authorization/examples.js';
import { chooseAdjustmentMethod, finalizePeriod, reportInventory } from '../../src/domain/accounting/examples.js';
import { recordFinance } from '../../src/domain/finance/examples.js';
import { nestProgramme } from '../../src/domain/nesting/examples.js';
import { fileAnnualReport } from '../../src/domain/report/examples.js';
import { setAcceptance } from '../../src/domain/acceptance/examples.js';
import { setTransferLimits } from '../../src/domain/limits/examples.js';
import { setCreditingThreshold } from '../../src/domain/threshold/examples.js';
import { issued, release, withBuffers } from '../domain/buffers/given.js';
import { CERS, issue, movements, UNITS } from '../support/movements.js';
import { lastObligation, owes } from '../support/obligations.js';
import { REMOVALS, reversal } from '../support/reversals.js';
import { approval, authorization, component, programme, reason, verification } from '../support/samples.js';
import type { Restored } from '../../src/ledger/writer.js';
import { goOnWithout } from '../support/lost-events.js';
import type { Scenario } from '../support/scenario.js';
import { play, World, type Step } from '../support/world.js';

const world = new World();
const move = (to: string, quantity: string): object => ({ from: 'GHA-H1', to, units: { quantity } });
const proposed = (proposal: string): Step => ['propose', { proposal, command: 'transfer-units', data: move('CHE-H1', '10') }];

const restated = {
  ...{ verification: 'V-5', reason, report: { sha256: 'f'.repeat(64) } },
  lines: [{ component: 'CP-5', vintage: '2021', verified: '4' }],
};

const STEPS: readonly Step[] = [
  ['update-party', { party: 'RWA', waivesAdaptationExemption: true, reason }],
  ['set-policy', { replaces: '1', policy: { proposalHours: '48' }, reason }],
  ['grant-role', { actor: 'guest', role: 'auditor' }],
  ['revoke-role', { actor: 'guest', role: 'auditor' }],
  ['trust-account', { account: 'GHA-H1', counterparty: 'CHE-H1', trusted: true }],
  ['suspend-account', { account: 'GHA-H2', reason }],
  ['reinstate-account', { account: 'GHA-H2', reason }],
  ['freeze-units', { blocks: [CERS.replace('-1-500', '-1-20')], reason }],
  ['unfreeze-units', { blocks: [CERS.replace('-1-500', '-1-10')], reason }],
  ['transfer-units', { from: 'GHA-H1', to: 'CHE-H1', units: { blocks: [UNITS.ndc.replace('-1-1000', '-101-300')] } }],
  ['use-units', { from: 'CHE-H1', to: 'CHE-NDC', year: '2025', units: { quantity: '150' } }],
  ['cancel-units', { from: 'GHA-H1', to: 'GHA-OP', purpose: 'OP', units: { blocks: [UNITS.any.replace('-1-1000', '-901-1000')] } }],
  world.account('GHA-H3'),
  ['transfer-units', move('GHA-H3', '25')],
  ['instruct-closure', { account: 'GHA-H3', moveTo: 'GHA-H2' }],
  ['close-account', { account: 'GHA-H3' }],
  ['issue-units', world.issuance('I-PENDING', '200', undefined, { authorization: 'A-NDC' })],
  ['distribute-units', { issuance: 'I-PENDING', distribution: [{ account: 'GHA-H2', quantity: '60' }] }],
  ...owes(100),
  ['register-assets', { component: 'CP-1', assets: ['STOVE-1', 'STOVE-2', '00123'], from: '2021-01-01' }],
  ['retire-assets', { component: 'CP-1', assets: ['STOVE-2'], until: '2026-05-31' }],
  ['include-component', component('CP-3', '10472', 'GHA')],
  ['exclude-component', { component: 'CP-3', cause: 'voluntary', effective: '2026-01-01' }],
  ['include-component', component('CP-4', '10472', 'GHA')],
  ['renew-programme', { programme: '10472', start: '2026-01-01', end: '2030-12-31', deemedOn: '2025-11-01' }],
  ['renew-component', { component: 'CP-4', noticeOn: '2025-10-01', start: '2026-01-01', end: '2030-12-31' }],
  ['hold-programme', { programme: '10472', reason }],
  ['release-programme', { programme: '10472', reason }],
  ['include-component', component('CP-5', '10472', 'GHA')],
  ['verify-reductions', verification('V-4', '10472', 'GHA', 'CP-5', { '2021': '5', '2022': '0', '2023': '0' })],
  ['withdraw-verification', { verification: 'V-4', reason }],
  ['verify-reductions', verification('V-5', '10472', 'GHA', 'CP-5', { '2021': '5', '2022': '0', '2023': '0' })],
  ['restate-verification', restated],
  ['set-crediting-threshold', { ...setCreditingThreshold, programme: '10472' }],
  ['nest-programme', nestProgramme],
  ['set-transfer-limits', setTransferLimits],
  ['set-acceptance', setAcceptance],
  ['withdraw-host-approval', { programme: '10472', host: 'GHA', effective: '2027-01-01', reason }],
  proposed('P-1'),
  proposed('P-2'),
  proposed('P-3'),
  ['decline', { proposal: 'P-2', reason }, 'dev-two'],
  ['withdraw', { proposal: 'P-3', reason }],
];

/** A statement that is revised and revoked, and an entity. */
const STATEMENTS: readonly Step[] = [
  ['authorize-units', authorization('A-LATER', 'GHA', '10471', { statement: 'later', purposes: [] })],
  ['issue-units', world.issuance('I-LATER', '50', undefined, { vintage: '2025', contribution: 'PI' })],
  ['authorize-issued-units', { authorization: 'A-NDC', blocks: ['UN01-GHA-10471-2025-201-210'] }],
  ['authorize-entity', authorizeEntity],
  ['revise-authorization', { authorization: 'A-NDC', usedUntil: '2030-12-31', effective: '2026-06-01', citesTerm: 'Section 4' }],
  ['revoke-authorization', { authorization: 'A-ANY', effective: '2026-07-01', citesTerm: 'Section 5' }],
];

/** Tonnes that a bank pays for, met by MCUs in part; of the others nothing is verified yet. */
const FINANCE: readonly Step[] = [
  ['register-programme', programme('10475')],
  ['record-host-approval', approval('10475', 'GHA')],
  ['include-component', component('CP-75', '10475', 'GHA')],
  ['authorize-units', authorization('A-75', 'GHA', '10475', { statement: 'none', purposes: [] })],
  ['record-finance', { ...recordFinance, programme: '10475', vintages: { first: '2021', last: '2022' }, quantity: '50', settle: 'mcu' }],
  ['verify-reductions', verification('V-75', '10475', 'GHA', 'CP-75', { '2021': '90' })],
  [
    'issue-units',
    {
      ...{ issuance: 'I-75', verification: 'V-75', distribution: [{ account: 'GHA-H2', quantity: '80' }] },
      lines: [{ component: 'CP-75', vintage: '2021', quantity: '90', contribution: 'NPI' }],
    },
  ],
  [
    'cancel-units',
    {
      ...{ from: 'GHA-H2', to: 'CANCELLATION-VOLUNTARY', purpose: 'voluntary', discharges: recordFinance.finance },
      units: { quantity: '30', activity: '10475' },
    },
  ],
];

/** What counts for Ghana's balances, its first period closed. */
const ACCOUNTING: readonly Step[] = [
  ['report-inventory', { ...reportInventory, year: '2022' }],
  ['choose-adjustment-method', { ...chooseAdjustmentMethod, ndcPeriod: { first: '2021', last: '2025' } }],
  ['finalize-period', { ...finalizePeriod, ndcPeriod: { first: '2021', last: '2025' } }],
  ['file-annual-report', fileAnnualReport],
];

const RESTORED: Restored = {
  ...{ epoch: '2', lostRevision: '400', lostId: '01234567-89ab-8cde-8f01-23456789abcd' },
  lostCheckpoint: { origin: 'sextant/UN01', size: '401', root: 'e'.repeat(64), signature: `${'A'.repeat(91)}=` },
};

/** A small registry in which every command was accepted, so that every event of today's code is in its stream. */
export const everyEvent = async (): Promise<Scenario> => {
  const scenario = await movements();
  await issue(scenario, '2024', '100', { authorization: 'A-ANY', account: 'CHE-H1' });
  await play(scenario, STEPS);
  const obligation = lastObligation(scenario);
  await play(scenario, REMOVALS);
  await scenario.accept('report-reversal', reversal('RV-1', 'MCU', '30', { avoidable: true }));
  await scenario.accept('confirm-reversal', { reversal: 'RV-1' });
  const { events } = await scenario.accept('transfer-units', move('GHA-H2', '5'));
  await scenario.accept('correct-transfer', { transfer: events[0]?.revision ?? '', reason });
  const owed = { obligation, from: 'GHA-H1', units: { quantity: '40' } };
  await scenario.accept('discharge-replacement-obligation', owed);
  await play(scenario, [...STATEMENTS, ...ACCOUNTING]);
  await play(scenario, FINANCE);
  const hash = scenario.book.proposals.get('P-1')?.hash ?? '';
  await scenario.accept('approve', { proposal: 'P-1', hash }, { actor: 'dev-two' });
  await goOnWithout(scenario, RESTORED);
  return scenario;
};

/** The same of what only a registry of a Party has: the buffers of a programme. */
export const everyEventOfParty = async (): Promise<Scenario> => {
  const scenario = await withBuffers();
  await issued(scenario, { '2021': '1000' });
  await scenario.accept('release-buffer', release());
  await scenario.accept('report-reversal', reversal('RV-1', 'AER', '100', { component: 'CP-1' }));
  await scenario.accept('confirm-reversal', { reversal: 'RV-1' });
  return scenario;
};
