import type { ComponentRow } from '../book/rows.js';

/** What a new component must not meet: the day it is, and the day from which it is to be credited. */
export interface NewComponent {
  readonly today: string;
  readonly start: string;
}

/**
 * Whether a component stands in the way of a new one: it is active, or was or may still be verified for a day on or after the new
 * crediting's start. One whose crediting is over stays in the way for its own days: a verification of them may come for two years more.
 */
export const standsInTheWay = ({ crediting, verified }: ComponentRow, { today, start }: NewComponent): boolean =>
  crediting.end >= today || crediting.end >= start || (verified.at(-1)?.to ?? '') >= start;
