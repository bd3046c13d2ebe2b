import * as account from '../../../src/domain/account/examples.js';
import * as accounting from '../../../src/domain/accounting/examples.js';
import * as approval from '../../../src/domain/approval/examples.js';
import * as asset from '../../../src/domain/asset/examples.js';
import * as authorization from '../../../src/domain/authorization/examples.js';
import { releaseBuffer, setBuffers } from '../../../src/domain/buffers/examples.js';
import { excludeComponent, includeComponent, renewComponent } from '../../../src/domain/component/examples.js';
import { authorizeIssuedUnits, distributeUnits, issueUnits } from '../../../src/domain/issuance/examples.js';
import * as movement from '../../../src/domain/movement/examples.js';
import * as programme from '../../../src/domain/programme/examples.js';
import { dischargeReplacementObligation } from '../../../src/domain/replacement/examples.js';
import * as report from '../../../src/domain/report/examples.js';
import { confirmReversal, reportReversal } from '../../../src/domain/reversal/examples.js';
import * as registry from '../../../src/domain/registry/examples.js';
import { recordFinance } from '../../../src/domain/finance/examples.js';
import { nestProgramme } from '../../../src/domain/nesting/examples.js';
import { closeUnitKind } from '../../../src/domain/closing/examples.js';
import { setAcceptance } from '../../../src/domain/acceptance/examples.js';
import { setTransferLimits } from '../../../src/domain/limits/examples.js';
import { setCreditingThreshold } from '../../../src/domain/threshold/examples.js';
import { restateVerification, verifyReductions, withdrawVerification } from '../../../src/domain/verification/examples.js';

/** A programme of one component, whose last result is negative when all of its units are issued: it owes 100 units. */
const OWING = {
  programme: { ...programme.registerProgramme, programme: '10472' },
  approval: { ...programme.recordHostApproval, programme: '10472' },
  component: {
    ...includeComponent,
    ...{ component: 'CP-2', programme: '10472', site: 'VOLTA-1' },
    crediting: { type: 'renewable', start: '2024-01-01', end: '2025-12-31' },
  },
  authorization: { ...authorization.authorizeUnits, authorization: 'A-2', activities: ['10472'] },
  verified: (verification: string, vintage: string, verified: string): object => ({
    ...verifyReductions,
    ...{ verification, programme: '10472', period: { from: `${vintage}-01-01`, to: `${vintage}-12-31` } },
    report: { sha256: `${vintage}ab`.padEnd(64, '0') },
    components: [{ component: 'CP-2', vintages: [{ vintage, verified }] }],
  }),
  issuance: {
    ...{ issuance: 'I-2', verification: 'V-2' },
    lines: [{ component: 'CP-2', vintage: '2024', quantity: '100', authorization: 'A-2' }],
  },
};

/** A programme of removals, a fifth of whose 100 units is in the buffer. */
const STORED = {
  programme: { ...programme.registerProgramme, programme: '10493', outcome: 'removals', riskRatingBps: '2000' },
  approval: { ...programme.recordHostApproval, programme: '10493' },
  component: { ...includeComponent, component: 'CP-30', programme: '10493', site: 'VOLTA-300' },
  authorization: { ...authorization.authorizeUnits, authorization: 'A-30', activities: ['10493'] },
  verified: {
    ...verifyReductions,
    ...{ verification: 'V-40', programme: '10493', report: { sha256: 'ba'.padEnd(64, '0') } },
    components: [
      {
        component: 'CP-30',
        vintages: [
          { vintage: '2024', verified: '50' },
          { vintage: '2025', verified: '100' },
        ],
      },
    ],
  },
  issuance: {
    ...{ issuance: 'I-30', verification: 'V-40' },
    lines: [{ component: 'CP-30', vintage: '2025', quantity: '100', authorization: 'A-30' }],
  },
};

/** A component that leaves its programme again. */
const LEAVING = { ...includeComponent, component: 'CP-3', site: 'VOLTA-3', expectedAnnual: '1000' };

/** A component whose first crediting period is over with 2025. */
const ENDING = {
  ...LEAVING,
  ...{ component: 'CP-4', site: 'VOLTA-4', crediting: { ...includeComponent.crediting, end: '2025-12-31' } },
};

/** A third component, whose first verification is withdrawn. */
const WITHDRAWN = {
  component: { ...includeComponent, component: 'CP-31', site: 'VOLTA-31', expectedAnnual: '1' },
  verified: {
    ...verifyReductions,
    ...{ verification: 'V-4', batch: 'B-4', report: { sha256: '4ab'.padEnd(64, '0') } },
    components: [{ ...verifyReductions.components[0], component: 'CP-31' }],
  },
};

/** A command of the story: `as` names the login where it isn't the first administrator. */
interface PlayedCommand {
  readonly command: string;
  readonly data: object;
  readonly as?: string;
  /** Where it isn't `UN01`: a mechanism has no buffers of a programme's own. */
  readonly registry?: string;
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
  { command: 'authorize-units', data: authorization.authorizeUnits },
  { command: 'verify-reductions', data: verifyReductions },
  { command: 'issue-units', data: issueUnits },
  { command: 'distribute-units', data: distributeUnits },
  { command: 'transfer-units', data: movement.transferUnits },
  { command: 'correct-transfer', data: movement.correctTransfer },
  { command: 'transfer-units', data: { ...movement.transferUnits, reference: 'ORDER-18' } },
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
  { command: 'register-programme', data: OWING.programme },
  { command: 'record-host-approval', data: OWING.approval },
  { command: 'include-component', data: OWING.component },
  { command: 'authorize-units', data: OWING.authorization },
  { command: 'verify-reductions', data: OWING.verified('V-2', '2024', '100') },
  { command: 'issue-units', data: OWING.issuance },
  { command: 'verify-reductions', data: OWING.verified('V-3', '2025', '-130') },
  { command: 'discharge-replacement-obligation', data: dischargeReplacementObligation },
  { command: 'register-programme', data: STORED.programme },
  { command: 'record-host-approval', data: STORED.approval },
  { command: 'include-component', data: STORED.component },
  { command: 'authorize-units', data: STORED.authorization },
  { command: 'verify-reductions', data: STORED.verified },
  { command: 'issue-units', data: STORED.issuance },
  { command: 'report-reversal', data: reportReversal },
  { command: 'confirm-reversal', data: confirmReversal },
  { command: 'register-assets', data: asset.registerAssets },
  { command: 'retire-assets', data: asset.retireAssets },
  { command: 'include-component', data: LEAVING },
  { command: 'exclude-component', data: excludeComponent },
  { command: 'include-component', data: ENDING },
  { command: 'renew-component', data: renewComponent },
  { command: 'renew-programme', data: programme.renewProgramme },
  { command: 'hold-programme', data: programme.holdProgramme },
  { command: 'release-programme', data: programme.releaseProgramme },
  { command: 'authorize-units', data: { ...authorization.authorizeUnits, authorization: 'A-3', statement: 'later', purposes: [] } },
  {
    command: 'issue-units',
    data: { issuance: 'I-3', verification: 'V-1', lines: [{ component: 'CP-1', vintage: '2024', quantity: '1000', contribution: 'PI' }] },
  },
  { command: 'authorize-issued-units', data: authorizeIssuedUnits },
  { command: 'authorize-entity', data: authorization.authorizeEntity },
  { command: 'revise-authorization', data: authorization.reviseAuthorization },
  { command: 'revoke-authorization', data: authorization.revokeAuthorization },
  { command: 'report-inventory', data: accounting.reportInventory },
  { command: 'choose-adjustment-method', data: accounting.chooseAdjustmentMethod },
  { command: 'finalize-period', data: accounting.finalizePeriod },
  { command: 'file-annual-report', data: report.fileAnnualReport },
  { command: 'include-component', data: WITHDRAWN.component },
  { command: 'verify-reductions', data: WITHDRAWN.verified },
  { command: 'withdraw-verification', data: withdrawVerification },
  { command: 'restate-verification', data: restateVerification },
  { command: 'set-crediting-threshold', data: setCreditingThreshold },
  { command: 'record-finance', data: recordFinance },
  { command: 'nest-programme', data: nestProgramme },
  { command: 'set-transfer-limits', data: setTransferLimits },
  { command: 'set-acceptance', data: setAcceptance },
  { command: 'withdraw-host-approval', data: programme.withdrawHostApproval },
  { registry: 'GHA01', command: 'open-registry', data: { ...registry.openRegistry, kind: 'party' } },
  { registry: 'GHA01', command: 'register-party', data: registry.registerParty },
  { registry: 'GHA01', command: 'register-programme', data: programme.registerProgramme },
  { registry: 'GHA01', command: 'set-buffers', data: setBuffers },
  { registry: 'GHA01', command: 'release-buffer', data: releaseBuffer },
  { registry: 'GHA01', command: 'close-unit-kind', data: closeUnitKind },
];
