import { blockId } from '../../../domain/kernel/block-id.js';
import type { Range } from '../../../domain/kernel/ranges.js';
import type { ReportRow, Run } from '../rows.js';
import { findingIn, type Check, type Finding } from './check.js';

type Held = Map<string, Range[]>;

/**
 * Holdings follow from what was held before and what happened: a block acquired or first transferred and not consumed is held at the end of the
 * year, and no consumed one is.
 */
export const holdingsDiffer: Check = {
  name: 'holdings-differ',
  says: 'What was acquired or first transferred and not consumed is held at 31 December, block by block, and nothing else.',
  find: ({ tables, heldBefore }) => {
    const due: Held = new Map();
    for (const { series, first, last } of heldBefore) add(due, { series, first, last });
    for (const { units, effect } of tables.actions) if (units && effect === 'comes') add(due, units);
    for (const { units, effect } of tables.actions) if (units && effect === 'goes') take(due, units);
    const said: Held = new Map();
    for (const { units } of tables.holdings) if (units) add(said, units);
    const missing = runsOf(due).flatMap((run) => less(run, said));
    return [
      ...missing.map((run) =>
        findingIn('holdings', 0, undefined, { check: 'holdings-differ', column: 'First ID', expected: blockId(run) }),
      ),
      ...tables.holdings.flatMap((row, i): Finding[] => (row.units ? undueIn(row, i, less(row.units, due)) : [])),
    ];
  },
};

const undueIn = (row: ReportRow, index: number, undue: readonly Run[]): Finding[] =>
  undue.map((run) => findingIn('holdings', index, row, { check: 'holdings-differ', column: 'First ID', found: blockId(run) }));

const add = (held: Held, { series, first, last }: Run): void => {
  const ranges = held.get(series);
  if (ranges) ranges.push({ first, last });
  else held.set(series, [{ first, last }]);
};

const take = (held: Held, run: Run): void => {
  const ranges = held.get(run.series) ?? [];
  held.set(
    run.series,
    ranges.flatMap((range) => without(range, run)),
  );
};

const without = (range: Range, { first, last }: Range): Range[] => {
  if (last < range.first || range.last < first) return [range];
  const before = range.first < first ? [{ first: range.first, last: first - 1n }] : [];
  const after = last < range.last ? [{ first: last + 1n, last: range.last }] : [];
  return [...before, ...after];
};

/** What of a run isn't held. */
const less = ({ series, first, last }: Run, held: Held): Run[] =>
  (held.get(series) ?? [])
    .reduce<Range[]>((rest, range) => rest.flatMap((of) => without(of, range)), [{ first, last }])
    .map((range) => ({ series, ...range }));

const runsOf = (held: Held): Run[] => [...held].flatMap(([series, ranges]) => ranges.map((range) => ({ series, ...range })));
