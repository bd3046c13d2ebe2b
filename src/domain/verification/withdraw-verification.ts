import type { ReadonlyBook } from '../book/readonly-book.js';
import type { TakenRow, VerificationRow, VerifiedSpanRow } from '../book/rows.js';
import { doe } from '../message/authority.js';
import { Code, Nested } from '../kernel/fields.js';
import { Command, CommandHandler, happened, type Act, type Handler } from '../message/message.js';
import { refuse } from '../kernel/refusal.js';
import { Reason } from '../kernel/values.js';
import { withdrawVerification } from './examples.js';
import { lineKey, linesOf, stands } from './verified-lines.js';
import { VerificationWithdrawn, type Restored } from './verification-withdrawn.js';

@Command('withdraw-verification', {
  by: [doe((c: WithdrawVerification, book) => book.verifications.get(c.verification)?.verifiedBy)],
  summary: 'Take a verification back of which nothing was issued, so that its days can be verified again',
  example: withdrawVerification,
})
export class WithdrawVerification {
  @Code('verification') verification!: string;
  @Nested(() => Reason) reason!: Reason;
}

/** the last verification of its components counts no more, and all that it took is as before it. */
@CommandHandler(WithdrawVerification, { emits: [VerificationWithdrawn], refuses: ['unknown-verification', 'already-issued'] })
export class WithdrawVerificationHandler implements Handler<WithdrawVerification> {
  decide(book: ReadonlyBook, { verification, reason }: WithdrawVerification): Act {
    const row = book.verifications.get(verification) ?? refuse('unknown-verification');
    if (!stands(row)) refuse('nothing-to-change');
    checkNotIssued(book, row);
    checkLast(book, row);
    const { components } = row;
    return [happened(VerificationWithdrawn, { verification, components, reason, restored: restoredBy(book, row) })];
  }
}

/** Units exist of what was issued: it is restated, never withdrawn. Throws `already-issued`, naming the issuance. */
const checkNotIssued = (book: ReadonlyBook, { verification, components }: VerificationRow): void => {
  for (const component of components)
    for (const line of linesOf(book, { component, verified: spansOf(book, verification, component) }))
      if (line.issuedAt !== null) refuse('already-issued', { component, conflictsWith: line.issuedAt });
};

/** days are verified in order, so they are freed in order. Throws `already-issued`, naming the later verification. */
const checkLast = (book: ReadonlyBook, { verification, components }: VerificationRow): void => {
  for (const component of components) {
    const last = book.components.get(component)?.verified.at(-1);
    if (last && last.verification !== verification) refuse('already-issued', { component, conflictsWith: last.revision });
  }
};

/** The days of a component that it verified: one span, for a verification that stands. */
const spansOf = (book: ReadonlyBook, verification: string, component: string): VerifiedSpanRow[] =>
  (book.components.get(component)?.verified ?? []).filter((span) => span.verification === verification);

/** What it took off earlier lines, by component, then as it was taken. */
const restoredBy = (book: ReadonlyBook, { verification, components }: VerificationRow): Restored[] =>
  components.flatMap((component) => {
    const taken = new Map<string, TakenRow>();
    for (const { settled } of spansOf(book, verification, component))
      for (const row of settled) {
        const key = lineKey(row.verification, component, row.vintage);
        taken.set(key, { ...row, quantity: row.quantity + (taken.get(key)?.quantity ?? 0n) });
      }
    return [...taken.values()].map((row) => ({ component, ...row, quantity: String(row.quantity) }));
  });
