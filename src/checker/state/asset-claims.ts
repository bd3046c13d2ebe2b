import type { Sha256 } from './sha256.js';

/** What an event said of the assets that it claimed. */
export interface Claimed {
  readonly component: string;
  readonly from: string;
  readonly until: string | null;
  readonly revision: string;
}

/** One claim on one asset: until when it was claimed, or retired; null is no end. */
interface Claim {
  readonly claimed: Claimed;
  readonly until: string | null;
  /** Where it stands. */
  readonly place: number;
}

/** Four words of the asset's hash, the number of what was said of it from 1 on, and that of the day on which it was retired, or 0. */
const WORDS = 6;
const DAY = 86_400_000;
const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00.000Z`) / DAY;
const dayAt = (number: number): string => new Date(number * DAY).toISOString().slice(0, 10);

/**
 * Who claimed which asset, by the first 128 bits of its SHA-256: 24 bytes a claim, in one table that grows. Two ids with the same 128 bits are
 * not to be found, by accident or on purpose.
 */
export class AssetClaims {
  private capacity = 1024;
  private words = new Uint32Array(this.capacity * WORDS);
  private readonly said: Claimed[] = [];
  size = 0;
  retired = 0;

  constructor(private readonly sha256: Sha256) {}

  /** The claims on an asset, those that are over too. */
  of(asset: string): Claim[] {
    const hash = this.hashOf(asset);
    const found: Claim[] = [];
    for (let place = homeOf(hash, this.capacity); this.words[place + 4] !== 0; place = this.next(place)) {
      const claimed = this.said[(this.words[place + 4] ?? 0) - 1];
      if (claimed && hash.every((word, i) => this.words[place + i] === word)) found.push({ claimed, until: this.untilAt(place), place });
    }
    return found;
  }

  /** An event claims assets. */
  claim(assets: readonly string[], claimed: Claimed): void {
    const number = this.said.push(claimed);
    for (const asset of assets) {
      if ((this.size + 1) * 5 > this.capacity * 3) this.grow();
      this.put([...this.hashOf(asset), number, 0]);
      this.size += 1;
    }
  }

  /** A claim ends with a day. */
  end({ place }: Claim, until: string): void {
    this.words[place + 5] = dayNumber(until);
    this.retired += 1;
  }

  private untilAt(place: number): string | null {
    const retired = this.words[place + 5] ?? 0;
    return retired > 0 ? dayAt(retired) : (this.said[(this.words[place + 4] ?? 0) - 1]?.until ?? null);
  }

  private hashOf(asset: string): number[] {
    const hex = this.sha256(asset, 'hex');
    return [0, 8, 16, 24].map((from) => parseInt(hex.slice(from, from + 8), 16));
  }

  private put(entry: readonly number[]): void {
    let place = homeOf(entry, this.capacity);
    while (this.words[place + 4] !== 0) place = this.next(place);
    this.words.set(entry, place);
  }

  private next(place: number): number {
    return place + WORDS === this.words.length ? 0 : place + WORDS;
  }

  private grow(): void {
    const { words } = this;
    this.capacity *= 2;
    this.words = new Uint32Array(this.capacity * WORDS);
    for (let place = 0; place < words.length; place += WORDS)
      if (words[place + 4] !== 0) this.put([...words.subarray(place, place + WORDS)]);
  }
}

const homeOf = ([first = 0]: readonly number[], capacity: number): number => (first & (capacity - 1)) * WORDS;
