import { partyOf, programmeOf } from '../book/questions.js';
import type { ReadonlyBook } from '../book/readonly-book.js';
import { supervisor } from '../message/authority.js';
import { Activity, Nested, OneOf, Party, Rows } from '../kernel/fields.js';
import { Command, CommandHandler, happened, type Act, type Handler } from '../message/message.js';
import type { FieldError } from '../kernel/field-error.js';
import { refuse } from '../kernel/refusal.js';
import { repeated } from '../kernel/repeated.js';
import { Document } from '../kernel/values.js';
import { CreditingThresholdSet, ThresholdYear } from './crediting-threshold-set.js';
import { setCreditingThreshold } from './examples.js';
import { verificationIn, yearKey } from './thresholds.js';

@Command('set-crediting-threshold', {
  by: [supervisor],
  summary: 'Set from which emissions of a programme, host and year on reductions are credited',
  example: setCreditingThreshold,
})
export class SetCreditingThreshold {
  @Activity() programme!: string;
  @Party() host!: string;
  @Rows(() => ThresholdYear, { max: 60 }) years!: ThresholdYear[];
  @OneOf('no-lose', 'symmetric') mode!: 'no-lose' | 'symmetric';
  @Nested(() => Document) document!: Document;
}

/** a threshold is set, or set anew, before anything of its year is verified. */
@CommandHandler(SetCreditingThreshold, {
  emits: [CreditingThresholdSet],
  refuses: ['unknown-party', 'unknown-programme', 'threshold-too-late', 'threshold-above-baseline'],
})
export class SetCreditingThresholdHandler implements Handler<SetCreditingThreshold> {
  check({ years }: SetCreditingThreshold): FieldError[] {
    return repeated(
      years,
      ({ vintage }) => vintage,
      (i) => `/years/${i}/vintage`,
      'The year stands there already',
    );
  }

  decide(book: ReadonlyBook, { programme, host, years, mode, document }: SetCreditingThreshold): Act {
    partyOf(book, host);
    programmeOf(book, programme);
    years.forEach(({ vintage }, i) => {
      const verified = (book.verifiedYears.get(yearKey({ programme, host, vintage }))?.lines ?? 0) > 0;
      if (verified) refuse('threshold-too-late', { line: i + 1, conflictsWith: verificationIn(book, { programme, host, vintage }) });
    });
    const above = years.findIndex(({ baseline, threshold }) => BigInt(threshold) > BigInt(baseline));
    if (above >= 0) refuse('threshold-above-baseline', { line: above + 1 });
    if (years.every((year) => isSet(book, { programme, host, mode, document }, year))) refuse('nothing-to-change');
    return [happened(CreditingThresholdSet, { programme, host, years, mode, document })];
  }
}

const isSet = (
  book: ReadonlyBook,
  { programme, host, mode, document }: Pick<SetCreditingThreshold, 'programme' | 'host' | 'mode' | 'document'>,
  { vintage, baseline, threshold }: ThresholdYear,
): boolean => {
  const row = book.thresholds.get(yearKey({ programme, host, vintage }));
  return (
    row?.mode === mode &&
    row.baseline === BigInt(baseline) &&
    row.threshold === BigInt(threshold) &&
    row.document.sha256 === document.sha256 &&
    row.document.uri === document.uri
  );
};
