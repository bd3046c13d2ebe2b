import type { Policy, RegistryKind } from '../book/rows.js';
import { ADMINISTRATOR_COMMANDS, NOT_PROPOSABLE } from '../message/command-names.js';
import type { FieldError } from '../kernel/field-error.js';
import type { PolicyFields } from './policy-fields.js';

/** what needs a second person in every registry that is no trial, unless its policy says otherwise (`docs/contract.md` 2). */
const FOUR_EYES = [
  ...['set-policy', 'grant-role', 'revoke-role', 'update-party', 'correct-transfer', 'close-account', 'trust-account'],
  ...['import-opening-balance', 'cancel-units', 'transfer-units'],
];

/** What needs one in a mechanism as well. */
const FOUR_EYES_OF_MECHANISM = ['issue-units', 'restate-verification', 'exclude-component'];

const approvalsOf = (kind: RegistryKind, trial: boolean): Policy['approvals'] =>
  (trial ? [] : kind === 'mechanism' ? [...FOUR_EYES, ...FOUR_EYES_OF_MECHANISM] : FOUR_EYES).map((command) => ({
    ...{ command, by: 'colleague' as const },
  }));

/** The policy a registry opens with, where the command names nothing else (`docs/rules.md#where-the-sources-leave-something-open`). */
export const defaultPolicy = (kind: RegistryKind, trial: boolean): Policy => ({
  adaptationBps: kind === 'mechanism' ? '500' : '0',
  omgeBps: kind === 'mechanism' ? '200' : '0',
  cdmAdaptationBps: '200',
  levyRounding: 'ceil',
  bufferRounding: 'ceil',
  nextPeriodGate: 'issued',
  creditingStart: 'inclusion',
  averagingDenominator: 'elapsed-years',
  postAuthorizationLevyShare: 'proportional',
  approvals: approvalsOf(kind, trial),
  transferDelayHours: trial ? '0' : '26',
  proposalHours: '72',
  requireAssets: false,
  ...addedLater(kind),
});

/** The members that version 1 of a policy doesn't have: in a book opened before them they have the default of its kind. */
export const addedLater = (
  kind: RegistryKind,
): Pick<Policy, 'itmoIdForm' | 'nestingShortfall' | 'financeRounding' | 'overselling' | 'overCrediting' | 'longPeriods'> => ({
  itmoIdForm: 'full',
  nestingShortfall: 'carry',
  financeRounding: 'ceil',
  overselling: kind === 'mechanism' ? 'off' : 'warn',
  overCrediting: 'carry',
  longPeriods: 'stated',
});

/** `base` with the members `fields` names. */
export const withFields = (base: Policy, fields: PolicyFields | undefined): Policy => ({ ...base, ...fields });

/** how many administrators a policy needs at least: two where a command of theirs waits for a second person. */
export const administratorsNeeded = ({ approvals }: Pick<Policy, 'approvals'>): number =>
  approvals.some(({ command }) => ADMINISTRATOR_COMMANDS.has(command)) ? 2 : 1;

/** contributions of Article 6.2 are explicit actions, never automatic levies. */
export const levyErrors = (kind: RegistryKind, fields: PolicyFields | undefined): FieldError[] =>
  kind === 'mechanism'
    ? []
    : (['adaptationBps', 'omgeBps'] as const)
        .filter((member) => fields?.[member] !== undefined && fields[member] !== '0')
        .map((member) => ({ pointer: `/policy/${member}`, code: 'levy-not-allowed', detail: 'Only a mechanism levies; here it is 0' }));

/** a proposal must outlive the delay, or nothing that waits could ever be approved. `policy` is whole. */
export const hoursErrors = ({ proposalHours, transferDelayHours }: Policy): FieldError[] =>
  Number(proposalHours) > Number(transferDelayHours)
    ? []
    : [{ pointer: '/policy/proposalHours', code: 'period-reversed', detail: 'A proposal would expire before the delay of transfers ends' }];

/** A command stands in the list of approvals once, and is one that can be proposed. */
export const approvalErrors = (fields: PolicyFields | undefined): FieldError[] =>
  (fields?.approvals ?? []).flatMap(({ command }, i, rules): FieldError[] => {
    const pointer = `/policy/approvals/${i}/command`;
    if (NOT_PROPOSABLE.has(command)) return [{ pointer, code: 'enum', detail: 'Not a command that can be proposed' }];
    const twice = rules.findIndex((rule) => rule.command === command) < i;
    return twice ? [{ pointer, code: 'duplicate', detail: 'The command stands in the list already' }] : [];
  });
