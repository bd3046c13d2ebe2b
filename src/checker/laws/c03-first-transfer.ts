import { stepsOf, type Act, type Step } from '../act.js';
import type { Find, Law } from '../law.js';
import { checkFinal, checkLate, checkMethod } from './accounting.js';
import { nonGhgOf, TRIGGERS, type Due } from '../reckoning/first-transfer.js';
import type { State } from '../state/state.js';
import { count, inWords, nameOf, namedTwice, rangeOf, runs, total, type SeriesRange } from '../units/range.js';

type Adjustment = Step<'CorrespondingAdjustmentApplied'>;

const same = (a: Iterable<SeriesRange>, b: Iterable<SeriesRange>): boolean => runs(a).map(nameOf).join() === runs(b).map(nameOf).join();

/** What the events of the act say was first transferred. */
const statedIn = (act: Act): SeriesRange[] => {
  const stated: SeriesRange[] = [];
  for (const { data } of act.steps)
    for (const block of (data as { firstTransferred?: readonly string[] }).firstTransferred ?? []) stated.push(rangeOf(block));
  return stated;
};

/** R-50, R-51, R-54: exactly the units that the rules first transfer are marked so. */
const checkMarks = (act: Act, find: Find): void => {
  const stated = statedIn(act);
  const due = act.due.filter(({ kind }) => kind === 'addition');
  if (stated.length === 0 && due.length === 0) return;
  const twice = namedTwice(stated);
  if (twice) find(act.first, { rule: 'R-50', expected: 'each unit first transferred once', actual: `${inWords([twice])} twice` });
  if (same(stated, due)) return;
  const why = [...new Set(due.map(({ trigger }) => trigger))].join(', ');
  find(act.first, {
    rule: 'R-50, R-51, R-54',
    expected: due.length === 0 ? 'nothing is first transferred' : `first transferred (${why}): ${inWords(due)}`,
    actual: inWords(stated),
  });
};

const groupOf = ({ kind, party, trigger }: { kind: string; party: string; trigger: string }, authorization: string | null): string =>
  [kind, party, authorization, trigger].join(' ');

interface Sums {
  quantity: bigint;
  nonGhg: bigint | null;
}

const sumsByVintage = (due: readonly Due[]): Map<string, Sums> => {
  const sums = new Map<string, Sums>();
  for (const units of due) {
    const before = sums.get(units.lot.vintage) ?? { quantity: 0n, nonGhg: null };
    const nonGhg = nonGhgOf(units);
    sums.set(units.lot.vintage, {
      quantity: before.quantity + count(units),
      nonGhg: nonGhg === null ? before.nonGhg : (before.nonGhg ?? 0n) + nonGhg,
    });
  }
  return sums;
};

const statedByVintage = (adjustments: readonly Adjustment[]): Map<string, Sums> => {
  const sums = new Map<string, Sums>();
  for (const { data } of adjustments)
    for (const { vintage, quantity, nonGhgQuantity } of data.vintages) {
      const before = sums.get(vintage) ?? { quantity: 0n, nonGhg: null };
      sums.set(vintage, {
        quantity: before.quantity + BigInt(quantity),
        nonGhg: nonGhgQuantity === null ? before.nonGhg : (before.nonGhg ?? 0n) + BigInt(nonGhgQuantity),
      });
    }
  return sums;
};

const written = (sums: ReadonlyMap<string, Sums>): string =>
  [...sums]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([vintage, { quantity, nonGhg }]) => `${vintage}: ${quantity}${nonGhg === null ? '' : ` (${nonGhg})`}`)
    .join(', ');

/** An adjustment by itself: its figures are those of its blocks. */
const checkOwn = ({ event, data }: Adjustment, find: Find): void => {
  const named = total(data.blocks.map(rangeOf));
  const byVintage = data.vintages.reduce((sum, { quantity }) => sum + BigInt(quantity), 0n);
  if (named === BigInt(data.quantity) && byVintage === BigInt(data.quantity)) return;
  const actual = `${data.quantity}, with ${byVintage} by vintage and ${named} units named`;
  find(event, { rule: 'R-55', expected: 'the quantity of its blocks and of its vintages', actual });
};

/** All adjustments of one Party, authorization and trigger against what is due of them. */
const checkGroup = (act: Act, group: string, due: readonly Due[], adjustments: readonly Adjustment[], find: Find): void => {
  const event = adjustments[0]?.event ?? act.first;
  const stated = adjustments.flatMap(({ data }) => data.blocks.map(rangeOf));
  const twice = namedTwice(stated);
  if (twice) find(event, { rule: 'R-55', expected: 'each unit adjusted for once', actual: `${inWords([twice])} twice (${group})` });
  if (!same(due, stated))
    return find(event, { rule: 'R-55', expected: `${group}: ${inWords(due)}`, actual: `adjusted for ${inWords(stated)}` });
  const [expected, actual] = [written(sumsByVintage(due)), written(statedByVintage(adjustments))];
  if (expected !== actual) find(event, { rule: 'R-55, R-56', expected: `${group}: ${expected}`, actual });
  const approach = due[0]?.lot.authorization?.cooperativeApproach ?? null;
  const other = adjustments.find(({ data }) => data.cooperativeApproach !== approach);
  if (other) find(event, { rule: 'R-55', expected: `cooperative approach ${approach}`, actual: String(other.data.cooperativeApproach) });
  const nonGhg = nonGhgSum(adjustments.map(({ data }) => data.nonGhgQuantity));
  const ofVintages = nonGhgSum(adjustments.flatMap(({ data }) => data.vintages.map(({ nonGhgQuantity }) => nonGhgQuantity)));
  if (nonGhg !== ofVintages) find(event, { rule: 'R-56', expected: `${ofVintages} in the other metric`, actual: String(nonGhg) });
};

const nonGhgSum = (quantities: readonly (string | null)[]): bigint | null =>
  quantities.reduce<bigint | null>((sum, quantity) => (quantity === null ? sum : (sum ?? 0n) + BigInt(quantity)), null);

/** R-55: for each Party, authorization and trigger of the act, exactly what is due is adjusted for, in the order of the triggers. */
const checkAdjustments = (act: Act, find: Find): void => {
  const adjustments = stepsOf(act, 'CorrespondingAdjustmentApplied');
  if (adjustments.length === 0 && act.due.length === 0) return;
  const due = grouped(act.due, (units) => groupOf(units, units.lot.authorization?.authorization ?? null));
  const stated = grouped(adjustments, ({ data }) => groupOf(data, data.authorization));
  for (const adjustment of adjustments) checkOwn(adjustment, find);
  for (const group of new Set([...due.keys(), ...stated.keys()]))
    checkGroup(act, group, due.get(group) ?? [], stated.get(group) ?? [], find);
  const order = adjustments.map(({ data }) => TRIGGERS.indexOf(data.trigger));
  const late = order.findIndex((rank, i) => rank < (order[i - 1] ?? rank));
  const event = adjustments[late]?.event;
  if (event) find(event, { rule: 'R-55', expected: `adjustments in the order ${TRIGGERS.join(', ')}`, actual: 'another order' });
};

const grouped = <V>(values: readonly V[], key: (value: V) => string): Map<string, V[]> => {
  const groups = new Map<string, V[]>();
  for (const value of values) {
    const group = groups.get(key(value));
    if (group) group.push(value);
    else groups.set(key(value), [value]);
  }
  return groups;
};

const figures = (state: State): Readonly<Record<string, string>> => ({
  added: String(state.figure('added')),
  subtracted: String(state.figure('subtracted')),
});

/** C3: first transfer happens exactly when it is due, once, and every adjustment is what its units come to, unit by unit. */
export const firstTransfer: Law = {
  id: 'C3',
  name: 'first-transfer',
  rule: 'R-50, R-51, R-54, R-55, R-59, R-68',
  says: 'Units become first transferred exactly when the rules say so; their host adds each once, and who uses one subtracts it. What is final stays.',
  advice: 'The balances of the Parties named are wrong from here on: report it to them, and go on from a copy that ends before this act.',
  before: checkFinal,
  on: { CorrespondingAdjustmentApplied: checkLate, AdjustmentMethodChosen: checkMethod },
  after: (act, _, find) => {
    checkMarks(act, find);
    checkAdjustments(act, find);
  },
  figures,
};
