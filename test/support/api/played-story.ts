import * as account from '../../../src/domain/account/examples.js';
import * as approval from '../../../src/domain/approval/examples.js';
import { authorizeUnits } from '../../../src/domain/authorization/examples.js';
import { includeComponent } from '../../../src/domain/component/examples.js';
import { distributeUnits, issueUnits } from '../../../src/domain/issuance/examples.js';
import * as movement from '../../../src/domain/movement/examples.js';
import * as programme from '../../../src/domain/programme/examples.js';
import * as registry from '../../../src/domain/registry/examples.js';
import { verifyReductions } from '../../../src/domain/verification/examples.js';

/** A command of the story: `as` names the login where it isn't the first administrator. */
interface PlayedCommand {
  readonly command: string;
  readonly data: object;
  readonly as?: string;
}

const { openAccount } = account;
const { propose } = approval;

/**
 * The life of a small trial programme: the example of every command, in an order in which a node accepts each of them, with the second Party
 * and the accounts and proposals that they need beside.
 */
export const PLAYED_STORY: readonly PlayedCommand[] = [
  { command: 'open-registry', data: registry.openRegistry },
  { command: 'register-party', data: registry.registerParty },
  { command: 'register-party', data: { ...registry.registerParty, party: 'CHE' } },
  { command: 'update-party', data: registry.updateParty },
  { command: 'set-policy', data: registry.setPolicy },
  { command: 'grant-role', data: registry.grantRole },
  { command: 'revoke-role', data: registry.revokeRole },
  { command: 'open-account', data: openAccount },
  { command: 'open-account', data: { ...openAccount, account: 'GHA-H2' } },
  { command: 'open-account', data: { ...openAccount, account: 'CHE-H1', party: 'CHE' } },
  {
    command: 'open-account',
    data: { account: 'CHE-R1', type: 'retirement-ndc', party: 'CHE', ndcPeriod: { first: '2021', last: '2030' } },
  },
  { command: 'trust-account', data: account.trustAccount },
  { command: 'suspend-account', data: account.suspendAccount },
  { command: 'reinstate-account', data: account.reinstateAccount },
  { command: 'register-programme', data: programme.registerProgramme },
  { command: 'record-host-approval', data: programme.recordHostApproval },
  { command: 'include-component', data: includeComponent },
  { command: 'authorize-units', data: authorizeUnits },
  { command: 'verify-reductions', data: verifyReductions },
  { command: 'issue-units', data: issueUnits },
  { command: 'distribute-units', data: distributeUnits },
  { command: 'transfer-units', data: movement.transferUnits },
  { command: 'use-units', data: movement.useUnits },
  { command: 'cancel-units', data: movement.cancelUnits },
  { command: 'freeze-units', data: account.freezeUnits },
  { command: 'unfreeze-units', data: account.unfreezeUnits },
  { command: 'import-opening-balance', data: movement.importOpeningBalance },
  { command: 'propose', data: propose },
  { command: 'approve', data: approval.approve, as: 'dev-two' },
  { command: 'propose', data: { ...propose, proposal: 'P-2' } },
  { command: 'decline', data: approval.decline, as: 'dev-two' },
  { command: 'propose', data: { ...propose, proposal: 'P-3' } },
  { command: 'withdraw', data: approval.withdraw },
  { command: 'propose', data: { ...propose, proposal: 'P-4' } },
  { command: 'instruct-closure', data: account.instructClosure },
  { command: 'close-account', data: account.closeAccount },
];
