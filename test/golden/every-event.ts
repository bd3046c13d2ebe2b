import { authorizeEntity } from '../../src/domain/authorization/examples.js';
import { chooseAdjustmentMethod, finalizePeriod, reportInventory } from '../../src/domain/accounting/examples.js';
import { CERS, issue, movements, UNITS } from '../support/movements.js';
import { lastObligation, owes } from '../support/obligations.js';
import { authorization, reason } from '../support/samples.js';
import type { Scenario } from '../support/scenario.js';
import { play, World, type Step } from '../support/world.js';

const world = new World();
const move = (to: string, quantity: string): object => ({ from: 'GHA-H1', to, units: { quantity } });
const proposed = (proposal: string): Step => ['propose', { proposal, command: 'transfer-units', data: move('CHE-H1', '10') }];

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

/** What counts for Ghana's balances, its first period closed. */
const ACCOUNTING: readonly Step[] = [
  ['report-inventory', { ...reportInventory, year: '2022' }],
  ['choose-adjustment-method', { ...chooseAdjustmentMethod, ndcPeriod: { first: '2021', last: '2025' } }],
  ['finalize-period', { ...finalizePeriod, ndcPeriod: { first: '2021', last: '2025' } }],
];

/** A small registry in which every command was accepted, so that every event of today's code is in its stream. */
export const everyEvent = async (): Promise<Scenario> => {
  const scenario = await movements();
  await issue(scenario, '2024', '100', { authorization: 'A-ANY', account: 'CHE-H1' });
  await play(scenario, STEPS);
  const owed = { obligation: lastObligation(scenario), from: 'GHA-H1', units: { quantity: '40' } };
  await scenario.accept('discharge-replacement-obligation', owed);
  await play(scenario, [...STATEMENTS, ...ACCOUNTING]);
  const hash = scenario.book.proposals.get('P-1')?.hash ?? '';
  await scenario.accept('approve', { proposal: 'P-1', hash }, { actor: 'dev-two' });
  return scenario;
};
