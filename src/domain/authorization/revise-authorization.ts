import { authorizationOf } from '../book/questions.js';
import type { ReadonlyBook } from '../book/readonly-book.js';
import type { AuthorizationRow, AuthorizationVersion } from '../book/rows.js';
import { canonical } from '../kernel/canonical.js';
import { dayOf } from '../kernel/days.js';
import {
  Activities,
  Code,
  Codes,
  CooperativeApproach,
  Day,
  Flag,
  Nested,
  OneOf,
  Optional,
  Parties,
  Quantity,
  SomeOf,
  Text,
  Texts,
  Token,
} from '../kernel/fields.js';
import { refuse } from '../kernel/refusal.js';
import { Document, YearSpan } from '../kernel/values.js';
import { party } from '../message/authority.js';
import { Command, CommandHandler, happened, type Act, type Context, type Data, type Handler } from '../message/message.js';
import { AuthorizationRevised } from './authorization-revised.js';
import { BINDING, checkChangeable, checkEffective } from './changes.js';
import { reviseAuthorization } from './examples.js';
import { FirstTransferDefinition } from './first-transfer-definition.js';
import { termsIn } from './state-terms.js';
import { checkStatement, statementErrors } from './statement.js';

@Command('revise-authorization', {
  by: [party((c: ReviseAuthorization, book) => book.authorizations.get(c.authorization)?.host)],
  summary: "Change a host's statement from a day on, for what is not first transferred",
  example: reviseAuthorization,
})
export class ReviseAuthorization {
  @Code('authorization') authorization!: string;
  @Optional() @OneOf('all', 'part', 'none', 'later') statement?: 'all' | 'part' | 'none' | 'later';
  @Optional() @Activities(500) activities?: string[];
  @Optional() @CooperativeApproach() cooperativeApproach?: string;
  @Optional() @SomeOf('NDC', 'IMP', 'OP') purposes?: string[];
  @Optional() @Nested(() => FirstTransferDefinition) firstTransfer?: FirstTransferDefinition;
  @Optional() @Quantity() quantity?: string;
  @Optional() @Nested(() => YearSpan) vintages?: YearSpan;
  @Optional() @Day() issuedUntil?: string;
  @Optional() @Day() usedUntil?: string;
  @Optional() @Parties(250) parties?: string[];
  @Optional() @Codes(500, 'entity') entities?: string[];
  @Optional() @OneOf('GHG', 'non-GHG') metric?: 'GHG' | 'non-GHG';
  @Optional() @Text() nonGhgMetric?: string;
  @Optional() @Token(/^[A-Za-z0-9](?:[A-Za-z0-9 .,-]{0,48}[A-Za-z0-9])?$/, 'Values of global warming potential') gwp?: string;
  @Optional() @Texts(20) sectors?: string[];
  @Optional() @Texts(30) activityTypes?: string[];
  @Optional() @Flag() changesAfterFirstTransfer?: boolean;
  @Optional() @Nested(() => Document) terms?: Document;
  @Optional() @Day() date?: string;
  @Day() effective!: string;
  @Text() citesTerm!: string;
}

/** ACP 212, 213: what the command names takes the place of what was stated; what it doesn't name stays. */
@CommandHandler(ReviseAuthorization, {
  emits: [AuthorizationRevised],
  refuses: [
    'unknown-authorization',
    'unknown-party',
    'unknown-programme',
    'unknown-entity',
    'no-host-approval',
    'party-not-participating',
    'first-transfer-undefined',
    'already-first-transferred',
    'effective-in-the-past',
  ],
})
export class ReviseAuthorizationHandler implements Handler<ReviseAuthorization> {
  decide(book: ReadonlyBook, { effective, citesTerm, ...changes }: ReviseAuthorization, context: Context): Act {
    const row = authorizationOf(book, changes.authorization);
    const before = statedIn(row);
    const after = { ...before, ...changes };
    const errors = [...statementErrors(after), ...fixedErrors(row, after, { effective, today: dayOf(context.at) })];
    if (errors.length > 0) refuse('invalid-input', { errors });
    checkStatement(book, after);
    if (BINDING.some((member) => canonical({ member: after[member] }) !== canonical({ member: before[member] })))
      checkChangeable(row, context);
    checkEffective(effective, context);
    if (canonical(after) === canonical(before) && !lastOf(row).revoked) refuse('nothing-to-change');
    return [happened(AuthorizationRevised, { ...after, effective, citesTerm })];
  }
}

type Stated = Omit<Data<AuthorizationRevised>, 'effective' | 'citesTerm'>;

const lastOf = ({ versions }: AuthorizationRow): AuthorizationVersion => versions.at(-1) ?? versions[0];

/** The statement as it was last made or changed. */
const statedIn = (row: AuthorizationRow): Stated => {
  const { authorization, host, cooperativeApproach, metric, nonGhgMetric } = row;
  return { authorization, host, cooperativeApproach, metric, nonGhgMetric, ...termsIn(lastOf(row)) };
};

/** units keep the approach and the metric that they are counted in, so neither changes once there are any, nor from a later day on. */
const fixedErrors = (
  row: AuthorizationRow,
  after: Stated,
  { effective, today }: { effective: string; today: string },
): { pointer: string; code: string; detail: string }[] =>
  (['cooperativeApproach', 'metric', 'nonGhgMetric'] as const)
    .filter((member) => after[member] !== row[member] && (row.used > 0n || effective > today))
    .map((member) => ({ pointer: `/${member}`, code: 'fixed', detail: 'It changes at once and before the first unit, or not at all' }));
