import { approvalOf, partyOf, programmeOf, registryOf } from '../book/questions.js';
import type { ReadonlyBook } from '../book/readonly-book.js';
import { GHG } from '../adjustment/metrics.js';
import type { FieldError } from '../kernel/field-error.js';
import { refuse } from '../kernel/refusal.js';

/** A statement as a command makes it or changes it, whole. */
export interface Statement {
  readonly host: string;
  readonly statement: string;
  readonly activities: readonly string[];
  readonly cooperativeApproach?: string | null;
  readonly purposes: readonly string[];
  readonly firstTransfer?: object | null;
  readonly vintages: { readonly first: string; readonly last: string };
  readonly parties?: readonly string[] | null;
  readonly entities?: readonly string[] | null;
  readonly metric: string;
  readonly nonGhgMetric?: string | null;
}

/** What is wrong with a statement whatever the book says. */
export const statementErrors = ({ statement, purposes, vintages, metric, nonGhgMetric }: Statement): FieldError[] => {
  const authorizes = statement === 'all' || statement === 'part';
  const named = nonGhgMetric !== undefined && nonGhgMetric !== null;
  return [
    ...(authorizes && purposes.length === 0
      ? [{ pointer: '/purposes', code: 'too-few', detail: 'An authorization names its purposes' }]
      : []),
    ...(vintages.last < vintages.first
      ? [{ pointer: '/vintages/last', code: 'period-reversed', detail: 'The last year is before the first' }]
      : []),
    ...((metric === 'non-GHG') === named
      ? []
      : [
          {
            pointer: '/nonGhgMetric',
            code: named ? 'unknown-field' : 'missing-field',
            detail: 'Named exactly where the metric is non-GHG',
          },
        ]),
    ...(nonGhgMetric === GHG ? [{ pointer: '/nonGhgMetric', code: 'enum', detail: 'GHG is the name of tonnes' }] : []),
  ];
};

/**
 * ACP 206, 207: whom and what a statement names is known, and its host may make it. Throws `unknown-party`, `unknown-programme`,
 * `unknown-entity`, `no-host-approval`, `party-not-participating`, `first-transfer-undefined`.
 */
export const checkStatement = (book: ReadonlyBook, stated: Statement): void => {
  const { host, activities, purposes, firstTransfer, cooperativeApproach } = stated;
  const { participating } = partyOf(book, host);
  for (const code of stated.parties ?? []) partyOf(book, code);
  for (const activity of activities) programmeOf(book, activity);
  for (const code of stated.entities ?? []) {
    const entity = book.entities.get(code) ?? refuse('unknown-entity');
    // An entity takes part in the approach that it was authorized for, and in no other.
    if (cooperativeApproach && entity.cooperativeApproach !== cooperativeApproach)
      refuse('unknown-entity', { conflictsWith: entity.since });
  }
  if (registryOf(book).kind === 'mechanism') for (const activity of activities) approvalOf(book, activity, host);
  if (!participating) refuse('party-not-participating');
  if (purposes.some((purpose) => purpose !== 'NDC') && !firstTransfer) refuse('first-transfer-undefined');
};
