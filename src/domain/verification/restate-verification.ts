import { componentOf, policyOf } from '../book/questions.js';
import type { ReadonlyBook } from '../book/readonly-book.js';
import type { ComponentRow, VerificationRow, VerifiedLineRow } from '../book/rows.js';
import { lastDayOf } from '../component/standing.js';
import { doe, supervisor } from '../message/authority.js';
import { Amount, Code, Nested, Rows, Year } from '../kernel/fields.js';
import { Command, CommandHandler, happened, type Act, type Context, type Handler } from '../message/message.js';
import type { FieldError } from '../kernel/field-error.js';
import { groupedBy } from '../kernel/grouped-by.js';
import { refuse } from '../kernel/refusal.js';
import { repeated } from '../kernel/repeated.js';
import { Document, Reason } from '../kernel/values.js';
import { ReplacementObligationRaised } from '../replacement/replacement-obligation-raised.js';
import { restateVerification } from './examples.js';
import { checkRestatedHeadroom } from './headroom.js';
import { nestedDeficit, obligationsOf, replacementsOf } from './last-deficit.js';
import { restated, type Restated } from './restated.js';
import { VerificationRestated } from './verification-restated.js';
import { lineKey, standingOf } from './verified-lines.js';

export class RestatedResult {
  @Code('component') component!: string;
  @Year() vintage!: string;
  @Amount() verified!: string;
}

@Command('restate-verification', {
  by: [doe((c: RestateVerification, book) => book.verifications.get(c.verification)?.verifiedBy), supervisor],
  summary: 'State verified results anew; what was issued beyond them is carried or replaced',
  example: restateVerification,
})
export class RestateVerification {
  @Code('verification') verification!: string;
  @Rows(() => RestatedResult, { max: 2500 }) lines!: RestatedResult[];
  @Nested(() => Reason) reason!: Reason;
  @Nested(() => Document) report!: Document;
}

/** a restated result never rewrites an issuance. */
@CommandHandler(RestateVerification, {
  emits: [VerificationRestated, ReplacementObligationRaised],
  refuses: ['unknown-verification', 'unknown-component', 'restated-above-cap', 'nested-headroom-exceeded'],
})
export class RestateVerificationHandler implements Handler<RestateVerification> {
  check({ lines }: RestateVerification): FieldError[] {
    const key = ({ component, vintage }: RestatedResult): string => `${component} ${vintage}`;
    return repeated(lines, key, (i) => `/lines/${i}`, 'The line of this component and vintage stands there already');
  }

  decide(book: ReadonlyBook, { verification, lines, reason, report }: RestateVerification, { at, revision }: Context): Act {
    const row = standingOf(book, verification);
    const stated = lines.map((line, i) => ({ verified: BigInt(line.verified), line: lineOf(book, row, line, i + 1), number: i + 1 }));
    stated.forEach(({ line, verified, number }) => checkCap(row, line, verified, number));
    checkRestatedHeadroom(book, verification, stated);
    if (stated.every(({ line, verified }) => line.verified === verified)) refuse('nothing-to-change');
    const of = [...groupedBy(stated, ({ line }) => line.component)].map(([code, own], i) => {
      const component = componentOf(book, code);
      return { component, revision: revision + BigInt(i), ...restated(book, component, own, policyOf(book).overCrediting) };
    });
    const events = of.map((one) => eventOf(one, { verification, reason, report }));
    const after = revision + BigInt(events.length);
    const replaced = replacementsOf(of, after, at);
    const last = of
      .filter(({ component }) => isOver(component) && !isReplaced(component))
      .map((one) => ({ ...one, nested: nestedDeficit(one.open, one.component.nestedDeficit) }));
    const raised = obligationsOf(book, last, after + BigInt(replaced.length), at);
    const [first, ...rest] = [...events, ...replaced, ...raised];
    return first ? [first, ...rest] : refuse('nothing-to-change');
  }
}

/** The line of the verification that a result is of. Throws `unknown-component`. */
const lineOf = (
  book: ReadonlyBook,
  { verification, components }: VerificationRow,
  { component, vintage }: RestatedResult,
  line: number,
): VerifiedLineRow => {
  const row = components.includes(component) ? book.verifiedLines.get(lineKey(verification, component, vintage)) : undefined;
  return row ?? refuse('unknown-component', { line });
};

/** Upwards a result is restated only while nothing of it is issued, and never beyond what was verified first. Throws `restated-above-cap`. */
const checkCap = ({ since }: VerificationRow, line: VerifiedLineRow, verified: bigint, number: number): void => {
  const { component, issuedAt } = line;
  if (verified > line.verified && (verified > line.firstVerified || issuedAt !== null))
    refuse('restated-above-cap', { line: number, component, conflictsWith: issuedAt ?? since });
};

/** Whether nothing of the component will be verified any more: its crediting is over, or it left. What is open then ends. */
const isOver = (component: ComponentRow): boolean => (component.verified.at(-1)?.to ?? '') >= lastDayOf(component);

/** Whether a DOE at fault replaces all that was issued of the component, so that nothing more of it has to be. */
const isReplaced = ({ takenBack }: ComponentRow): boolean => typeof takenBack?.responsible === 'string';

const eventOf = (
  { component, lines, settled, open }: Restated & { readonly component: ComponentRow },
  said: Pick<VerificationRestated, 'verification' | 'reason' | 'report'>,
): VerificationRestated =>
  happened(VerificationRestated, {
    ...{ verification: said.verification, component: component.component, lines, settled },
    ...{ deficit: String(isOver(component) ? 0n : open), reason: said.reason, report: said.report },
  });
