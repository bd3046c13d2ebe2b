import { additions } from '../adjustment/adjustments.js';
import { CorrespondingAdjustmentApplied } from '../adjustment/corresponding-adjustment-applied.js';
import { buffered } from '../buffers/buffered.js';
import { programmeOf, registryOf } from '../book/questions.js';
import type { ReadonlyBook } from '../book/readonly-book.js';
import { supervisor } from '../message/authority.js';
import { FreeSerials } from '../book/serials.js';
import { Code, NewCode, Optional, Rows } from '../kernel/fields.js';
import { Command, CommandHandler, happened, type Act, type Context, type Handler } from '../message/message.js';
import type { FieldError } from '../kernel/field-error.js';
import { refuse } from '../kernel/refusal.js';
import { checkLeaving, LEAVING_REFUSALS } from '../limits/check-leaving.js';
import { birth } from './birth.js';
import { checkActive, checkAuthorized, checkCap, checkComponents, checkForm, checkVerified } from './check-lines.js';
import { checkTargets, entriesOf } from './distribution.js';
import { issueUnits } from './examples.js';
import { DistributionLine, IssuanceLine } from './issuance-fields.js';
import { leviedBefore, levy, ratesFor, type LeviedLine } from './levies.js';
import { BORN_INTO, BUFFER_COLUMNS, ISSUED_COLUMNS } from './new-blocks.js';
import { checkLeftForMcus } from '../finance/overclaim.js';
import { checkCredits, checkNotClosed } from '../nesting/room.js';
import { checkStatedBounds } from '../threshold/thresholds.js';
import { standingOf } from '../verification/verified-lines.js';
import { UnitsIssued } from './units-issued.js';
import { UnitsIssued1 } from './units-issued-1.js';

const MOST_COMPONENTS = 250;

@Command('issue-units', {
  by: [supervisor],
  summary: 'Create units from verified reductions, with the levies on them',
  example: issueUnits,
})
export class IssueUnits {
  @NewCode('issuance') issuance!: string;
  @Code('verification') verification!: string;
  @Rows(() => IssuanceLine, { max: 2500 }) lines!: IssuanceLine[];
  @Optional() @Rows(() => DistributionLine, { max: 2500 }) distribution?: DistributionLine[];
}

/** REG 42 to 46: issuance, adaptation share, OMGE, buffer and distribution are one act on one total. */
@CommandHandler(IssueUnits, {
  emits: [UnitsIssued, CorrespondingAdjustmentApplied],
  reads: [UnitsIssued1],
  refuses: [
    'unknown-verification',
    'unknown-component',
    'double-issuance',
    'already-issued-here',
    'exceeds-verified',
    'no-authorization-statement',
    'unknown-authorization',
    'authorization-not-in-force',
    'vintage-outside-period',
    'authorization-exceeded',
    'metric-mismatch',
    'party-not-participating',
    'cap-exceeded',
    'threshold-missing',
    'outer-not-crediting',
    'nested-issuance-closed',
    'finance-overclaim',
    'component-not-active',
    'unknown-account',
    'account-not-active',
    'account-not-entitled',
    'distribution-exceeds',
    'serials-exhausted',
    ...LEAVING_REFUSALS,
  ],
})
export class IssueUnitsHandler implements Handler<IssueUnits> {
  check({ lines, distribution = [] }: IssueUnits): FieldError[] {
    if (new Set(lines.map(({ component }) => component)).size > MOST_COMPONENTS)
      return [{ pointer: '/lines', code: 'too-many', detail: 'More components than an issuance may have' }];
    const both = lines.flatMap(({ authorization, contribution }, i) =>
      authorization !== undefined && contribution !== undefined
        ? [{ pointer: `/lines/${i}`, code: 'line-form', detail: 'Either an authorization or a contribution' }]
        : [],
    );
    const noSuchLine = distribution.flatMap(({ line }, i) =>
      line !== undefined && Number(line) > lines.length
        ? [{ pointer: `/distribution/${i}/line`, code: 'no-such-line', detail: 'The issuance has no such line' }]
        : [],
    );
    return [...both, ...noSuchLine];
  }

  decide(book: ReadonlyBook, { issuance, lines, distribution = [], ...command }: IssueUnits, { at }: Context): Act {
    const verification = standingOf(book, command.verification);
    const { host } = verification;
    const programme = programmeOf(book, verification.programme);
    checkForm(programme, lines);
    const issuing = { programme, verification, lines, at };
    checkComponents(issuing);
    const earlier = book.issuances.get(issuance);
    if (earlier) refuse('double-issuance', { conflictsWith: earlier.since });
    checkVerified(book, issuing);
    checkAuthorized(book, issuing);
    const approval = checkCap(book, issuing);
    checkStatedBounds(book, programme, host, lines);
    checkCredits(book, verification, lines);
    checkNotClosed(book, verification, lines);
    checkLeftForMcus(book, verification, authorizedOf(lines));
    checkActive(book, issuing);
    const rates = ratesFor(book, programme, approval, host);
    const before = leviedBefore(book, verification.verification, rates);
    const quantities = lines.map((line) => ({ ...line, quantity: BigInt(line.quantity) }));
    const of = { programme: programme.programme, verification: verification.verification };
    const levied = buffered(book, of, quantities, levy(quantities, rates, before));
    checkTargets(book, distribution, receiving(levied));
    const buffers = book.buffers.get(programme.programme);
    const born = birth(book, { issuance, programme, host, lines, levied, distribution, at });
    const issued = happened(UnitsIssued, {
      ...{ issuance, verification: verification.verification, programme: programme.programme, host },
      policyNumber: String(registryOf(book).policyNumber),
      gross: String(lines.reduce((sum, { quantity }) => sum + BigInt(quantity), 0n)),
      ...rates,
      ...(buffers ? { buffersBps: { ...buffers.bps } } : {}),
      lines: { columns: buffers ? [...ISSUED_COLUMNS, ...BUFFER_COLUMNS] : ISSUED_COLUMNS, rows: born.rows },
      distributed: born.distributed,
      firstTransferred: born.firstTransferred,
      before: {
        gross: String(before.gross),
        adaptation: String(before.adaptation),
        omge: String(before.omge),
        buffer: String(before.buffer),
      },
    });
    checkSerials(book, programme.programme, lines);
    const made = lines.map(({ vintage, quantity }) => ({ host, activity: programme.programme, vintage, quantity: BigInt(quantity) }));
    checkLeaving(book, { entries: entriesOf(book, born.taken), firstTransfers: born.firstTransfers, born: made }, at);
    return [issued, ...additions(book, born.firstTransfers)];
  }
}

/** What of the lines is authorized, by vintage. */
const authorizedOf = (lines: readonly IssuanceLine[]): Map<string, bigint> => {
  const sums = new Map<string, bigint>();
  for (const { authorization, vintage, quantity } of lines)
    if (authorization !== undefined) sums.set(vintage, (sums.get(vintage) ?? 0n) + BigInt(quantity));
  return sums;
};

/** The administrator's accounts that units of these lines come into. */
const receiving = (levied: readonly LeviedLine[]): string[] =>
  BORN_INTO.filter(([, part]) => levied.some((line) => (line[part] ?? 0n) > 0n)).map(([account]) => account);

/** neither a series nor the registry has more units than it can. Throws `serials-exhausted`. */
const checkSerials = (book: ReadonlyBook, programme: string, lines: readonly IssuanceLine[]): void => {
  const serials = new FreeSerials(book);
  lines.forEach(({ vintage, quantity }, i) => serials.take(programme, vintage, BigInt(quantity), i + 1));
};
