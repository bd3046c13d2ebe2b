import { stepsOf, type Act } from '../act.js';
import { isLevy } from '../reckoning/limits.js';
import type { Left } from '../state/limit-rows.js';
import type { State } from '../state/state.js';
import { count } from '../units/range.js';
import type { Fold } from './event-fold.js';

export const transferLimitsSet: Fold<'TransferLimitsSet'> = ({ data }, state) => {
  const { host, period, budget, classes, otherwiseBps, countsLevies, effective } = data;
  const ratios = new Map(classes.flatMap(({ programmes, ratioBps }) => programmes.map((one) => [one, BigInt(ratioBps)] as const)));
  const numbers = { budget: budget === null ? null : BigInt(budget), otherwise: otherwiseBps === null ? null : BigInt(otherwiseBps) };
  state.limits.set(host, [...(state.limits.get(host) ?? []), { period, ratios, ...numbers, countsLevies, effective }]);
};

export const acceptanceSet: Fold<'AcceptanceSet'> = ({ data }, state) => {
  const { party, cooperativeApproach, programmes, methodologies, nesting, storageYearsAtLeast, vintagesFrom, effective } = data;
  const storageYears = storageYearsAtLeast === null ? null : BigInt(storageYearsAtLeast);
  const terms = { approach: cooperativeApproach, programmes, methodologies, nesting, storageYears, from: vintagesFrom, effective };
  state.acceptances.set(party, [...(state.acceptances.get(party) ?? []), terms]);
};

/** So many units of an activity and vintage of a host come into being. */
export const earned = (state: State, { host, activity, vintage }: Record<'host' | 'activity' | 'vintage', string>, more: bigint): void => {
  for (const whose of [activity, '']) leftOf(state, `${host} ${whose}`, vintage).gross += more;
};

/** What is due of an act has left, whatever its events say of it. */
export const departed = (act: Act, state: State): void => {
  const levies = stepsOf(act, 'UnitsIssued').length > 0 || stepsOf(act, 'IssuedUnitsAuthorized').length > 0;
  for (const due of act.due) {
    if (due.kind !== 'addition') continue;
    const { host, activity, vintage } = due.lot;
    const member = levies && isLevy(due) ? 'levies' : 'gone';
    for (const whose of [activity, '']) leftOf(state, `${host} ${whose}`, vintage)[member] += count(due);
  }
};

/** What left of an activity and vintage, or with no activity of all of a host's. */
const leftOf = (state: State, key: string, vintage: string): Left => {
  const years = state.left.get(key) ?? new Map<string, Left>();
  state.left.set(key, years);
  const row = years.get(vintage) ?? { gross: 0n, gone: 0n, levies: 0n };
  years.set(vintage, row);
  return row;
};
