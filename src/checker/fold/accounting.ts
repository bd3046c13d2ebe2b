import { closedYears } from '../reckoning/final-years.js';
import type { Counted } from '../state/rows.js';
import type { State } from '../state/state.js';
import type { Fold } from './event-fold.js';

/** An adjustment changes no unit: it is set against what is due when the act is whole. It counts for a year of its Party's balance. */
export const adjusted: Fold<'CorrespondingAdjustmentApplied'> = ({ data }, state) => {
  const { party, kind, quantity, vintages, authorization, late, actionYear, useYear, nonGhgQuantity } = data;
  state.count(kind === 'addition' ? 'added' : 'subtracted', BigInt(quantity));
  const row = authorization === null || kind === 'subtraction' ? undefined : state.authorizations.get(authorization);
  if (row) row.firstTransferred += BigInt(quantity);
  const metric = (authorization === null ? null : state.authorizations.get(authorization)?.nonGhgMetric) ?? 'GHG';
  const parts = kind === 'addition' ? vintages : [{ vintage: useYear ?? actionYear, quantity, nonGhgQuantity }];
  for (const part of parts) {
    const counted = countedOf(state, party, metric, late ? firstOpen(state, party, actionYear) : part.vintage);
    const amount = BigInt(metric === 'GHG' ? part.quantity : (part.nonGhgQuantity ?? '0'));
    if (kind === 'addition') counted.firstTransferred += amount;
    else counted.used += amount;
  }
};

/** The first year from `year` on that is not final. */
const firstOpen = (state: State, party: string, year: string): string => {
  const closed = closedYears(state, party);
  let open = Number(year);
  while (closed.has(String(open))) open += 1;
  return String(open);
};

const countedOf = (state: State, party: string, metric: string, year: string): Counted => {
  const years = state.counted.get(`${party} ${metric}`) ?? new Map<string, Counted>();
  state.counted.set(`${party} ${metric}`, years);
  const known = years.get(year) ?? { inventory: null, firstTransferred: 0n, used: 0n };
  years.set(year, known);
  return known;
};

export const inventoryReported: Fold<'InventoryReported'> = ({ data: { party, metric, year, quantity } }, state) => {
  countedOf(state, party, metric, year).inventory = BigInt(quantity);
};

export const adjustmentMethodChosen: Fold<'AdjustmentMethodChosen'> = ({ data: { party, ndcPeriod, method, trajectory } }, state) => {
  state.methods.set(`${party} ${ndcPeriod.first} ${ndcPeriod.last}`, method);
  const targets = state.targets.get(party) ?? new Map<string, bigint>();
  for (const { year, quantity } of trajectory ?? []) targets.set(year, BigInt(quantity));
  state.targets.set(party, targets);
};

export const periodFinalized: Fold<'PeriodFinalized'> = ({ data: { party, ndcPeriod } }, state) => {
  const periods = state.finalPeriods.get(party) ?? [];
  if (!periods.some(({ first }) => first === ndcPeriod.first)) state.finalPeriods.set(party, [...periods, ndcPeriod]);
};

export const annualReportFiled: Fold<'AnnualReportFiled'> = ({ data: { party, year, version, revision } }, state) => {
  const filed = state.annualReports.get(`${party} ${year}`) ?? [];
  state.annualReports.set(`${party} ${year}`, [...filed, { version, revision: BigInt(revision) }]);
};
