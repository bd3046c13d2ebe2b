import type { ProgrammeRow } from '../../domain/book/rows.js';
import { fact, type Stored } from '../view/facts-at.js';
import { itmoFinder } from '../view/itmo-ids.js';
import type { NamedLot, Position } from '../view/names.js';
import type { View } from '../view/view.js';
import type { Run } from './rows.js';
import type { Statement } from './statements.js';

/** Units of one block, with what the tables of actions and holdings say of them. */
export interface DescribedUnits {
  readonly run: Run;
  /** As actions head them; holdings head some otherwise. */
  readonly cells: Readonly<Record<string, string | null>>;
}

/** Some units of a lot, as they were. */
export interface SomeUnits {
  readonly series: string;
  readonly lot: NamedLot;
  readonly first: bigint;
  readonly last: bigint;
  readonly authorization: string | null;
  readonly firstTransferred: boolean;
}

const OUTSIDE: Readonly<Record<string, string>> = { CERCARBONO: 'Cercarbono', ISOMETRIC: 'Isometric' };

/** A way to describe units. Those that are first transferred and have ITMO ids are named by these, others by their serials. */
export const unitsDescriber = (
  view: View,
  statement: (code: string) => Statement | undefined,
): ((units: SomeUnits, of: Pick<Position, 'series' | 'host' | 'activity' | 'vintage' | 'registry'>) => DescribedUnits) => {
  const itmo = itmoFinder(view);
  const outcomes = new Map<string, string>();
  const mitigation = (activity: string): string => {
    if (!outcomes.has(activity)) outcomes.set(activity, fact<Stored<ProgrammeRow>>(view, 'programme', activity)?.outcome ?? 'reductions');
    return outcomes.get(activity) === 'removals' ? 'Removals' : 'Emission reductions';
  };
  return ({ series, lot, first, last, authorization, firstTransferred }, of) => {
    const { host, activity, vintage } = of;
    const said = authorization === null ? undefined : statement(authorization);
    const id = (serial: bigint): string => (firstTransferred ? itmo(of, serial) : null) ?? String(serial);
    const registryId = /^CA\d{4}-([A-Z]{3}\d{2})-/.exec(id(first))?.[1] ?? view.registry;
    const metric = said?.row.metric ?? 'GHG';
    return {
      run: { series, first, last },
      cells: {
        'Cooperative approach ID': said?.row.cooperativeApproach ?? null,
        'Authorization ID': authorization,
        'First transferring participating Party ID': host,
        'Party ITMO registry ID': registryId,
        'First ID': id(first),
        'Last ID': id(last),
        ...outsideCells(lot, first, last),
        Metric: metric,
        GWP: said?.terms.gwp ?? null,
        'non-GHG metric': metric === 'non-GHG' ? (said?.row.nonGhgMetric ?? null) : null,
        'Quantity (t CO2 eq)': String(last - first + 1n),
        'Quantity (non-GHG)': nonGhgOf(lot, first, last),
        'Mitigation type': lot.mitigationType ?? mitigation(activity),
        Vintage: vintage,
      },
    };
  };
};

const outsideCells = ({ first: begin, outside }: NamedLot, first: bigint, last: bigint): Record<string, string | null> => {
  if (!outside) return {};
  const id = (serial: bigint): string => `${outside.series}-${outside.first + serial - begin}`;
  return {
    'Underlying unit registry ID': OUTSIDE[outside.registry] ?? outside.registry,
    'First unit ID': id(first),
    'Last unit ID': id(last),
  };
};

/** As the book splits it: any parts of a lot sum to the whole. */
const nonGhgOf = ({ first: begin, last: end, nonGhgQuantity: q }: NamedLot, first: bigint, last: bigint): string | null => {
  if (q === null) return null;
  const upTo = (serial: bigint): bigint => (q * (serial - begin + 1n)) / (end - begin + 1n);
  return String(upTo(last) - upTo(first - 1n));
};
