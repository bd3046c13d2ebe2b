import { stepsOf, type Act, type Step } from '../act.js';
import type { Find } from '../law.js';
import { reckonedYears, type ReckonedYear } from '../reckoning/balances.js';
import { closedYears } from '../reckoning/final-years.js';
import type { Party, Years } from '../state/rows.js';
import type { State } from '../state/state.js';

const said = ({ first, last }: Years): string => `${first} to ${last}`;

const periodOf = (state: State, { party, ndcPeriod }: { party: string; ndcPeriod: Years }): Party['ndcPeriods'][number] | undefined =>
  state.parties.get(party)?.ndcPeriods.find(({ first, last }) => first === ndcPeriod.first && last === ndcPeriod.last);

/** one method for a Party and NDC period, of those that the period may have. */
export const checkMethod = ({ event, data }: Step<'AdjustmentMethodChosen'>, state: State, find: Find): void => {
  const { party, ndcPeriod, method, trajectory } = data;
  const period = periodOf(state, data);
  if (!period) return find(event, { rule: 'R-59', expected: `an NDC period of ${party}`, actual: said(ndcPeriod) });
  const known = state.methods.get(`${party} ${ndcPeriod.first} ${ndcPeriod.last}`);
  if (known !== undefined) find(event, { rule: 'R-59', expected: `${known}, as chosen before`, actual: method });
  if (closedYears(state, party).has(ndcPeriod.first))
    find(event, { rule: 'R-59, R-68', expected: 'no method for a period that is final', actual: method });
  if (period.type === 'multi-year' && method !== 'multi-year')
    find(event, { rule: 'R-59', expected: `${said(ndcPeriod)} has target years of its own`, actual: method });
  const years = (trajectory ?? []).map(({ year }) => year);
  const wrong = years.find((year, i) => year < ndcPeriod.first || year > ndcPeriod.last || years.indexOf(year) < i);
  if (wrong !== undefined) find(event, { rule: 'R-59', expected: `each year of ${said(ndcPeriod)} once`, actual: wrong });
};

/** an NDC period becomes final once, whole, with the figures that its events come to. */
export const checkFinal = (act: Act, state: State, find: Find): void => {
  const [first, ...parts] = stepsOf(act, 'PeriodFinalized');
  if (!first) return;
  const { event, data } = first;
  const { party, ndcPeriod } = data;
  const period = periodOf(state, data);
  if (!period) return find(event, { rule: 'R-68', expected: `an NDC period of ${party}`, actual: said(ndcPeriod) });
  const closed = closedYears(state, party);
  const final = years(ndcPeriod).find((year) => closed.has(year));
  if (final !== undefined) find(event, { rule: 'R-68', expected: 'a period of which no year is final', actual: `${final} is` });
  const method = state.methods.get(`${party} ${ndcPeriod.first} ${ndcPeriod.last}`) ?? null;
  const denominator = state.registry?.policy.averagingDenominator ?? 'elapsed-years';
  const stated = [data.method, data.averagingDenominator, data.asOf].join(' ');
  const due = [method, denominator, BigInt(event.revision) - 1n].join(' ');
  if (stated !== due) find(event, { rule: 'R-59, R-68', expected: `method, denominator and last event: ${due}`, actual: stated });
  const same = (step: Step<'PeriodFinalized'>): string =>
    [step.data.party, said(step.data.ndcPeriod), step.data.method, step.data.averagingDenominator, step.data.asOf].join(' ');
  const other = parts.find((part) => same(part) !== same(first));
  if (other) find(other.event, { rule: 'R-68', expected: same(first), actual: same(other) });
  const totals = [first, ...parts].flatMap((step) => step.data.totals);
  checkTotals(
    first,
    totals,
    totalsOf(state, party, ndcPeriod, { averages: method === 'averaging', everyYear: denominator === 'elapsed-years' }),
    find,
  );
};

type Named = ReckonedYear & { readonly metric: string; readonly year: string };

/** Every year and metric of the Party that anything is known of. */
const totalsOf = (state: State, party: string, period: Years, how: { averages: boolean; everyYear: boolean }): Named[] => {
  const others: string[] = [];
  for (const [key] of state.counted.entries())
    if (key.startsWith(`${party} `) && key !== `${party} GHG`) others.push(key.slice(party.length + 1));
  return ['GHG', ...others].flatMap((metric) => {
    const counted = state.counted.get(`${party} ${metric}`);
    const own = years(period).map((year) => counted?.get(year) ?? { inventory: null, firstTransferred: 0n, used: 0n });
    return reckonedYears(own, { metric, ...how }).map((year, i) => ({ metric, year: years(period)[i] ?? '', ...year }));
  });
};

const checkTotals = ({ event }: Step<'PeriodFinalized'>, stated: readonly Named[], due: readonly Named[], find: Find): void => {
  const written = (totals: readonly Named[]): Map<string, string> =>
    new Map(
      totals.map(({ metric, year, inventory, firstTransferred, used, adjustment, remainder, balance }) => [
        `${metric} ${year}`,
        `E ${inventory} + FT ${firstTransferred} - U ${used}: ${adjustment} remainder ${remainder}, balance ${balance}`,
      ]),
    );
  const [expected, actual] = [written(due), written(stated)];
  if (stated.length !== due.length)
    find(event, { rule: 'R-68', expected: `${due.length} years with their figures`, actual: `${stated.length}` });
  for (const year of new Set([...expected.keys(), ...actual.keys()]))
    if (expected.get(year) !== actual.get(year))
      find(event, { rule: 'R-56, R-68', expected: `${year}: ${expected.get(year) ?? 'nothing'}`, actual: actual.get(year) ?? 'nothing' });
};

const years = ({ first, last }: Years): string[] =>
  Array.from({ length: Math.max(0, Number(last) - Number(first) + 1) }, (_, i) => String(Number(first) + i));

/** an adjustment is late exactly where the year that it is for is final. */
export const checkLate = ({ event, data }: Step<'CorrespondingAdjustmentApplied'>, state: State, find: Find): void => {
  const closed = closedYears(state, data.party);
  const of = data.kind === 'addition' ? data.vintages.map(({ vintage }) => vintage) : [data.useYear ?? data.actionYear];
  const wrong = of.find((year) => closed.has(year) !== data.late);
  if (wrong !== undefined)
    find(event, { rule: 'R-68', expected: `${wrong} ${data.late ? 'final' : 'not final'}`, actual: data.late ? 'late' : 'not late' });
};
