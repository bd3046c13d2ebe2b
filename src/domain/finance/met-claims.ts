/** Tonnes that must come from the vintages of a span. */
export interface Demand {
  readonly first: string;
  readonly last: string;
  readonly quantity: bigint;
}

/**
 * How much of each demand can be met at most of all together, by what there is of each vintage: year by year, what must be met soonest first. No
 * other order meets more of them.
 */
export const metOf = <D extends Demand>(demands: readonly D[], supply: (vintage: string) => bigint): Map<D, bigint> => {
  const met = new Map<D, bigint>(demands.map((demand) => [demand, 0n]));
  const soonestFirst = [...demands].sort((a, b) => (a.last < b.last ? -1 : a.last > b.last ? 1 : 0));
  const [begin, end] = [demands.map(({ first }) => first).sort()[0], soonestFirst.at(-1)?.last];
  for (let year = Number(begin); year <= Number(end); year += 1) {
    const vintage = String(year);
    let left = supply(vintage);
    for (const demand of soonestFirst) {
      if (left <= 0n) break;
      if (demand.first > vintage || demand.last < vintage) continue;
      const open = demand.quantity - (met.get(demand) ?? 0n);
      const quantity = open < left ? open : left;
      met.set(demand, (met.get(demand) ?? 0n) + quantity);
      left -= quantity;
    }
  }
  return met;
};

export const metInAll = (met: ReadonlyMap<Demand, bigint>): bigint => [...met.values()].reduce((sum, quantity) => sum + quantity, 0n);
