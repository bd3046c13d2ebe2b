import { reportInventory } from '../../../src/domain/accounting/examples.js';
import { authorizeEntity, reviseAuthorization, revokeAuthorization } from '../../../src/domain/authorization/examples.js';
import { recordFinance } from '../../../src/domain/finance/examples.js';
import { nestProgramme } from '../../../src/domain/nesting/examples.js';
import { setAcceptance } from '../../../src/domain/acceptance/examples.js';
import { setTransferLimits } from '../../../src/domain/limits/examples.js';
import { releaseBuffer, setBuffers } from '../../../src/domain/buffers/examples.js';
import { setCreditingThreshold } from '../../../src/domain/threshold/examples.js';
import * as stage from './stage.js';
import { balanceRow, holdingAccount, reason } from '../../support/samples.js';
import { VINTAGE, world } from '../../support/server/stage.js';
import type { Step } from '../../support/world.js';

/** What is asked in one row: a command of UN01, or of the registry named, that the stage would accept from who may give it. */
export interface CommandRow {
  readonly command: string;
  /** Whose it is, or what of it matters, in words. */
  readonly of: string;
  readonly data: object;
  readonly registry?: string;
}

const row = (command: string, of: string, data: object): CommandRow => ({ command, of, data });
const transfer = { from: 'GHA-H1', to: 'CHE-H1', units: { quantity: '5' } };
const proposal = (code: string, command: string, data: object): object => ({ proposal: code, command, data });
const block = world.units(1, 10);

/** The proposals that wait, with who made them. */
export const PROPOSALS: readonly Step[] = [
  ['propose', proposal('P-TRANSFER', 'transfer-units', transfer), 'holder-gha-two'],
  ['propose', proposal('P-CANCEL', 'cancel-units', stage.cancels('GHA-H1', '5')), 'holder-gha-two'],
  ['propose', proposal('P-OWN', 'cancel-units', stage.cancels('GHA-H1', '5')), 'holder-gha'],
  ['propose', proposal('P-POLICY', 'set-policy', { replaces: '1', policy: { proposalHours: '96' }, reason }), 'colleague'],
];

const WAITING = [
  ['P-TRANSFER', 'a transfer from GHA-H1 to CHE-H1, for the counterparty'],
  ['P-CANCEL', 'a cancellation from GHA-H1, for a colleague'],
  ['P-OWN', 'a cancellation that the holder of GHA-H1 in the table proposed'],
  ['P-POLICY', 'a policy that an administrator proposed'],
] as const;

/** What each proposal needs to be approved is the hash that it got. */
const answering = (hashes: ReadonlyMap<string, string>): CommandRow[] =>
  WAITING.flatMap(([code, of]) => [
    row('approve', of, { proposal: code, hash: hashes.get(code) }),
    row('decline', of, { proposal: code, reason }),
    row('withdraw', of, { proposal: code, reason }),
  ]);

/** Every row of commands, at least one for each command. */
export const commandRows = ({ hashes, obligation, transfer: transferred }: stage.Staged): CommandRow[] => [
  {
    ...row('open-registry', 'a code this node serves', { kind: 'mechanism', operator: 'Operator', administrators: ['ada', 'eve'] }),
    registry: 'UN03',
  },
  row('set-policy', '', { replaces: '1', policy: { proposalHours: '48' }, reason }),
  row('grant-role', 'administrator', { actor: 'new-one', role: 'administrator' }),
  row('grant-role', 'party GHA', { actor: 'new-one', role: 'party', scope: 'GHA' }),
  row('grant-role', 'doe DOE-1', { actor: 'new-one', role: 'doe', scope: 'DOE-1' }),
  row('grant-role', 'holder GHA-H1', { actor: 'new-one', role: 'holder', scope: 'GHA-H1' }),
  row('grant-role', 'participant 10471', { actor: 'new-one', role: 'participant', scope: '10471' }),
  row('revoke-role', 'supervisor', { actor: 'supervisor', role: 'supervisor' }),
  row('revoke-role', 'party GHA', { actor: 'dna-gha', role: 'party', scope: 'GHA' }),
  row('revoke-role', 'holder GHA-H1', { actor: 'holder-gha-two', role: 'holder', scope: 'GHA-H1' }),
  row('register-party', '', world.party('KEN')[1]),
  row('update-party', 'GHA', { party: 'GHA', waivesAdaptationExemption: true, reason }),
  row('open-account', 'of GHA', holdingAccount('GHA-H9', 'GHA')),
  row('suspend-account', 'GHA-H1', { account: 'GHA-H1', reason }),
  row('reinstate-account', 'GHA-H2', { account: 'GHA-H2', reason }),
  row('instruct-closure', 'of GHA-H1', { account: 'GHA-H1', moveTo: 'GHA-H3' }),
  row('close-account', 'GHA-H3', { account: 'GHA-H3' }),
  row('trust-account', 'by GHA-H1', { account: 'GHA-H1', counterparty: 'CHE-H1', trusted: true }),
  row('freeze-units', 'of GHA-H1', { blocks: [world.units(11, 20)], reason }),
  row('unfreeze-units', 'of GHA-H1', { blocks: [block], reason }),
  row('register-programme', '', stage.registers('10473')),
  row('set-crediting-threshold', '', setCreditingThreshold),
  row('record-finance', 'by GHA', recordFinance),
  row('nest-programme', 'two that GHA approved', nestProgramme),
  row('set-transfer-limits', 'by GHA', setTransferLimits),
  row('set-acceptance', 'by CHE', setAcceptance),
  { ...row('set-buffers', '', setBuffers), registry: 'GHA01' },
  { ...row('release-buffer', '', { ...releaseBuffer, programme: '10472' }), registry: 'GHA01' },
  row('record-host-approval', 'by GHA', stage.approves('10472')),
  row('include-component', 'validated by DOE-1', stage.includes('CP-9', 'DOE-1')),
  row('register-assets', 'of CP-1, validated by DOE-7', { component: 'CP-1', assets: ['METER-2'], from: '2021-01-01' }),
  row('retire-assets', 'of CP-1, validated by DOE-7', { component: 'CP-1', assets: ['METER-1'], until: '2199-12-31' }),
  row('withdraw-host-approval', 'by GHA', { programme: '10471', host: 'GHA', effective: '2150-01-01', reason }),
  row('renew-programme', '10471', stage.RENEWS_PROGRAMME),
  row('hold-programme', '10471', { programme: '10471', reason }),
  row('release-programme', '10472', { programme: '10472', reason }),
  row('renew-component', 'CP-3, validated by DOE-7', stage.RENEWS_COMPONENT),
  row('exclude-component', 'CP-2', { component: 'CP-2', cause: 'voluntary', effective: `${VINTAGE}-12-31` }),
  row('verify-reductions', 'verified by DOE-1', stage.verifies('V-9', 'CP-2')),
  row('withdraw-verification', 'verified by DOE-1', { verification: 'V-4', reason }),
  row('restate-verification', 'verified by DOE-1', {
    ...{ verification: 'V-4', reason, report: { sha256: 'c'.repeat(64) } },
    lines: [{ component: 'CP-4', vintage: VINTAGE, verified: '900' }],
  }),
  row('authorize-units', 'by GHA', stage.authorizes('A-9')),
  row('authorize-entity', 'by any Party', authorizeEntity),
  row('revise-authorization', 'A-1 of GHA', { ...reviseAuthorization, authorization: 'A-1' }),
  row('revoke-authorization', 'A-1 of GHA', { ...revokeAuthorization, authorization: 'A-1' }),
  row('issue-units', '', stage.issues('I-9', '100')),
  row('authorize-issued-units', 'under A-1 of GHA', { authorization: 'A-1', blocks: [stage.CONTRIBUTED] }),
  row('distribute-units', 'of 10471', { issuance: 'I-1', distribution: [{ account: 'GHA-H1', quantity: '7' }] }),
  row('transfer-units', 'from GHA-H1', transfer),
  row('correct-transfer', 'from GHA-H1 to GHA-H4', { transfer: transferred, reason }),
  row('use-units', 'from CHE-H1', { from: 'CHE-H1', to: 'CHE-R1', year: VINTAGE, units: { quantity: '5' } }),
  row('cancel-units', 'from GHA-H1', stage.cancels('GHA-H1', '5')),
  row('discharge-replacement-obligation', 'of 10472, from GHA-H4', { obligation, from: 'GHA-H4', units: { quantity: '5' } }),
  row('discharge-replacement-obligation', 'of 10472, from GHA-H1', { obligation, from: 'GHA-H1', units: { quantity: '5' } }),
  row('report-reversal', 'of a component of 10472', stage.reverses('RV-9')),
  row('confirm-reversal', '', { reversal: 'RV-1' }),
  row('report-inventory', 'of GHA', { ...reportInventory, year: VINTAGE }),
  row('choose-adjustment-method', 'of GHA', { party: 'GHA', ndcPeriod: world.calendar.ndc, method: 'multi-year' }),
  row('finalize-period', 'of GHA', { party: 'GHA', ndcPeriod: world.calendar.ndc }),
  row('file-annual-report', 'of GHA', { party: 'GHA', year: VINTAGE }),
  row('import-opening-balance', 'to GHA-H1', {
    ...{ import: 'OB-1', account: 'GHA-H1', kind: 'CER', controlTotal: '10' },
    rows: [balanceRow('10', '1')],
  }),
  row('propose', 'transfer-units from GHA-H1', proposal('P-9', 'transfer-units', transfer)),
  row('propose', 'set-policy', proposal('P-9', 'set-policy', { replaces: '1', policy: { proposalHours: '48' }, reason })),
  ...answering(hashes),
];
