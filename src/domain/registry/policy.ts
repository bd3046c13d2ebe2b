import type { Policy, RegistryKind } from '../book/rows.js';
import { Bps, Flag, OneOf, Optional, Rows, Token } from '../kernel/fields.js';
import { COMMAND_NAMES, NOT_PROPOSABLE } from '../message/command-names.js';
import type { FieldError } from '../kernel/field-error.js';

const ROUNDING = ['ceil', 'floor', 'half-up'] as const;

export class ApprovalRuleFields {
  @OneOf(...COMMAND_NAMES) command!: string;
  @OneOf('colleague', 'counterparty') by!: 'colleague' | 'counterparty';
}

/** The members of a policy that a command names; what it doesn't name stays. */
export class PolicyFields {
  @Optional() @Bps() adaptationBps?: string;
  @Optional() @Bps() omgeBps?: string;
  @Optional() @Bps() cdmAdaptationBps?: string;
  @Optional() @OneOf(...ROUNDING) levyRounding?: Policy['levyRounding'];
  @Optional() @OneOf(...ROUNDING) bufferRounding?: Policy['bufferRounding'];
  @Optional() @OneOf('issued', 'submitted') nextPeriodGate?: Policy['nextPeriodGate'];
  @Optional() @OneOf('inclusion', '2021') creditingStart?: Policy['creditingStart'];
  @Optional() @OneOf('elapsed-years', 'inventory-years') averagingDenominator?: Policy['averagingDenominator'];
  @Optional() @OneOf('proportional', 'refuse') postAuthorizationLevyShare?: Policy['postAuthorizationLevyShare'];
  @Optional() @Rows(() => ApprovalRuleFields, { max: COMMAND_NAMES.length, least: 0 }) approvals?: ApprovalRuleFields[];
  @Optional() @Token(/^(?:0|[1-9]|[1-9][0-9]|1[0-5][0-9]|16[0-8])$/, 'Hours, 0 to 168') transferDelayHours?: string;
  @Optional() @Token(/^(?:[1-9]|[1-9][0-9]|[1-6][0-9]{2}|7[01][0-9]|720)$/, 'Hours, 1 to 720') proposalHours?: string;
  @Optional() @Flag() requireAssets?: boolean;
}

const FOUR_EYES = ['issue-units', 'set-policy', 'grant-role', 'correct-transfer', 'cancel-units', 'transfer-units'] as const;

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
  approvals: kind === 'mechanism' && !trial ? FOUR_EYES.map((command) => ({ command, by: 'colleague' as const })) : [],
  transferDelayHours: trial ? '0' : '26',
  proposalHours: '72',
  requireAssets: false,
});

/** `base` with the members `fields` names. */
export const withFields = (base: Policy, fields: PolicyFields | undefined): Policy => ({ ...base, ...fields });

/** contributions of Article 6.2 are explicit actions, never automatic levies. */
export const levyErrors = (kind: RegistryKind, fields: PolicyFields | undefined): FieldError[] =>
  kind === 'mechanism'
    ? []
    : (['adaptationBps', 'omgeBps'] as const)
        .filter((member) => fields?.[member] !== undefined && fields[member] !== '0')
        .map((member) => ({ pointer: `/policy/${member}`, code: 'levy-not-allowed', detail: 'Only a mechanism levies; here it is 0' }));

/** A command stands in the list of approvals once, and is one that can be proposed. */
export const approvalErrors = (fields: PolicyFields | undefined): FieldError[] =>
  (fields?.approvals ?? []).flatMap(({ command }, i, rules): FieldError[] => {
    const pointer = `/policy/approvals/${i}/command`;
    if (NOT_PROPOSABLE.has(command)) return [{ pointer, code: 'enum', detail: 'Not a command that can be proposed' }];
    const twice = rules.findIndex((rule) => rule.command === command) < i;
    return twice ? [{ pointer, code: 'duplicate', detail: 'The command stands in the list already' }] : [];
  });
