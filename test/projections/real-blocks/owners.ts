/** A range of units of one series, and who has it. */
interface Owned {
  readonly first: number;
  readonly last: number;
  readonly account: string;
}

interface Named {
  readonly series: string;
  readonly host: string;
  readonly vintage: string;
  readonly first: number;
  readonly last: number;
}

/** What a block id says. */
const named = (block: string): Named => {
  const [registry = '', host = '', activity = '', vintage = '', first = '', last = ''] = block.split('-');
  return { series: [registry, host, activity, vintage].join('-'), host, vintage, first: Number(first), last: Number(last) };
};

/** Who has which units, from nothing but who got which block: no code is shared with the book or the read file. */
export class Owners {
  private readonly series = new Map<string, Owned[]>();
  private readonly sums = new Map<string, number>();

  /** `account` has these units from now on. Gives who had them. */
  give(block: string, account: string): string[] {
    const before = new Set<string>();
    const { series, host, vintage, first, last } = named(block);
    const kept: Owned[] = [];
    for (const owned of this.series.get(series) ?? []) {
      const [from, to] = [Math.max(owned.first, first), Math.min(owned.last, last)];
      if (from > to) {
        kept.push(owned);
        continue;
      }
      before.add(owned.account);
      this.add(owned.account, host, vintage, from - to - 1);
      if (owned.first < from) kept.push({ ...owned, last: from - 1 });
      if (owned.last > to) kept.push({ ...owned, first: to + 1 });
    }
    kept.push({ first, last, account });
    this.series.set(
      series,
      kept.sort((a, b) => a.first - b.first),
    );
    this.add(account, host, vintage, last - first + 1);
    return [...before];
  }

  /** The ranges an account has, as block ids, adjacent ones as one. */
  heldBy(account: string): string[] {
    return [...this.series]
      .flatMap(([series, all]) =>
        joined(all.filter((owned) => owned.account === account)).map(({ first, last }) => `${series}-${first}-${last}`),
      )
      .sort();
  }

  /** Sums by account, host and vintage, as `GHA-GSV GHA 2022 100`; none that is zero. */
  balances(): string[] {
    return [...this.sums]
      .filter(([, sum]) => sum !== 0)
      .map(([key, sum]) => `${key} ${sum}`)
      .sort();
  }

  private add(account: string, host: string, vintage: string, quantity: number): void {
    const key = `${account} ${host} ${vintage}`;
    this.sums.set(key, (this.sums.get(key) ?? 0) + quantity);
  }
}

const joined = (ranges: readonly { first: number; last: number }[]): { first: number; last: number }[] => {
  const all: { first: number; last: number }[] = [];
  for (const { first, last } of ranges) {
    const before = all.at(-1);
    if (before?.last === first - 1) before.last = last;
    else all.push({ first, last });
  }
  return all;
};

/** Blocks as an answer lists them, adjacent ones as one. */
export const joinedBlocks = (blocks: readonly string[]): string[] => {
  const owners = new Owners();
  for (const block of blocks) owners.give(block, 'one');
  return owners.heldBy('one');
};
