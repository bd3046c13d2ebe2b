import { dayOf } from '../../domain/kernel/days.js';
import { actUntil, actUpTo, timeOf, type ActEnd } from '../view/acts.js';
import type { View } from '../view/view.js';

/** A reported year of a Party, as the registry knew it at the view's revision. */
export interface ReportedYear {
  readonly party: string;
  readonly year: string;
  /** The last act before the year, and the last of it. */
  readonly before: ActEnd;
  readonly end: ActEnd;
  /** The day by which statements are read: the last of the year, or that of the view's last event where it is earlier. */
  readonly day: string;
}

/** a year ends with the last event at or before its 31 December, 23:59:59.999 UTC. */
export const reportedYear = (view: View, party: string, year: string): ReportedYear => {
  const { db, revision } = view;
  const head = actUpTo(db, revision);
  const untilEnd = (of: number): ActEnd => actUntil(db, Date.parse(`${String(of).padStart(4, '0')}-12-31T23:59:59.999Z`), head);
  const lastDay = `${year}-12-31`;
  const known = dayOf(timeOf(db, Math.max(revision, 0)));
  return { party, year, before: untilEnd(Number(year) - 1), end: untilEnd(Number(year)), day: known < lastDay ? known : lastDay };
};
