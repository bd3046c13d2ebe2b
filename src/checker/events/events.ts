import * as accounting from './accounting.js';
import * as accounts from './accounts.js';
import * as activities from './activities.js';
import * as assets from './assets.js';
import * as annualReports from './annual-reports.js';
import * as approval from './approval.js';
import * as authorizations from './authorizations.js';
import * as finance from './finance.js';
import type { Form, Of } from './form.js';
import * as nests from './nests.js';
import * as limits from './limits.js';
import * as buffers from './buffers.js';
import * as registry from './registry.js';
import * as reversals from './reversals.js';
import * as units from './units.js';

/** An event as it is stored, parsed (`docs/reference/events.md`). Every number but `v` is a string. */
export interface CheckedEvent {
  readonly revision: string;
  readonly type: string;
  /** The version of the event's type. */
  readonly schema: string;
  readonly registry: string;
  readonly at: string;
  readonly actor: string;
  readonly authority: string | null;
  readonly approver: string | null;
  readonly command: string | null;
  readonly commandHash: string | null;
  readonly part: string;
  readonly parts: string;
  readonly data: unknown;
}

/** Every event the checker knows, by type, with the form of each version. What isn't here is a finding: nothing is skipped in silence. */
const FORMS = {
  WriterStarted: { 1: registry.writerStarted },
  HistoryRestored: { 1: registry.historyRestored },
  RegistryOpened: registry.registryOpened,
  PolicySet: registry.policySet,
  RoleGranted: { 1: registry.roleGranted },
  RoleRevoked: { 1: registry.roleRevoked },
  PartyRegistered: { 1: registry.party },
  PartyUpdated: { 1: registry.party },
  AccountOpened: { 1: accounts.accountOpened },
  AccountSuspended: { 1: accounts.accountNamed },
  AccountReinstated: { 1: accounts.accountNamed },
  AccountClosed: { 1: accounts.accountNamed },
  ClosureInstructed: { 1: accounts.closureInstructed },
  AccountTrustChanged: accounts.trustChanged,
  UnitsFrozen: { 1: accounts.blocksNamed },
  UnitsUnfrozen: { 1: accounts.blocksNamed },
  ProgrammeRegistered: activities.programmeRegistered,
  CreditingThresholdSet: { 1: activities.creditingThresholdSet },
  FinanceRecorded: { 1: finance.financeRecorded },
  FinanceSettled: { 1: finance.financeSettled },
  ProgrammeNested: { 1: nests.programmeNested },
  TransferLimitsSet: { 1: limits.transferLimitsSet },
  AcceptanceSet: { 1: limits.acceptanceSet },
  BuffersSet: { 1: buffers.buffersSet },
  BufferReleased: { 1: buffers.bufferReleased },
  HostApprovalRecorded: { 1: activities.hostApprovalRecorded },
  ComponentIncluded: { 1: activities.componentIncluded, 2: activities.componentIncluded },
  AssetsRegistered: { 1: assets.assetsRegistered },
  AssetsRetired: { 1: assets.assetsRetired },
  ComponentExcluded: { 1: activities.componentExcluded },
  ComponentRenewed: { 1: activities.componentRenewed },
  ProgrammeRenewed: { 1: activities.programmeRenewed },
  HostApprovalWithdrawn: { 1: activities.hostApprovalWithdrawn },
  ProgrammeHeld: { 1: activities.programmeNamed },
  ProgrammeReleased: { 1: activities.programmeNamed },
  ReductionsVerified: activities.reductionsVerified,
  VerificationWithdrawn: { 1: activities.verificationWithdrawn },
  VerificationRestated: { 1: activities.verificationRestated },
  ReplacementObligationRaised: { 1: activities.obligationRaised },
  ReplacementObligationDischarged: { 1: activities.obligationDischarged },
  ReversalReported: { 1: reversals.reversalReported },
  ReversalConfirmed: { 1: reversals.reversalConfirmed },
  BufferUnitsCancelled: { 1: reversals.bufferUnitsCancelled },
  UnitsAuthorized: { 1: authorizations.unitsAuthorized },
  AuthorizationRevised: { 1: authorizations.authorizationRevised },
  AuthorizationRevoked: { 1: authorizations.authorizationRevoked },
  EntityAuthorized: { 1: authorizations.entityAuthorized },
  UnitsIssued: units.unitsIssued,
  IssuedUnitsAuthorized: { 1: units.issuedUnitsAuthorized },
  UnitsDistributed: { 1: units.unitsDistributed },
  UnitsTransferred: { 1: units.unitsTransferred },
  UnitsUsed: { 1: units.unitsUsed },
  UnitsCancelled: { 1: units.unitsCancelled },
  OpeningBalanceImported: units.openingBalanceImported,
  CorrespondingAdjustmentApplied: { 1: units.correspondingAdjustment },
  InventoryReported: { 1: accounting.inventoryReported },
  AdjustmentMethodChosen: { 1: accounting.adjustmentMethodChosen },
  PeriodFinalized: { 1: accounting.periodFinalized },
  AnnualReportFiled: { 1: annualReports.annualReportFiled },
  CommandProposed: { 1: approval.commandProposed },
  CommandApproved: { 1: approval.commandApproved },
  CommandDeclined: { 1: approval.proposalClosed },
  CommandWithdrawn: { 1: approval.proposalClosed },
} as const satisfies Readonly<Record<string, Readonly<Partial<Record<1 | 2, Form<unknown>>>>>>;

export type EventType = keyof typeof FORMS;

type Versions<T extends EventType> = (typeof FORMS)[T];
type First<T extends EventType> = Versions<T> extends { readonly 1: infer F } ? Of<F> : never;
type Second<T extends EventType> = Versions<T> extends { readonly 2: infer F } ? Of<F> : unknown;

/** The data of an event: what version 1 says, and what version 2 says beyond it where the event is of it. */
export type EventData<T extends EventType> = First<T> & Partial<Omit<Second<T>, keyof First<T>>>;

export const isKnown = (type: string): type is EventType => Object.hasOwn(FORMS, type);

/** The form of a version of a type; undefined where the checker doesn't know it. */
export const formOf = (type: EventType, version: string): Form<unknown> | undefined =>
  (FORMS[type] as Readonly<Record<string, Form<unknown>>>)[version];

/** Whether there is a version 2 of the type. */
export const hasSecond = (type: EventType): boolean => Object.hasOwn(FORMS[type], '2');
