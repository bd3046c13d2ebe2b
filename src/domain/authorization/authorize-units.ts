import { registryOf } from '../book/questions.js';
import type { ReadonlyBook } from '../book/readonly-book.js';
import { party } from '../message/authority.js';
import {
  Activities,
  NewCode,
  Codes,
  CooperativeApproach,
  Day,
  Flag,
  Nested,
  OneOf,
  Optional,
  Parties,
  Party,
  Quantity,
  SomeOf,
  Text,
  Texts,
  Token,
} from '../kernel/fields.js';
import { Command, CommandHandler, happened, type Act, type Handler } from '../message/message.js';
import type { FieldError } from '../kernel/field-error.js';
import { invalid, refuse } from '../kernel/refusal.js';
import { Document, YearSpan } from '../kernel/values.js';
import { authorizeUnits } from './examples.js';
import { FirstTransferDefinition } from './first-transfer-definition.js';
import { checkStatement, statementErrors } from './statement.js';
import { UnitsAuthorized } from './units-authorized.js';

@Command('authorize-units', {
  by: [party((c: AuthorizeUnits) => c.host)],
  summary: "Record a host's statement of authorization of units",
  example: authorizeUnits,
})
export class AuthorizeUnits {
  @NewCode('authorization') authorization!: string;
  @Party() host!: string;
  @OneOf('all', 'part', 'none', 'later') statement!: 'all' | 'part' | 'none' | 'later';
  @Activities(500) activities!: string[];
  @Optional() @CooperativeApproach() cooperativeApproach?: string;
  @SomeOf('NDC', 'IMP', 'OP') purposes!: string[];
  @Optional() @Nested(() => FirstTransferDefinition) firstTransfer?: FirstTransferDefinition;
  @Optional() @Quantity() quantity?: string;
  @Nested(() => YearSpan) vintages!: YearSpan;
  @Optional() @Day() issuedUntil?: string;
  @Optional() @Day() usedUntil?: string;
  @Optional() @Parties(250) parties?: string[];
  @Optional() @Codes(500, 'entity') entities?: string[];
  @OneOf('GHG', 'non-GHG') metric!: 'GHG' | 'non-GHG';
  @Optional() @Text() nonGhgMetric?: string;
  @Optional() @Token(/^[A-Za-z0-9](?:[A-Za-z0-9 .,-]{0,48}[A-Za-z0-9])?$/, 'Values of global warming potential') gwp?: string;
  @Texts(20) sectors!: string[];
  @Optional() @Texts(30) activityTypes?: string[];
  @Flag() changesAfterFirstTransfer!: boolean;
  @Nested(() => Document) terms!: Document;
  @Day() date!: string;
}

/** ACP 206, 207: the statement with its uses and its definition of first transfer, stored as stated and used as stored. */
@CommandHandler(AuthorizeUnits, {
  emits: [UnitsAuthorized],
  refuses: [
    'already-exists',
    'unknown-party',
    'unknown-programme',
    'unknown-entity',
    'no-host-approval',
    'party-not-participating',
    'first-transfer-undefined',
  ],
})
export class AuthorizeUnitsHandler implements Handler<AuthorizeUnits> {
  check(command: AuthorizeUnits): FieldError[] {
    return statementErrors(command);
  }

  decide(book: ReadonlyBook, command: AuthorizeUnits): Act {
    if (registryOf(book).kind === 'mechanism' && command.cooperativeApproach === undefined)
      invalid('/cooperativeApproach', 'missing-field', 'A mechanism names the cooperative approach');
    const known = book.authorizations.get(command.authorization);
    if (known) refuse('already-exists', { conflictsWith: known.since });
    checkStatement(book, command);
    const absent = {
      ...{ cooperativeApproach: null, firstTransfer: null, quantity: null, issuedUntil: null, usedUntil: null, parties: null },
      ...{ entities: null, nonGhgMetric: null, gwp: null, activityTypes: null },
    };
    return [happened(UnitsAuthorized, { ...absent, ...command })];
  }
}
