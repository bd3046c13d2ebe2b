import { partyOf, programmeOf } from '../book/questions.js';
import type { ReadonlyBook } from '../book/readonly-book.js';
import { party } from '../message/authority.js';
import { CURRENCIES } from '../kernel/currencies.js';
import type { FieldError } from '../kernel/field-error.js';
import { Activity, Nested, NewCode, OneOf, Optional, Party, Quantity } from '../kernel/fields.js';
import { Command, CommandHandler, happened, type Act, type Handler } from '../message/message.js';
import { refuse } from '../kernel/refusal.js';
import { Document, LegalEntity, YearSpan } from '../kernel/values.js';
import { OBLIGATION } from '../replacement/obligations.js';
import { verificationIn, yearKey } from '../threshold/thresholds.js';
import { recordFinance } from './examples.js';
import { FinanceRecorded } from './finance-recorded.js';
import { vintagesOf } from './finances.js';
import { checkRoomFor } from './overclaim.js';

@Command('record-finance', {
  by: [party((c: RecordFinance) => c.host)],
  summary: 'Record what somebody pays for of the results of a programme, before they are verified',
  example: recordFinance,
})
export class RecordFinance {
  @NewCode('finance') finance!: string;
  @Activity() programme!: string;
  @Party() host!: string;
  @Nested(() => YearSpan) vintages!: YearSpan;
  /** Tonnes that are paid for, or the share that finance has in what carbon revenue and finance make possible together. */
  @OneOf('payment', 'grant-equivalent') basis!: 'payment' | 'grant-equivalent';
  @Optional() @Quantity() quantity?: string;
  @Optional() @Quantity() financeValue?: string;
  @Optional() @Quantity() carbonValue?: string;
  @Optional() @OneOf(...CURRENCIES) currency?: string;
  @Optional() @OneOf('deduct', 'mcu') settle?: 'deduct' | 'mcu';
  @OneOf('none', 'transferred', 'returned') title!: 'none' | 'transferred' | 'returned';
  /** The Party that pays. */
  @Optional() @Party() party?: string;
  /** The company or authority that pays. */
  @Optional() @Nested(() => LegalEntity) entity?: LegalEntity;
  @Nested(() => Document) document!: Document;
  @Optional() @Nested(() => Document) gapShown?: Document;
}

/** Which members say how much, by basis. */
const SAYS = { payment: ['quantity'], 'grant-equivalent': ['financeValue', 'carbonValue', 'currency'] } as const;

/** METH3 6.3.2: what is paid for is known before the result is, and is no more than there can be. */
@CommandHandler(RecordFinance, {
  emits: [FinanceRecorded],
  refuses: ['already-exists', 'unknown-party', 'unknown-programme', 'finance-too-late', 'finance-evidence-missing', 'finance-overclaim'],
})
export class RecordFinanceHandler implements Handler<RecordFinance> {
  check(command: RecordFinance): FieldError[] {
    const { finance, vintages, basis, settle, title } = command;
    const other = basis === 'payment' ? 'grant-equivalent' : 'payment';
    return [
      ...(OBLIGATION.test(finance) ? [{ pointer: '/finance', code: 'reserved-code', detail: 'An obligation has such a code' }] : []),
      ...(vintages.last < vintages.first
        ? [{ pointer: '/vintages/last', code: 'period-reversed', detail: 'The last vintage is before the first' }]
        : []),
      ...SAYS[basis]
        .filter((member) => command[member] === undefined)
        .map((member) => ({ pointer: `/${member}`, code: 'missing-field', detail: `The basis ${basis} needs it` })),
      ...SAYS[other]
        .filter((member) => command[member] !== undefined)
        .map((member) => ({ pointer: `/${member}`, code: 'finance-form', detail: `The basis ${basis} has no such member` })),
      ...(title === 'transferred' && settle !== undefined
        ? [{ pointer: '/settle', code: 'finance-form', detail: 'Where title passes the payer gets units, and nothing is settled' }]
        : []),
    ];
  }

  decide(book: ReadonlyBook, command: RecordFinance): Act {
    const known = book.finances.get(command.finance);
    if (known) refuse('already-exists', { conflictsWith: known.since });
    partyOf(book, command.host);
    if (command.party !== undefined) partyOf(book, command.party);
    programmeOf(book, command.programme);
    checkNotVerified(book, command);
    const { vintages, quantity = null, financeValue = null, carbonValue = null, currency = null } = command;
    const share =
      financeValue === null || carbonValue === null || currency === null
        ? null
        : { finance: BigInt(financeValue), carbon: BigInt(carbonValue), currency };
    if (share && share.finance > share.carbon && command.gapShown === undefined) refuse('finance-evidence-missing');
    checkRoomFor(book, command, { vintages, quantity: quantity === null ? null : BigInt(quantity), share });
    const absent = { settle: null, party: null, entity: null, gapShown: null };
    return [happened(FinanceRecorded, { ...absent, ...command, quantity, financeValue, carbonValue, currency })];
  }
}

/** shares are fixed before the result is known. Throws `finance-too-late`, naming the verification. */
const checkNotVerified = (book: ReadonlyBook, command: RecordFinance): void => {
  const { programme, host } = command;
  for (const vintage of vintagesOf(command)) {
    const year = { programme, host, vintage };
    if ((book.verifiedYears.get(yearKey(year))?.lines ?? 0) > 0) refuse('finance-too-late', { conflictsWith: verificationIn(book, year) });
  }
};
