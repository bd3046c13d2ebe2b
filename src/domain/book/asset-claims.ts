import { dayAt, dayNumber } from '../kernel/days.js';
import { HashIndex } from '../kernel/hash-index.js';
import type { Journal, Undoable } from '../kernel/journal.js';
import type { Kept } from '../kernel/kept.js';
import { ClaimedAssets, type AssetsSlice } from './claimed-assets.js';
import { ClaimEnds } from './claim-ends.js';
import { hashOf, wordsOf } from './asset-words.js';

/** That a component claims an asset from a day on, until a day or without end, and the event that says so. */
export interface AssetClaim {
  readonly component: string;
  readonly from: string;
  readonly until: string | null;
  readonly revision: bigint;
}

/** Days from the first on; null is no end. */
interface Days {
  readonly from: string;
  readonly until: string | null;
}

/** Assets that one event claims for a component. */
interface Registered extends Days {
  readonly component: string;
  readonly assets: readonly string[];
}

/** What to take back: the last registration, and whether it `named` a new component; or the ends that claims had before. */
type Change = { readonly named: boolean } | { readonly ends: readonly (readonly [claim: number, end: number])[] };
type Slice = AssetsSlice | { readonly ends: readonly [place: number, ends: Uint32Array][] } | ReturnType<HashIndex['slices']>[number];

/**
 * Who claims which asset from when until when, for assets by the million: the ids stand in words, once for each claim, what an event says
 * of all its assets stands once, and an index finds the claims of an id and compares them word by word, so that no two ids are ever confused. A
 * question costs what the claims of that one asset do (docs/decisions/0034-claims-on-assets.md).
 */
export class AssetClaims implements Undoable<Change>, Kept<Slice> {
  private readonly assets = new ClaimedAssets();
  private readonly ends = new ClaimEnds();
  private readonly index = new HashIndex((claim) => this.assets.hashOf(claim));

  constructor(private readonly journal: Journal) {}

  /** How many claims there are, those that are over too. */
  get size(): number {
    return this.assets.size;
  }

  /** The claims on an asset, in the order in which they came. */
  of(asset: string): AssetClaim[] {
    return this.claimsOn(asset).map((claim) => this.claim(claim));
  }

  /** The first claim on an asset that holds on a day of these; undefined where none does. */
  on(asset: string, { from, until }: Days): AssetClaim | undefined {
    const [first, last] = [dayNumber(from), until === null ? Infinity : dayNumber(until)];
    const held = this.claimsOn(asset).find((claim) => this.assets.batchOf(claim).from <= last && this.endOf(claim) >= first);
    return held === undefined ? undefined : this.claim(held);
  }

  /** Every claim with its asset, in the order in which they came. */
  *all(): IterableIterator<AssetClaim & { readonly asset: string }> {
    for (let claim = 0; claim < this.size; claim += 1) yield { asset: this.assets.idOf(claim), ...this.claim(claim) };
  }

  /** The event at `revision` claims assets, none of which is claimed on a day of these yet. */
  register({ component, assets, from, until }: Registered, revision: bigint): void {
    const first = this.size;
    const [begin, end] = [dayNumber(from), until === null ? null : dayNumber(until)];
    const named = this.assets.append(assets.map(wordsOf), { component, from: begin, until: end, revision: Number(revision) });
    for (let claim = first; claim < this.size; claim += 1) this.index.add(this.assets.hashOf(claim), claim);
    this.journal.record(this, { named });
  }

  /** The claims of `component` that hold on the day `until` end with it. Gives how they ended before. Throws where one isn't there. */
  retire({ component, assets, until }: { component: string; assets: readonly string[]; until: string }): (string | null)[] {
    const day = dayNumber(until);
    const ends = assets.map((asset): [claim: number, end: number] => {
      const holds = (claim: number): boolean => {
        const batch = this.assets.batchOf(claim);
        return batch.component === component && batch.from <= day && day <= this.endOf(claim);
      };
      const claim = this.claimsOn(asset).find(holds);
      if (claim === undefined) throw new Error(`an event retires an asset of ${component}, which the book doesn't have`);
      return [claim, this.ends.at(claim)];
    });
    const before = ends.map(([claim]) => this.untilOf(claim));
    for (const [claim] of ends) this.ends.set(claim, day);
    this.journal.record(this, { ends });
    return before;
  }

  undo(change: Change): void {
    if ('named' in change) {
      for (let claim = this.assets.firstOfLast(); claim < this.size; claim += 1) this.index.remove(this.assets.hashOf(claim), claim);
      this.assets.removeLast(change.named);
    } else for (const [claim, end] of change.ends) this.ends.set(claim, end);
  }

  slices(): Iterable<Slice> {
    if (this.size === 0) return [];
    return [...this.assets.slices(), { ends: this.ends.parts() }, ...this.index.slices()];
  }

  restore(slices: Iterable<Slice>): void {
    for (const slice of slices)
      if ('slots' in slice) this.index.restore(slice);
      else if ('ends' in slice) this.ends.restore(slice.ends);
      else this.assets.restore(slice);
  }

  /** The numbers of the claims on an asset, lowest first. */
  private claimsOn(asset: string): number[] {
    const words = wordsOf(asset);
    const found = this.index.candidates(hashOf(words)).filter((claim) => this.assets.isAsset(claim, words));
    return found.sort((a, b) => a - b);
  }

  private claim(claim: number): AssetClaim {
    const { component, from, revision } = this.assets.batchOf(claim);
    return { component, from: dayAt(from), until: this.untilOf(claim), revision: BigInt(revision) };
  }

  private untilOf(claim: number): string | null {
    const end = this.endOf(claim);
    return end === Infinity ? null : dayAt(end);
  }

  /** The last day of a claim: that on which it was retired, else as it was registered. */
  private endOf(claim: number): number {
    return this.ends.at(claim) || (this.assets.batchOf(claim).until ?? Infinity);
  }
}
