import type { ReadonlyBook } from '../book/readonly-book.js';
import { REGISTRY_KINDS, type RegistryKind } from '../book/rows.js';
import { AccountOpened } from '../account/account-opened.js';
import { ADMINISTRATOR_ACCOUNTS } from '../book/account-types.js';
import { Actors, Flag, Nested, OneOf, Optional, Text } from '../kernel/fields.js';
import { Command, CommandHandler, happened, type Act, type Context, type Handler } from '../message/message.js';
import type { FieldError } from '../kernel/field-error.js';
import { invalid, refuse } from '../kernel/refusal.js';
import { openRegistry } from './examples.js';
import { PolicyFields } from './policy-fields.js';
import { administratorsNeeded, approvalErrors, defaultPolicy, hoursErrors, levyErrors, withFields } from './policy.js';
import { RegistryOpened1 } from './registry-opened-1.js';
import { RegistryOpened } from './registry-opened.js';

@Command('open-registry', {
  by: { says: 'anyone, for a code this node serves', authority: () => 'administrator' },
  summary: 'Open a registry, with its policy and its administrator accounts',
  opensRegistry: true,
  example: openRegistry,
})
export class OpenRegistry {
  @OneOf(...REGISTRY_KINDS) kind!: RegistryKind;
  @Text() operator!: string;
  @Actors(50) administrators!: string[];
  @Optional() @Flag() trial?: boolean;
  @Optional() @Nested(() => PolicyFields) policy?: PolicyFields;
}

/** REG 20, 22: the administrator's accounts exist from the first event on. */
@CommandHandler(OpenRegistry, { emits: [RegistryOpened, AccountOpened], reads: [RegistryOpened1], refuses: ['already-exists'] })
export class OpenRegistryHandler implements Handler<OpenRegistry> {
  check({ kind, policy, trial = false, administrators }: OpenRegistry): FieldError[] {
    const whole = withFields(defaultPolicy(kind, trial), policy);
    const twice = administrators.findIndex((actor, i) => administrators.indexOf(actor) < i);
    const duplicate = { pointer: `/administrators/${twice}`, code: 'duplicate', detail: 'The actor stands in the list already' };
    const alone = { pointer: '/administrators', code: 'too-few', detail: 'The policy asks for a second administrator' };
    return [
      ...[...levyErrors(kind, policy), ...approvalErrors(policy), ...hoursErrors(whole)],
      ...(twice < 0 ? [] : [duplicate]),
      ...(administrators.length < administratorsNeeded(whole) ? [alone] : []),
    ];
  }

  decide(book: ReadonlyBook, { kind, operator, administrators, trial = false, policy }: OpenRegistry, context: Context): Act {
    if (kind !== 'mechanism' && !/^[A-Z]{3}[0-9]{2}$/.test(context.registry))
      invalid('/kind', 'enum', 'The code of a Party or international registry has three letters and two digits');
    if (trial && !context.trials) invalid('/trial', 'trial-not-allowed', 'Trials are opened in dev mode only');
    if (book.registry.has(book.code)) refuse('already-exists');
    const opened = happened(RegistryOpened, {
      kind,
      operator,
      administrators,
      trial,
      policyNumber: '1',
      policy: withFields(defaultPolicy(kind, trial), policy),
    });
    const accounts = ADMINISTRATOR_ACCOUNTS[kind].map(([account, type]) =>
      happened(AccountOpened, { account, type, party: null, holder: null, ndcPeriod: null }),
    );
    return [opened, ...accounts];
  }
}
