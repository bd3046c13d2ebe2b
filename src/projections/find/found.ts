import { fact } from '../view/facts-at.js';
import type { Page } from '../view/page.js';
import type { View } from '../view/view.js';
import type { Asked } from './asked.js';
import { has, type Filter, type Finds } from './filter.js';
import { Subjects, type Subject } from './subjects.js';

/** A resource that was found, with its row as it was. */
export interface FoundRow<Row> extends Subject {
  readonly row: Row;
}

/** At a time so many are looked up, and twice as many the next time. */
const [FEWEST, MOST] = [16, 1_024];

/**
 * The resources of a list in the order that was asked for, those behind the page's beginning alone. What depends on the day is asked of each
 * row; everything else is found by what is kept.
 */
export function* found<Row extends object>(view: View, finds: Finds<Row>, asked: Asked, page: Page): IterableIterator<FoundRow<Row>> {
  const subjects = new Subjects(view, finds, asked);
  const [value, subject] = page.after;
  let after: Subject | undefined = value === undefined || subject === undefined ? undefined : { value, subject };
  for (let size = Math.min(FEWEST, page.size + 1); ; size = Math.min(MOST, size * 2)) {
    const some = subjects.page(after, size);
    for (const one of some) {
      const row = fact<Row>(view, finds.kind, one.subject);
      if (row && isMeant(view, finds, asked, row, one.subject)) yield { ...one, row };
    }
    after = some.at(-1);
    if (some.length < size) return;
  }
}

/** How many of a list there are, whichever page is read. `stands` says of a row whether the list has it at all. */
export const countOf = <Row extends object>(
  view: View,
  finds: Finds<Row>,
  asked: Asked,
  stands: ((row: Row) => boolean) | undefined,
): number => {
  if (!stands && asked.values.every(([name]) => !finds.filters[name]?.is)) return new Subjects(view, finds, asked).count();
  let count = 0;
  const whole: Page = { size: MOST, after: [], cursor: () => '' };
  for (const { row } of found(view, finds, asked, whole)) if (stands?.(row) ?? true) count += 1;
  return count;
};

/** Whether a row is what was asked for on the day of the question. */
const isMeant = <Row extends object>(view: View, { filters }: Finds<Row>, { values }: Asked, row: Row, code: string): boolean =>
  values.every(([name, value]) => {
    const { is } = filters[name] as Filter<Row>;
    return !is || has(is(row, view, code), value);
  });
