import type { ComponentRow, HostApprovalRow } from '../book/rows.js';
import { counts } from '../book/taking-back.js';
import { addDays } from '../kernel/days.js';

/** What a new component must not meet: the day it is, and the day from which it is to be credited. */
export interface NewComponent {
  readonly today: string;
  readonly start: string;
}

/** Before every day of the calendar. */
const NO_DAY = '';

/**
 * the last day of a component for which anything may be verified or issued: the end of its crediting, or the day before a voluntary
 * exclusion. Of one that was included by mistake there is none.
 */
export const lastDayOf = ({ crediting, takenBack }: Pick<ComponentRow, 'crediting' | 'takenBack'>): string => {
  if (takenBack === null) return crediting.end;
  if (takenBack.reason === 'erroneous') return NO_DAY;
  return takenBack.from > crediting.end ? crediting.end : addDays(takenBack.from, -1);
};

/** The last day of a component that may be verified, and the event that set it. */
interface LastDay {
  readonly day: string;
  readonly set: bigint;
}

/** the same under the approval of its host, which may end before, with the event that made it so. */
export const lastDayUnder = (component: ComponentRow, approval: HostApprovalRow | undefined): LastDay => {
  const own = { day: lastDayOf(component), set: component.takenBack?.revision ?? component.since };
  const { from, revision } = approval?.takenBack ?? {};
  if (!from || revision === undefined) return own;
  const last = addDays(from, -1);
  return last < own.day ? { day: last, set: revision } : own;
};

/** Whether a crediting period of the component begins on that day, after its first. */
export const goesOnFrom = ({ renewals }: ComponentRow, day: string): boolean => renewals.some(({ start }) => start === day);

/** Whether a crediting period of the component, or all that may be verified of it, ends with that day. */
export const endsWith = (component: ComponentRow, approval: HostApprovalRow | undefined, day: string): boolean =>
  day >= lastDayUnder(component, approval).day || goesOnFrom(component, addDays(day, 1));

/** Whether the component has left its programme on `day`: it was excluded, by then or before. */
export const hasLeft = (component: ComponentRow, day: string): boolean => !counts(component, day);

/**
 * Whether a component stands in the way of a new one: it is active, or was or may still be verified for a day on or after the new
 * crediting's start. One whose crediting is over, or that left of itself, stays in the way for its own days: a verification of them may come
 * for two years more. One that was included by mistake stays for the days that were verified.
 */
export const standsInTheWay = (component: ComponentRow, { today, start }: NewComponent): boolean => {
  const last = lastDayOf(component);
  return last >= today || last >= start || (component.verified.at(-1)?.to ?? NO_DAY) >= start;
};
