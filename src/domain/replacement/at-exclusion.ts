import type { ReadonlyBook } from '../book/readonly-book.js';
import type { ComponentRow } from '../book/rows.js';
import type { ComponentExcluded } from '../component/component-excluded.js';
import { addDays } from '../kernel/days.js';
import { happened, type Context } from '../message/message.js';
import { grossIssued, obligationsOf } from '../verification/last-deficit.js';
import { DAYS_TO_REPLACE, ReplacementObligationRaised } from './replacement-obligation-raised.js';

/**
 * What an exclusion leaves to be replaced. R-36: the DOE at fault replaces all that was ever issued of the component, less what is owed for it
 * already. Where nobody is at fault only a negative result that is still open is replaced, by the programme, but for what comes from
 * programmes inside. `revision` is that of the exclusion.
 */
export const obligationsAtExclusion = (
  book: ReadonlyBook,
  component: ComponentRow,
  { responsible, effective }: ComponentExcluded,
  { at, revision }: Pick<Context, 'at' | 'revision'>,
): ReplacementObligationRaised[] => {
  const { deficit: open, nestedDeficit: nested } = component;
  if (responsible === null) return obligationsOf(book, [{ component, revision, open, nested }], revision + 1n, at);
  const quantity = grossIssued(book, component) - owedFor(book, component);
  if (quantity <= 0n) return [];
  return [
    happened(ReplacementObligationRaised, {
      ...{ obligation: `O-${revision + 1n}`, kind: 'replacement', component: component.component, debtor: responsible },
      ...{ quantity: String(quantity), due: addDays(effective, DAYS_TO_REPLACE), cause: String(revision) },
    }),
  ];
};

/** What is open of obligations to replace units of the component. */
const owedFor = (book: ReadonlyBook, { component }: ComponentRow): bigint =>
  (book.debts.get(component)?.obligations ?? []).reduce((sum, code) => {
    const row = book.obligations.get(code);
    return row ? sum + row.quantity - row.discharged : sum;
  }, 0n);
