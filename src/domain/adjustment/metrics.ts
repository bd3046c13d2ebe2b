import type { Book } from '../book/book.js';

/** The metric of tonnes of CO2 equivalent. */
export const GHG = 'GHG';

/** The key of a Party's year in one metric: among inventories, and among what counts for a balance. */
export const yearKey = (party: string, year: string, metric: string): string => `${party} ${year} ${metric}`;

/** Something is known of the Party in this metric. */
export const noteMetric = (book: Book, party: string, metric: string): void => {
  if (metric === GHG) return;
  const metrics = book.metrics.get(party)?.metrics ?? [];
  if (!metrics.includes(metric)) book.metrics.set(party, { metrics: [...metrics, metric] });
};
