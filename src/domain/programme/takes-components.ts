import type { ProgrammeRow } from '../book/rows.js';
import { refuse } from '../kernel/refusal.js';

type Renewal = ProgrammeRow['renewals'][number];

/** The renewal that was deemed late, on a day between the end of the period before and that on which it was deemed (ACP 277). */
const renewalDue = ({ renewals }: ProgrammeRow, day: string): Renewal | undefined =>
  renewals.find(({ start, deemedOn }) => start <= day && day < deemedOn);

/** ACP 277: while the renewal of a programme is due no component is included in it and none renewed. Throws `programme-not-active`. */
export const checkNoGap = (programme: ProgrammeRow, day: string): void => {
  const due = renewalDue(programme, day);
  if (due) refuse('programme-not-active', { conflictsWith: due.revision });
};

/** a programme takes components on the days of its periods, and not while it is on hold. Throws `programme-not-active`. */
export const checkTakesComponents = (programme: ProgrammeRow, day: string): void => {
  const { start, end, held, since } = programme;
  if (day < start || day > end) refuse('programme-not-active', { conflictsWith: since });
  if (held) refuse('programme-not-active', { conflictsWith: held.since });
  checkNoGap(programme, day);
};
