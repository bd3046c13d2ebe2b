import { checkEffective } from '../authorization/changes.js';
import { partyOf } from '../book/questions.js';
import type { ReadonlyBook } from '../book/readonly-book.js';
import type { LimitsVersion } from '../book/rows.js';
import { canonical } from '../kernel/canonical.js';
import type { FieldError } from '../kernel/field-error.js';
import { Activities, Bps, Day, Flag, Nested, NewCode, Optional, Party, Quantity, Rows } from '../kernel/fields.js';
import { refuse } from '../kernel/refusal.js';
import { repeated } from '../kernel/repeated.js';
import { Document, YearSpan } from '../kernel/values.js';
import { party } from '../message/authority.js';
import { Command, CommandHandler, happened, type Act, type Context, type Handler } from '../message/message.js';
import { setTransferLimits } from './examples.js';
import { allowedOf, goneOf, limitsKey, ratioOf, transferredIn, transferredOf } from './transfer-limits.js';
import { MOST_CLASSES, MOST_PROGRAMMES, TransferLimitsSet } from './transfer-limits-set.js';

export class TransferClass {
  @NewCode() class!: string;
  @Activities(MOST_PROGRAMMES) programmes!: string[];
  @Bps() ratioBps!: string;
}

@Command('set-transfer-limits', {
  by: [party((c: SetTransferLimits) => c.host)],
  summary: 'Set what of the vintages of a period may be first transferred: a budget, and ratios of what activities earn',
  example: setTransferLimits,
})
export class SetTransferLimits {
  @Party() host!: string;
  @Nested(() => YearSpan) period!: YearSpan;
  @Optional() @Quantity() budget?: string;
  @Rows(() => TransferClass, { max: MOST_CLASSES, least: 0 }) classes!: TransferClass[];
  @Optional() @Bps() otherwiseBps?: string;
  @Flag() countsLevies!: boolean;
  @Nested(() => Document) document!: Document;
  @Day() effective!: string;
}

/** from today or later, for a period of its own, and never below what has left already. */
@CommandHandler(SetTransferLimits, {
  emits: [TransferLimitsSet],
  refuses: ['unknown-party', 'effective-in-the-past', 'limit-period-overlaps', 'limit-below-transferred'],
})
export class SetTransferLimitsHandler implements Handler<SetTransferLimits> {
  check({ period: { first, last }, classes }: SetTransferLimits): FieldError[] {
    const reversed =
      last < first ? [{ pointer: '/period/last', code: 'period-reversed', detail: 'The last year is before the first' }] : [];
    const named = classes.flatMap(({ programmes }, i) =>
      programmes.map((programme, k) => ({ programme, at: `/classes/${i}/programmes/${k}` })),
    );
    return [
      ...reversed,
      ...repeated(
        classes,
        (one) => one.class,
        (i) => `/classes/${i}/class`,
        'The class stands there already',
      ),
      ...repeated(
        named,
        ({ programme }) => programme,
        (i) => named[i]?.at ?? '',
        'The activity is in a class already',
      ),
    ];
  }

  decide(book: ReadonlyBook, command: SetTransferLimits, context: Context): Act {
    const { host, period, budget = null, classes, otherwiseBps = null, countsLevies, document, effective } = command;
    partyOf(book, host);
    checkEffective(effective, context);
    checkPeriod(book, command);
    const limits = { budget, classes, otherwiseBps, countsLevies, document, effective };
    checkNotBelow(book, command, limits);
    const last = book.limits.get(limitsKey(host, period))?.versions.at(-1);
    if (last && canonical({ ...last, since: null }) === canonical({ ...limits, since: null })) refuse('nothing-to-change');
    return [happened(TransferLimitsSet, { host, period, ...limits })];
  }
}

type Limited = Pick<SetTransferLimits, 'host' | 'period'>;

/** the periods of a host are equal or share no year. Throws `limit-period-overlaps`, naming the event that first set the other. */
const checkPeriod = (book: ReadonlyBook, { host, period }: Limited): void => {
  const other = book.limitedPeriods
    .get(host)
    ?.periods.find(({ first, last }) => first <= period.last && period.first <= last && (first !== period.first || last !== period.last));
  if (other) refuse('limit-period-overlaps', { host, conflictsWith: book.limits.get(limitsKey(host, other))?.versions[0].since });
};

/** neither the budget nor a ratio is below what has left. Throws `limit-below-transferred`, naming the activity and how much that is. */
const checkNotBelow = (book: ReadonlyBook, limited: Limited, limits: Omit<LimitsVersion, 'since'>): void => {
  const { host } = limited;
  const ofHost = goneOf(transferredOf(book, limited), limits);
  if (limits.budget !== null && ofHost > BigInt(limits.budget)) refuse('limit-below-transferred', { host, gone: String(ofHost) });
  for (const activity of book.hosted.get(host)?.activities ?? []) {
    const ratio = ratioOf(limits, activity);
    const row = transferredIn(book, limited, activity);
    const gone = goneOf(row, limits);
    if (!ratio || gone <= allowedOf(row.gross, ratio.bps)) continue;
    refuse('limit-below-transferred', { host, ...(ratio.class === null ? {} : { class: ratio.class }), activity, gone: String(gone) });
  }
};
