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
import { approvalErrors, levyErrors, PolicyFields, withFields } from './policy.js';
import { PolicySet } from './policy-set.js';

@Command('set-policy', { by: [administrator], summary: 'Change the policy; what is not named stays', example: setPolicy })
export class SetPolicy {
  @Quantity() replaces!: string;
  @Nested(() => PolicyFields) policy!: PolicyFields;
  @Nested(() => Reason) reason!: Reason;
}

/** policies are numbered; a change names the policy it replaces. */
@CommandHandler(SetPolicy, { emits: [PolicySet], refuses: ['stale-policy'] })
export class SetPolicyHandler implements Handler<SetPolicy> {
  check({ policy }: SetPolicy): FieldError[] {
    return approvalErrors(policy);
  }

  decide(book: ReadonlyBook, { replaces, policy, reason }: SetPolicy): Act {
    const { kind, policyNumber, policy: current } = registryOf(book);
    const errors = levyErrors(kind, policy);
    if (errors.length > 0) refuse('invalid-input', { errors });
    if (BigInt(replaces) !== policyNumber) refuse('stale-policy');
    const next = withFields(current, policy);
    if (canonical(next) === canonical(current)) refuse('nothing-to-change');
    return [happened(PolicySet, { replaces, policyNumber: String(policyNumber + 1n), policy: next, reason })];
  }
}
