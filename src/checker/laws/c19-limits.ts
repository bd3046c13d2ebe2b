import { stepsOf, type Act, type Step } from '../act.js';
import type { Find, Law } from '../law.js';
import { counted, isLevy, leftIn, limitsFor, mostOf } from '../reckoning/limits.js';
import type { Limits } from '../state/limit-rows.js';
import type { State } from '../state/state.js';
import { count } from '../units/range.js';
import { checkClosed, checkLots } from './closings.js';
import { checkOverselling } from './overselling.js';

/** limits begin today or later, share no year with others of the host, name an activity once, and are not below what has left. */
const checkSet = (act: Act, { event, data }: Step<'TransferLimitsSet'>, state: State, find: Find): void => {
  const { host, period, effective, classes } = data;
  const earliest = (act.approves?.at ?? act.first.at).slice(0, 10);
  if (effective < earliest) find(event, { expected: `in effect from ${earliest} on`, actual: effective });
  for (const { period: other } of state.limits.get(host) ?? [])
    if (other.first <= period.last && period.first <= other.last && (other.first !== period.first || other.last !== period.last))
      find(event, { expected: `years outside ${other.first} to ${other.last}`, actual: `${period.first} to ${period.last}` });
  const named = classes.flatMap(({ programmes }) => programmes);
  if (new Set(named).size < named.length) find(event, { expected: 'each activity in one class', actual: named.join(', ') });
};

/** A set is judged as it stands when it has happened: what left before is within it. */
const checkNotBelow = ({ event, data: { host, period } }: Step<'TransferLimitsSet'>, state: State, find: Find): void => {
  const limits = state.limits.get(host)?.at(-1);
  if (!limits) return;
  const all = counted(leftIn(state, host, '', period), limits);
  if (limits.budget !== null && all > limits.budget)
    find(event, { expected: `a budget of ${all} at least`, actual: String(limits.budget) });
  for (const key of state.left.keys()) {
    const [of, activity = ''] = key.split(' ');
    if (of !== host || activity === '') continue;
    const left = leftIn(state, host, activity, period);
    const most = mostOf(left.gross, activity, limits);
    if (most !== undefined && counted(left, limits) > most)
      find(event, { expected: `${activity}: ${counted(left, limits)} at least`, actual: String(most) });
  }
};

/** What an act newly lets leave under some limits, by activity; what had left before these came asks for nothing. */
const askedOf = (act: Act, state: State): Map<Limits, Map<string, { host: string; quantity: bigint }>> => {
  const levies = stepsOf(act, 'UnitsIssued').length > 0 || stepsOf(act, 'IssuedUnitsAuthorized').length > 0;
  const days = new Map<string, string>();
  for (const { data } of stepsOf(act, 'OpeningBalanceImported'))
    for (const [, host, activity, vintage, first, , , , , , , , on] of data.rows.rows)
      if (on !== null) days.set(`${state.code}-${host}-${activity}-${vintage} ${first}`, on);
  const asked = new Map<Limits, Map<string, { host: string; quantity: bigint }>>();
  for (const due of act.due) {
    const { host, activity, vintage } = due.lot;
    const limits = due.kind === 'addition' ? limitsFor(state, host, vintage, act.day) : undefined;
    if (!limits || (levies && isLevy(due) && !limits.countsLevies)) continue;
    const on = days.get(`${due.series} ${due.first}`);
    if (on !== undefined && on < limits.effective) continue;
    const own = asked.get(limits) ?? new Map<string, { host: string; quantity: bigint }>();
    asked.set(limits, own.set(activity, { host, quantity: (own.get(activity)?.quantity ?? 0n) + count(due) }));
  }
  return asked;
};

/** with what an act newly lets leave, the budget holds, and of each activity its ratio. */
const checkLeft = (act: Act, state: State, find: Find): void => {
  if (act.due.length === 0 || state.limits.size === 0) return;
  for (const [limits, asked] of askedOf(act, state)) {
    const host = [...asked.values()][0]?.host ?? '';
    const { first, last } = limits.period;
    const all = counted(leftIn(state, host, '', limits.period), limits);
    if (limits.budget !== null && all > limits.budget)
      find(act.first, { expected: `${host} ${first} to ${last}: at most ${limits.budget} leave`, actual: String(all) });
    for (const activity of asked.keys()) {
      const left = leftIn(state, host, activity, limits.period);
      const most = mostOf(left.gross, activity, limits);
      if (most !== undefined && counted(left, limits) > most)
        find(act.first, {
          expected: `${host} ${activity} ${first} to ${last}: at most ${most} leave`,
          actual: String(counted(left, limits)),
        });
    }
  }
};

/** C19: what is first transferred stays within the limits of its host, and within its target where the policy refuses overselling; a closed kind is gone. */
export const limits: Law = {
  id: 'C19',
  name: 'limits',
  rule: 'R-98',
  says: 'What leaves a host stays within its budget and its ratios by the limits in force on that day, and within its target where overselling is refused; of a closed kind all that is free is cancelled.',
  advice: 'Tell the host what left beyond what it allowed, and go on from a copy that ends before this act.',
  before: (act, state, find) => {
    for (const step of stepsOf(act, 'TransferLimitsSet')) checkSet(act, step, state, find);
    checkClosed(act, state, find);
  },
  after: (act, state, find) => {
    for (const step of stepsOf(act, 'TransferLimitsSet')) checkNotBelow(step, state, find);
    checkLeft(act, state, find);
    checkOverselling(act, state, find);
    checkLots(act, state, find);
  },
  figures: (state) => ({ limits: String([...state.limits.values()].reduce((sum, { length }) => sum + length, 0)) }),
};
