import { triggerAtBirth } from '../../domain/adjustment/triggers.js';
import { blockId, seriesOf } from '../../domain/kernel/block-id.js';
import { dayOf, yearOf } from '../../domain/kernel/days.js';
import { timeOf } from '../view/acts.js';
import { recordsOf, type StatedRows } from '../view/stated-rows.js';
import type { View } from '../view/view.js';
import type { Statement } from './statements.js';

/** Units of a row of an opening balance, with the day on which what it reports happened. */
export interface ImportedUnits {
  readonly series: string;
  readonly host: string;
  readonly activity: string;
  readonly vintage: string;
  readonly first: bigint;
  readonly last: bigint;
  readonly account: string;
  readonly authorization: string;
  readonly firstTransferred: boolean;
  /** By what definition they came in first transferred; undefined where a transfer made them so, or nothing did. */
  readonly definition: string | undefined;
  /** When they were first transferred, or came in. */
  readonly at: string;
  readonly revision: number;
}

interface Imported {
  readonly kind: string;
  readonly rows: StatedRows;
  readonly firstTransferred: readonly string[];
}
type Row = Readonly<Record<string, string | null>>;

/** All ITMOs that came into the registry until the view's revision. They count from the day on which they were first transferred. */
export const importedUnits = function* (view: View, statement: (code: string) => Statement | undefined): IterableIterator<ImportedUnits> {
  const parts = view.db.all<{ began: number; body: string }>(
    "SELECT began, body FROM facts WHERE kind = 'imported' AND began <= ? ORDER BY began",
    view.revision,
  );
  for (const { began, body } of parts) {
    const { kind, rows, firstTransferred } = JSON.parse(body) as Imported;
    if (kind !== 'ITMO') continue;
    const first = new Set(firstTransferred);
    const at = timeOf(view.db, began);
    for (const row of recordsOf<Row>(rows)) yield unitsOf(view.registry, row, first, { at, revision: began, statement });
  }
};

const unitsOf = (
  registry: string,
  row: Row,
  firstTransferred: ReadonlySet<string>,
  event: { readonly at: string; readonly revision: number; readonly statement: (code: string) => Statement | undefined },
): ImportedUnits => {
  const [host, activity, vintage] = [row['host'] ?? '', row['activity'] ?? '', row['vintage'] ?? ''];
  const series = seriesOf({ registry, host, activity, vintage });
  const first = BigInt(row['first'] ?? 0);
  const last = first + BigInt(row['quantity'] ?? 0) - 1n;
  const authorization = row['authorization'] ?? '';
  const terms = event.statement(authorization)?.terms;
  const definition = terms && triggerAtBirth(terms);
  const isFirst = firstTransferred.has(blockId({ series, first, last }));
  const stated = row['firstTransferredOn'] ?? null;
  // By its host's definition alone a unit was never first transferred before its year began, nor before its authorization.
  const days = definition === undefined || stated === null ? [stated ?? ''] : [stated, terms?.date ?? '', `${vintage}-01-01`];
  const day = days.sort().at(-1) ?? '';
  const at = isFirst && day !== '' && day < dayOf(event.at) ? `${day}T00:00:00.000Z` : event.at;
  return {
    ...{ series, host, activity, vintage, first, last, account: row['account'] ?? '', authorization },
    ...{ firstTransferred: isFirst, definition: isFirst ? definition : undefined, at, revision: event.revision },
  };
};

/** Whether what they report happened in that year, or before it ended. */
export const isOfYear = ({ at }: ImportedUnits, year: string): boolean => yearOf(at) === year;
export const isUntilYear = ({ at }: ImportedUnits, year: string): boolean => yearOf(at) <= year;
