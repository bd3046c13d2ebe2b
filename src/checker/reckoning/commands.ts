import type { Step } from '../act.js';
import type { EventType } from '../events/events.js';

/** The one command whose act an event of this type is, where that needs no second look. */
const COMMAND_OF: Readonly<Partial<Record<EventType, string>>> = {
  RegistryOpened: 'open-registry',
  PolicySet: 'set-policy',
  RoleGranted: 'grant-role',
  RoleRevoked: 'revoke-role',
  PartyRegistered: 'register-party',
  PartyUpdated: 'update-party',
  AccountOpened: 'open-account',
  AccountSuspended: 'suspend-account',
  AccountReinstated: 'reinstate-account',
  AccountClosed: 'close-account',
  ClosureInstructed: 'instruct-closure',
  AccountTrustChanged: 'trust-account',
  UnitsFrozen: 'freeze-units',
  UnitsUnfrozen: 'unfreeze-units',
  ProgrammeRegistered: 'register-programme',
  CreditingThresholdSet: 'set-crediting-threshold',
  FinanceRecorded: 'record-finance',
  ProgrammeNested: 'nest-programme',
  TransferLimitsSet: 'set-transfer-limits',
  AcceptanceSet: 'set-acceptance',
  BuffersSet: 'set-buffers',
  BufferReleased: 'release-buffer',
  HostApprovalRecorded: 'record-host-approval',
  ComponentIncluded: 'include-component',
  AssetsRegistered: 'register-assets',
  AssetsRetired: 'retire-assets',
  ComponentExcluded: 'exclude-component',
  ComponentRenewed: 'renew-component',
  ProgrammeRenewed: 'renew-programme',
  HostApprovalWithdrawn: 'withdraw-host-approval',
  ProgrammeHeld: 'hold-programme',
  ProgrammeReleased: 'release-programme',
  ReductionsVerified: 'verify-reductions',
  ReversalReported: 'report-reversal',
  ReversalConfirmed: 'confirm-reversal',
  VerificationWithdrawn: 'withdraw-verification',
  VerificationRestated: 'restate-verification',
  UnitsAuthorized: 'authorize-units',
  AuthorizationRevised: 'revise-authorization',
  AuthorizationRevoked: 'revoke-authorization',
  EntityAuthorized: 'authorize-entity',
  UnitsIssued: 'issue-units',
  IssuedUnitsAuthorized: 'authorize-issued-units',
  UnitsDistributed: 'distribute-units',
  UnitsTransferred: 'transfer-units',
  UnitsUsed: 'use-units',
  UnitsCancelled: 'cancel-units',
  OpeningBalanceImported: 'import-opening-balance',
  InventoryReported: 'report-inventory',
  AdjustmentMethodChosen: 'choose-adjustment-method',
  PeriodFinalized: 'finalize-period',
  AnnualReportFiled: 'file-annual-report',
  CommandProposed: 'propose',
  CommandDeclined: 'decline',
  CommandWithdrawn: 'withdraw',
};

const ADJUSTS: readonly EventType[] = ['CorrespondingAdjustmentApplied'];

/** What an act of a command has beside its own events. */
const CONSEQUENCES: Readonly<Record<string, readonly EventType[]>> = {
  'open-registry': ['AccountOpened'],
  'set-buffers': ['AccountOpened'],
  'close-account': ['UnitsTransferred', ...ADJUSTS],
  'exclude-component': ['ReplacementObligationRaised'],
  'verify-reductions': ['ReplacementObligationRaised'],
  'restate-verification': ['ReplacementObligationRaised'],
  'issue-units': ADJUSTS,
  'authorize-issued-units': ADJUSTS,
  'distribute-units': ADJUSTS,
  'transfer-units': ADJUSTS,
  'correct-transfer': [],
  'use-units': ADJUSTS,
  'cancel-units': [...ADJUSTS, 'ReplacementObligationDischarged', 'FinanceSettled'],
  'discharge-replacement-obligation': [...ADJUSTS, 'ReplacementObligationDischarged'],
  'confirm-reversal': ['BufferUnitsCancelled', 'ReplacementObligationRaised'],
  'import-opening-balance': ADJUSTS,
};

/** The command that the events of an act are of, its approval aside; undefined where no command gives such events together. */
export const commandOf = (all: readonly Step[]): string | undefined => {
  const steps = all[0]?.type === 'CommandApproved' ? all.slice(1) : all;
  const [first] = steps;
  const command = first && nameOf(first, steps);
  if (!command || steps.length === 1) return command;
  const allowed = new Set<EventType>([first.type, ...(CONSEQUENCES[command] ?? [])]);
  if (command === 'close-account') allowed.add('AccountClosed');
  return steps.every(({ type }) => allowed.has(type)) ? command : undefined;
};

const nameOf = (first: Step, steps: readonly Step[]): string | undefined => {
  const discharges = steps.some(({ type }) => type === 'ReplacementObligationDischarged');
  // Any holder may cancel to meet an obligation; its debtor acts as that.
  if (discharges && first.type === 'UnitsCancelled' && !first.event.authority?.startsWith('holder:'))
    return 'discharge-replacement-obligation';
  if (first.type !== 'UnitsTransferred') return COMMAND_OF[first.type];
  const { corrects } = (first as Step<'UnitsTransferred'>).data;
  if (corrects !== null) return 'correct-transfer';
  if (steps.some(({ type }) => type === 'AccountClosed')) return 'close-account';
  return discharges ? 'discharge-replacement-obligation' : COMMAND_OF.UnitsTransferred;
};
