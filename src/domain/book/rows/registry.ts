import type { Retractable } from './taken-back.js';

export const REGISTRY_KINDS = ['mechanism', 'party', 'international'] as const;

export type RegistryKind = (typeof REGISTRY_KINDS)[number];

export interface ApprovalRule {
  readonly command: string;
  readonly by: 'colleague' | 'counterparty';
}

/**
 * Every choice the sources leave open (`docs/rules.md#where-the-sources-leave-something-open`), whole, as `RegistryOpened` and `PolicySet`
 * record it.
 */
export interface Policy {
  readonly adaptationBps: string;
  readonly omgeBps: string;
  readonly cdmAdaptationBps: string;
  readonly levyRounding: 'ceil' | 'floor' | 'half-up';
  readonly bufferRounding: 'ceil' | 'floor' | 'half-up';
  readonly nextPeriodGate: 'issued' | 'submitted';
  readonly creditingStart: 'inclusion' | '2021';
  readonly averagingDenominator: 'elapsed-years' | 'inventory-years';
  readonly postAuthorizationLevyShare: 'proportional' | 'refuse';
  readonly approvals: readonly ApprovalRule[];
  readonly transferDelayHours: string;
  readonly proposalHours: string;
  readonly requireAssets: boolean;
  readonly itmoIdForm: 'full' | 'serial';
  readonly nestingShortfall: 'carry' | 'ignore';
  readonly financeRounding: 'ceil' | 'half-up';
  readonly overselling: 'off' | 'warn' | 'refuse';
  readonly overCrediting: 'carry' | 'replace';
  readonly longPeriods: 'stated' | 'by-day';
}

export interface RegistryRow {
  readonly kind: RegistryKind;
  readonly operator: string;
  readonly trial: boolean;
  readonly administrators: readonly string[];
  readonly policyNumber: bigint;
  readonly policy: Policy;
}

export interface WriterRow {
  readonly node: string;
  readonly url: string;
  readonly since: bigint;
}

/** A role of an actor. Revoked it is taken back; granted again it counts again. */
export interface RoleRow extends Retractable {
  readonly actor: string;
  readonly role: string;
  readonly scope: string | null;
  readonly until: string | null;
}
