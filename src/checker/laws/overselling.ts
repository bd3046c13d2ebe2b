import { stepsOf, type Act } from '../act.js';
import type { Find } from '../law.js';
import { closedYears } from '../reckoning/final-years.js';
import type { State } from '../state/state.js';

/** The years of hosts to which an act adds tonnes: the vintage, and of what is late the first open year from the action's on. */
const yearsAddedTo = (act: Act, state: State): Set<string> => {
  const years = new Set<string>();
  for (const { data } of stepsOf(act, 'CorrespondingAdjustmentApplied')) {
    const metric = data.authorization === null ? null : (state.authorizations.get(data.authorization)?.nonGhgMetric ?? null);
    if (data.kind !== 'addition' || metric !== null) continue;
    const closed = data.late ? closedYears(state, data.party) : new Set<string>();
    let open = Number(data.actionYear);
    while (closed.has(String(open))) open += 1;
    for (const { vintage } of data.vintages) years.add(`${data.party} ${data.late ? open : vintage}`);
  }
  return years;
};

/** R-101, policy `refuse`: with what it adds a host meets the target of the year, or of the last one before that has an inventory and a target. */
export const checkOverselling = (act: Act, state: State, find: Find): void => {
  if (state.registry?.policy.overselling !== 'refuse') return;
  for (const key of yearsAddedTo(act, state)) {
    const [party = '', year = ''] = key.split(' ');
    const balance = state.counted.get(`${party} GHG`);
    const judged = [...(state.targets.get(party) ?? [])]
      .filter(([of]) => of <= year && typeof balance?.get(of)?.inventory === 'bigint')
      .sort(([a], [b]) => (a < b ? 1 : -1))[0];
    if (!judged) continue;
    const [of, target] = judged;
    const { firstTransferred = 0n, used = 0n } = balance?.get(year) ?? {};
    const emitted = (balance?.get(of)?.inventory ?? 0n) + firstTransferred - used;
    if (emitted > target)
      find(act.first, { rule: 'R-101', expected: `${party} ${year}: at most ${target}, its target of ${of}`, actual: String(emitted) });
  }
};
