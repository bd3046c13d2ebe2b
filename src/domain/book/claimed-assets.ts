import { FlatColumn } from '../kernel/flat-column.js';
import { hashOf, idOf, lengthOf } from './asset-words.js';

/** What one event says of all the assets that it claims; days by their numbers, `until` null where there is no end. */
interface Batch {
  readonly component: string;
  readonly from: number;
  readonly until: number | null;
  readonly revision: number;
}
/** The same, with where its assets stand: `first` to before `end` by number, their words from `word` on. */
interface PlacedBatch extends Batch {
  readonly first: number;
  readonly end: number;
  readonly word: number;
  readonly width: number;
  readonly prefix: number;
}

const FOREVER = 0xffffffff;
const COLUMNS = ['first', 'word', 'width', 'prefix', 'component', 'from', 'until', 'revision'] as const;
type ColumnName = (typeof COLUMNS)[number];

/** Some entries of a column, or the codes of components. */
export type AssetsSlice =
  | { readonly column: ColumnName | 'words'; readonly part: Uint16Array | Uint32Array }
  | { readonly count: number; readonly components: readonly string[] };

/**
 * The ids that were claimed, one for each claim, numbered from 0 as they came. Those of one event stand side by side in words of one width, and
 * the words that all of them begin with stand once; so does what the event says of them all.
 */
export class ClaimedAssets {
  private readonly words = new FlatColumn((length) => new Uint16Array(length));
  private readonly batches = Object.fromEntries(COLUMNS.map((name) => [name, new FlatColumn((length) => new Uint32Array(length))])) as {
    readonly [N in ColumnName]: FlatColumn<Uint32Array>;
  };
  private readonly components: string[] = [];
  private readonly numbers = new Map<string, number>();
  private count = 0;
  /** The batch that was asked for last: assets of one event are asked for together. */
  private latest: PlacedBatch | undefined;

  get size(): number {
    return this.count;
  }

  /** The assets of the next event, each in its words. Whether it is the first to name its component. */
  append(assets: readonly Uint16Array[], { component, from, until, revision }: Batch): boolean {
    const width = Math.max(...assets.map(lengthOf));
    const prefix = commonTo(assets, width);
    const known = this.components.length;
    const row = { first: this.count, word: this.words.length, width, prefix, component: this.numberOf(component) };
    const all: Record<ColumnName, number> = { ...row, from, until: until ?? FOREVER, revision };
    for (const name of COLUMNS) this.batches[name].push(all[name]);
    for (let i = 0; i < prefix; i += 1) this.words.push(assets[0]?.[i] ?? 0);
    for (const words of assets) for (let i = prefix; i < width; i += 1) this.words.push(words[i] ?? 0);
    this.count += assets.length;
    return this.components.length > known;
  }

  /** The number of the first asset of the last event. */
  firstOfLast(): number {
    return this.batches.first.at(this.batches.first.length - 1);
  }

  /** Takes the last event's back, and its component where it `named` one. */
  removeLast(named: boolean): void {
    const last = this.batches.first.length - 1;
    this.latest = undefined;
    this.count = this.batches.first.at(last);
    this.words.cut(this.batches.word.at(last));
    for (const name of COLUMNS) this.batches[name].cut(last);
    if (named) this.numbers.delete(this.components.pop() ?? '');
  }

  /** What was said of the asset of this number, among others. */
  batchOf(claim: number): PlacedBatch {
    const { latest } = this;
    if (latest && claim >= latest.first && claim < latest.end) return latest;
    const { first } = this.batches;
    let [low, high] = [0, first.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (first.at(middle) <= claim) low = middle;
      else high = middle - 1;
    }
    return (this.latest = this.batch(low));
  }

  idOf(claim: number): string {
    return idOf(this.wordsOf(claim));
  }

  hashOf(claim: number): number {
    return hashOf(this.wordsOf(claim));
  }

  /** Whether the asset of this number is the one of these words. */
  isAsset(claim: number, words: Uint16Array): boolean {
    const own = this.wordsOf(claim);
    return own.every((word, i) => word === words[i]) && (words[own.length] ?? 0) === 0;
  }

  slices(): AssetsSlice[] {
    const columns = [['words', this.words] as const, ...COLUMNS.map((name) => [name, this.batches[name]] as const)];
    return [
      { count: this.count, components: [...this.components] },
      ...columns.flatMap(([column, numbers]) => numbers.parts().map((part) => ({ column, part }))),
    ];
  }

  restore(slice: AssetsSlice): void {
    if ('components' in slice) {
      this.count = slice.count;
      for (const code of slice.components) this.numberOf(code);
    } else if (slice.column === 'words') this.words.append(slice.part);
    else this.batches[slice.column].append(slice.part);
  }

  private batch(place: number): PlacedBatch {
    const { first, word, width, prefix, component, from, until, revision } = this.batches;
    const end = place + 1 < first.length ? first.at(place + 1) : this.count;
    return {
      component: this.components[component.at(place)] ?? '',
      from: from.at(place),
      until: until.at(place) === FOREVER ? null : until.at(place),
      revision: revision.at(place),
      ...{ first: first.at(place), end, word: word.at(place), width: width.at(place), prefix: prefix.at(place) },
    };
  }

  private wordsOf(claim: number): Uint16Array {
    const { first, word, width, prefix } = this.batchOf(claim);
    const own = word + prefix + (claim - first) * (width - prefix);
    return Uint16Array.from({ length: width }, (_, i) => this.words.at(i < prefix ? word + i : own + i - prefix));
  }

  private numberOf(component: string): number {
    const known = this.numbers.get(component);
    if (known !== undefined) return known;
    this.numbers.set(component, this.components.length);
    return this.components.push(component) - 1;
  }
}

/** How many words all of them begin with. */
const commonTo = (assets: readonly Uint16Array[], width: number): number => {
  const [one] = assets;
  for (let i = 0; i < width; i += 1) if (assets.some((words) => words[i] !== one?.[i])) return i;
  return width;
};
