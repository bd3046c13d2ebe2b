import { stepsOf, type Act } from '../act.js';
import type { Find, Law } from '../law.js';
import { exists } from '../reckoning/days.js';
import { triggerAtBirth, type Due } from '../reckoning/first-transfer.js';
import { termsOn } from '../reckoning/terms.js';
import type { State } from '../state/state.js';
import { inWords, rangeOf, type SeriesRange } from '../units/range.js';

const INSTANT = /^[0-9]{4}-[0-9]{2}-[0-9]{2}T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]\.[0-9]{3}Z$/;

/** R-12: time never goes back, and an act happens in one moment. */
const checkInstant = ({ first, day }: Act, state: State, find: Find): void => {
  if (first.at === state.at) return;
  if (!INSTANT.test(first.at) || !exists(day)) return find(first, { expected: 'an instant in UTC with milliseconds', actual: first.at });
  if (first.at < state.at) find(first, { expected: `not before ${state.at}`, actual: first.at });
};

/** R-55, R-75: the years of an adjustment are those of its units' actions, and of their use. */
const checkYears = (act: Act, find: Find): void => {
  for (const { event, data } of stepsOf(act, 'CorrespondingAdjustmentApplied')) {
    const due = act.due.filter(({ kind, party, trigger }) => kind === data.kind && party === data.party && trigger === data.trigger);
    if (due.length === 0) continue;
    const named = data.blocks.map(rangeOf);
    const other = due
      .filter((units) => meets(units, named))
      .find((units) => units.actionYear !== data.actionYear || units.useYear !== data.useYear);
    if (!other) continue;
    find(event, {
      rule: 'R-55, R-75',
      expected: `${inWords([other])}: action in ${other.actionYear}${other.useYear === null ? '' : `, used for ${other.useYear}`}`,
      actual: `action in ${data.actionYear}${data.useYear === null ? '' : `, used for ${data.useYear}`}`,
    });
  }
};

const meets = (units: Due, named: readonly SeriesRange[]): boolean =>
  named.some(({ series, first, last }) => series === units.series && first <= units.last && units.first <= last);

/** R-14, R-91: what comes in happened already, and no year of it is still to come. */
const checkImports = (act: Act, state: State, find: Find): void => {
  for (const { event, data } of stepsOf(act, 'OpeningBalanceImported'))
    data.rows.rows.forEach(([, , , vintage, , , code, , , , , , on], i) => {
      const row = `row ${i + 1}`;
      if (on !== null && on > act.day) find(event, { expected: `${row}: first transferred by ${act.day}`, actual: on });
      if (vintage > act.year) find(event, { expected: `${row}: a vintage up to ${act.year}`, actual: vintage, since: 2 });
      if (data.kind === 'ITMO' && vintage < '2021') find(event, { expected: `${row}: a vintage from 2021 on`, actual: vintage, since: 2 });
      const authorization = code === null ? undefined : state.authorizations.get(code);
      const terms = authorization && termsOn(authorization, event.at.slice(0, 10));
      if (on !== null && terms && !triggerAtBirth(terms) && (on < `${vintage}-01-01` || on < terms.date))
        find(event, { expected: `${row}: first transferred after ${vintage} began and ${terms.date}`, actual: on, since: 2 });
    });
};

/** C9: events follow each other in time, and the years that they state are those of what happened. */
export const time: Law = {
  id: 'C9',
  name: 'time',
  rule: 'R-12',
  says: 'Time never goes back; the year of every action is the year it happened in, and nothing is dated ahead.',
  advice: 'Look at the clock of the node that wrote the act; figures by year are wrong from here on.',
  before: (act, state, find) => {
    checkInstant(act, state, find);
    checkImports(act, state, find);
  },
  after: (act, _, find) => checkYears(act, find),
  figures: (state) => ({ acts: String(state.acts), last: state.at }),
};
