import type { Left, Limits } from '../state/limit-rows.js';
import type { Years } from '../state/rows.js';
import type { State } from '../state/state.js';
import type { Due } from './first-transfer.js';

/** Whether units that an issuance, or a later authorization of it, first transfers are its levies. */
export const isLevy = ({ trigger }: Due): boolean => trigger === 'omge' || trigger === 'adaptation-share';

/** the limits of a host that bind the vintage on that day: those set last whose day has come. */
export const limitsFor = (state: State, host: string, vintage: string, day: string): Limits | undefined => {
  let found: Limits | undefined;
  for (const limits of state.limits.get(host) ?? [])
    if (limits.period.first <= vintage && vintage <= limits.period.last && limits.effective <= day) found = limits;
  return found;
};

/** What was made and what left of an activity in a period; of all activities where none is named. */
export const leftIn = (state: State, host: string, activity: string, { first, last }: Years): Left => {
  const sum = { gross: 0n, gone: 0n, levies: 0n };
  for (const [vintage, { gross, gone, levies }] of state.left.get(`${host} ${activity}`) ?? []) {
    if (vintage < first || vintage > last) continue;
    sum.gross += gross;
    sum.gone += gone;
    sum.levies += levies;
  }
  return sum;
};

/** What of it counts. */
export const counted = ({ gone, levies }: Left, { countsLevies }: Pick<Limits, 'countsLevies'>): bigint =>
  gone + (countsLevies ? levies : 0n);

/** What may leave of an activity in all; undefined where nothing says. */
export const mostOf = (
  gross: bigint,
  activity: string,
  { ratios, otherwise }: Pick<Limits, 'ratios' | 'otherwise'>,
): bigint | undefined => {
  const bps = ratios.get(activity) ?? otherwise;
  return bps === null ? undefined : (gross * bps) / 10_000n;
};
