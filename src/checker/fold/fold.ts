import type { Act, Step } from '../act.js';
import type { EventType } from '../events/events.js';
import type { State } from '../state/state.js';
import * as accounting from './accounting.js';
import * as activities from './activities.js';
import * as approval from './approval.js';
import * as assets from './assets.js';
import * as authorizations from './authorizations.js';
import * as births from './births.js';
import * as buffers from './buffers.js';
import * as conversions from './conversions.js';
import type { Fold } from './event-fold.js';
import * as finances from './finances.js';
import * as imports from './imports.js';
import { climb } from './ladders.js';
import * as limits from './limits.js';
import * as movements from './movements.js';
import * as nests from './nests.js';
import * as registry from './registry.js';
import * as reversals from './reversals.js';
import * as verifications from './verifications.js';

const FOLDS: { readonly [T in EventType]: Fold<T> } = {
  WriterStarted: () => undefined,
  HistoryRestored: registry.historyRestored,
  RegistryOpened: registry.registryOpened,
  PolicySet: registry.policySet,
  RoleGranted: registry.roleGranted,
  RoleRevoked: registry.roleRevoked,
  PartyRegistered: registry.partyStated,
  PartyUpdated: registry.partyStated,
  AccountOpened: registry.accountOpened,
  AccountSuspended: registry.accountBecomes('suspended'),
  AccountReinstated: registry.accountBecomes('active'),
  AccountClosed: registry.accountBecomes('closed'),
  ClosureInstructed: registry.closureInstructed,
  AccountTrustChanged: registry.trustChanged,
  UnitsFrozen: movements.frozen(true),
  UnitsUnfrozen: movements.frozen(false),
  ProgrammeRegistered: activities.programmeRegistered,
  CreditingThresholdSet: activities.creditingThresholdSet,
  FinanceRecorded: finances.financeRecorded,
  FinanceSettled: finances.financeSettled,
  ProgrammeNested: nests.programmeNested,
  TransferLimitsSet: limits.transferLimitsSet,
  AcceptanceSet: limits.acceptanceSet,
  BuffersSet: buffers.buffersSet,
  BufferReleased: buffers.bufferReleased,
  HostApprovalRecorded: activities.hostApprovalRecorded,
  ComponentIncluded: activities.componentIncluded,
  AssetsRegistered: assets.assetsRegistered,
  AssetsRetired: assets.assetsRetired,
  ComponentExcluded: activities.componentExcluded,
  ComponentRenewed: activities.componentRenewed,
  ProgrammeRenewed: activities.programmeRenewed,
  HostApprovalWithdrawn: activities.hostApprovalWithdrawn,
  ProgrammeHeld: activities.programmeHeld,
  ProgrammeReleased: activities.programmeReleased,
  ReductionsVerified: verifications.reductionsVerified,
  VerificationWithdrawn: verifications.verificationWithdrawn,
  VerificationRestated: verifications.verificationRestated,
  ReplacementObligationRaised: activities.obligationRaised,
  ReplacementObligationDischarged: activities.obligationDischarged,
  ReversalReported: reversals.reversalReported,
  ReversalConfirmed: reversals.reversalConfirmed,
  BufferUnitsCancelled: reversals.bufferUnitsCancelled,
  UnitsAuthorized: authorizations.unitsAuthorized,
  AuthorizationRevised: authorizations.authorizationRevised,
  AuthorizationRevoked: authorizations.authorizationRevoked,
  EntityAuthorized: authorizations.entityAuthorized,
  UnitsIssued: births.unitsIssued,
  IssuedUnitsAuthorized: conversions.issuedUnitsAuthorized,
  OpeningBalanceImported: imports.openingBalanceImported,
  UnitsDistributed: movements.unitsDistributed,
  UnitsTransferred: movements.unitsMoved,
  UnitsUsed: movements.unitsUsed,
  UnitsCancelled: movements.unitsMoved,
  CorrespondingAdjustmentApplied: accounting.adjusted,
  InventoryReported: accounting.inventoryReported,
  AdjustmentMethodChosen: accounting.adjustmentMethodChosen,
  PeriodFinalized: accounting.periodFinalized,
  AnnualReportFiled: accounting.annualReportFiled,
  CommandProposed: approval.commandProposed,
  CommandApproved: approval.closed('approved'),
  CommandDeclined: approval.closed('closed'),
  CommandWithdrawn: approval.closed('closed'),
};

/** Lets an event happen. */
export const fold = <T extends EventType>(step: Step<T>, state: State, act: Act): void => {
  climb(step, state);
  FOLDS[step.type](step, state, act);
};
