import type { Book } from '../book/book.js';
import type { ReadonlyBook } from '../book/readonly-book.js';
import type { AssetStep } from '../book/rows.js';
import { addDays, type Span } from '../kernel/days.js';

/** Days from the first on; null is no end. */
interface Days {
  readonly from: string;
  readonly until: string | null;
}

/** The component claims `by` more assets on each of these days, or fewer. */
export const countAssets = (book: Book, component: string, { from, until }: Days, by: number): void => {
  if (until !== null && until < from) return;
  let steps = stepAt(book.assetDays.get(component)?.steps ?? [], from);
  if (until !== null) steps = stepAt(steps, addDays(until, 1));
  const counted = steps.map((step) =>
    step.from >= from && (until === null || step.from <= until) ? { ...step, count: step.count + by } : step,
  );
  book.assetDays.set(component, { steps: counted.filter(({ count }, i) => count !== (counted[i - 1]?.count ?? 0)) });
};

/** The fewest assets that the component claims on a day of `span`: it costs what the days do on which that changes. */
export const fewestAssets = (book: ReadonlyBook, component: string, { from, to }: Span): number => {
  const steps = book.assetDays.get(component)?.steps ?? [];
  let [low, high] = [0, steps.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((steps[middle]?.from ?? '') <= from) low = middle + 1;
    else high = middle;
  }
  let fewest = steps[low - 1]?.count ?? 0;
  for (let i = low; i < steps.length && (steps[i]?.from ?? '') <= to; i += 1) fewest = Math.min(fewest, steps[i]?.count ?? 0);
  return fewest;
};

/** The same counts, with a step of its own on `day`. */
const stepAt = (steps: readonly AssetStep[], day: string): readonly AssetStep[] => {
  const place = steps.findIndex(({ from }) => from >= day);
  if (steps[place]?.from === day) return steps;
  const end = place < 0 ? steps.length : place;
  return [...steps.slice(0, end), { from: day, count: steps[end - 1]?.count ?? 0 }, ...steps.slice(end)];
};
