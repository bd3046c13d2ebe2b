import type { ReadonlyBook } from '../book/readonly-book.js';
import type { FieldError } from '../kernel/field-error.js';
import { Code, Flag, NewCode, Quantity, Rows } from '../kernel/fields.js';
import { refuse } from '../kernel/refusal.js';
import { participant } from '../message/authority.js';
import { Command, CommandHandler, happened, type Act, type Handler } from '../message/message.js';
import { reportReversal } from './examples.js';
import { ReversalReported } from './reversal-reported.js';
import { checkTotal, kindErrors, ReversedKind } from './reversed-kinds.js';

@Command('report-reversal', {
  by: [participant((c: ReportReversal, book) => book.components.get(c.component)?.programme)],
  summary: 'Report that removals of a component, for which units were issued, were released again',
  example: reportReversal,
})
export class ReportReversal {
  @NewCode('reversal') reversal!: string;
  @Code('component') component!: string;
  @Quantity() quantity!: string;
  @Flag() avoidable!: boolean;
  @Rows(() => ReversedKind, { max: 2 }) kinds!: ReversedKind[];
}

/** REM 53, 56: an observed event is reported at once; what it costs is said when it is confirmed. */
@CommandHandler(ReportReversal, { emits: [ReversalReported], refuses: ['already-exists', 'unknown-component', 'total-mismatch'] })
export class ReportReversalHandler implements Handler<ReportReversal> {
  check({ kinds }: ReportReversal): FieldError[] {
    return kindErrors(kinds);
  }

  decide(book: ReadonlyBook, { reversal, component, quantity, avoidable, kinds }: ReportReversal): Act {
    const known = book.reversals.get(reversal);
    if (known) refuse('already-exists', { conflictsWith: known.since });
    if (!book.components.get(component)) refuse('unknown-component');
    checkTotal(kinds, quantity);
    return [happened(ReversalReported, { reversal, component, quantity, avoidable, kinds })];
  }
}
