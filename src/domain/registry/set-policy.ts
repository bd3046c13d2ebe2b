import type { ReadonlyBook } from '../book/readonly-book.js';
import { registryOf } from '../book/questions.js';
import { administrator } from '../message/authority.js';
import { canonical } from '../kernel/canonical.js';
import { Nested, Quantity } from '../kernel/fields.js';
import { Command, CommandHandler, happened, type Act, type Handler } from '../message/message.js';
import type { FieldError } from '../kernel/field-error.js';
import { refuse } from '../kernel/refusal.js';
import { Reason } from '../kernel/values.js';
import { setPolicy } from './examples.js';
import { lasting } from './last-administrator.js';
import { PolicyFields } from './policy-fields.js';
import { administratorsNeeded, approvalErrors, hoursErrors, levyErrors, withFields } from './policy.js';
import { PolicySet1 } from './policy-set-1.js';
import { PolicySet } from './policy-set.js';

@Command('set-policy', { by: [administrator], summary: 'Change the policy; what is not named stays', example: setPolicy })
export class SetPolicy {
  @Quantity() replaces!: string;
  @Nested(() => PolicyFields) policy!: PolicyFields;
  @Nested(() => Reason) reason!: Reason;
}

/** policies are numbered; a change names the policy it replaces. R-80: none asks for more persons than there are. */
@CommandHandler(SetPolicy, { emits: [PolicySet], reads: [PolicySet1], refuses: ['stale-policy', 'last-administrator'] })
export class SetPolicyHandler implements Handler<SetPolicy> {
  check({ policy }: SetPolicy): FieldError[] {
    return approvalErrors(policy);
  }

  decide(book: ReadonlyBook, { replaces, policy, reason }: SetPolicy): Act {
    const { kind, policyNumber, policy: current } = registryOf(book);
    const next = withFields(current, policy);
    const errors = [...levyErrors(kind, policy), ...hoursErrors(next)];
    if (errors.length > 0) refuse('invalid-input', { errors });
    if (BigInt(replaces) !== policyNumber) refuse('stale-policy');
    if (administratorsNeeded(next) > administratorsNeeded(current) && lasting(book).size < administratorsNeeded(next))
      refuse('last-administrator');
    if (canonical(next) === canonical(current)) refuse('nothing-to-change');
    return [happened(PolicySet, { replaces, policyNumber: String(policyNumber + 1n), policy: next, reason })];
  }
}
