import type { ApprovalRule, Policy } from '../book/rows.js';
import { Bps, Flag, OneOf, Optional, Rows, Token, type Decorator } from '../kernel/fields.js';
import { COMMAND_NAMES } from '../message/command-names.js';

const ROUNDING = ['ceil', 'floor', 'half-up'] as const;

class ApprovalRuleFields implements ApprovalRule {
  @OneOf(...COMMAND_NAMES) command!: string;
  @OneOf('colleague', 'counterparty') by!: 'colleague' | 'counterparty';
}

/** What a policy of version 1 has, each with its form (`docs/contract.md` 2). */
const VERSION_1 = {
  adaptationBps: Bps(),
  omgeBps: Bps(),
  cdmAdaptationBps: Bps(),
  levyRounding: OneOf(...ROUNDING),
  bufferRounding: OneOf(...ROUNDING),
  nextPeriodGate: OneOf('issued', 'submitted'),
  creditingStart: OneOf('inclusion', '2021'),
  averagingDenominator: OneOf('elapsed-years', 'inventory-years'),
  postAuthorizationLevyShare: OneOf('proportional', 'refuse'),
  approvals: Rows(() => ApprovalRuleFields, { max: COMMAND_NAMES.length, least: 0 }),
  transferDelayHours: Token(/^(?:0|[1-9]|[1-9][0-9]|1[0-5][0-9]|16[0-8])$/, 'Hours, 0 to 168'),
  proposalHours: Token(/^(?:[1-9]|[1-9][0-9]|[1-6][0-9]{2}|7[01][0-9]|720)$/, 'Hours, 1 to 720'),
  requireAssets: Flag(),
} as const satisfies Partial<Record<keyof Policy, Decorator>>;

const VERSION_2 = {
  ...VERSION_1,
  itmoIdForm: OneOf('full', 'serial'),
  nestingShortfall: OneOf('carry', 'ignore'),
  financeRounding: OneOf('ceil', 'half-up'),
  overselling: OneOf('off', 'warn', 'refuse'),
  overCrediting: OneOf('carry', 'replace'),
  longPeriods: OneOf('stated', 'by-day'),
} as const satisfies Record<keyof Policy, Decorator>;

/** Gives the members of a class their forms: a policy is the same list whether a command changes some of it or an event states it whole. */
const having = <C extends abstract new () => object>(target: C, members: Readonly<Record<string, Decorator>>, whole: boolean): C => {
  for (const [member, form] of Object.entries(members)) {
    if (!whole) Optional()(target.prototype as object, member);
    form(target.prototype as object, member);
  }
  return target;
};

/** The members of a policy that a command names; what it doesn't name stays. */
export type PolicyFields = Partial<Policy>;
export const PolicyFields = having(class PolicyFields {}, VERSION_2, false);

/** A whole policy, as events of version 2 hold it. */
export type WholePolicy = Policy;
export const WholePolicy = having(class WholePolicy {} as new () => WholePolicy, VERSION_2, true);

/** A policy of version 1, before members were added. */
export type Policy1 = Pick<Policy, keyof typeof VERSION_1>;
export const Policy1 = having(class Policy1 {} as new () => Policy1, VERSION_1, false);
