const SHARDS = 256;
const FIRST = 16;
const EMPTY = 0xffffffff;
const FULL = 0.8;
const GROWTH = 1.3;

/** Numbers in an open table, with 8 bits of the hash of each beside it. */
interface Shard {
  readonly slots: Uint32Array;
  readonly tags: Uint8Array;
  readonly count: number;
}
/** A shard by its place. */
interface Slice extends Shard {
  readonly shard: number;
}

/**
 * Which numbers stand under a 32-bit hash, 5 bytes a slot in flat arrays. A number that is found is a candidate: whoever asks compares what it
 * numbers. It is parted into shards that begin at different sizes, so that they grow one after the other and no growing takes long.
 */
export class HashIndex {
  private readonly shards: (Shard | undefined)[] = [];

  /** `hashOf` gives the hash of what a number numbers: a shard that grows asks for it again. */
  constructor(private readonly hashOf: (number: number) => number) {}

  /** The numbers that may stand under `hash`, in no order. */
  candidates(hash: number): number[] {
    const shard = this.shards[hash % SHARDS];
    if (!shard) return [];
    const { slots, tags } = shard;
    const found: number[] = [];
    const tag = tagOf(hash);
    for (let slot = homeOf(hash, slots.length); slots[slot] !== EMPTY; slot = next(slot, slots.length))
      if (tags[slot] === tag) found.push(slots[slot] ?? EMPTY);
    return found;
  }

  add(hash: number, number: number): void {
    const place = hash % SHARDS;
    let shard = (this.shards[place] ??= emptyShard(Math.round(FIRST * GROWTH ** (place / SHARDS))));
    if (shard.count + 1 > shard.slots.length * FULL) shard = this.grown(shard);
    put(shard, hash, number);
    this.shards[place] = { ...shard, count: shard.count + 1 };
  }

  /** Removes the number and closes the gap behind it. Throws where it doesn't stand under `hash`. */
  remove(hash: number, number: number): void {
    const place = hash % SHARDS;
    const shard = this.shards[place];
    if (!shard || !this.candidates(hash).includes(number)) throw new Error(`an index doesn't have number ${number}`);
    const { slots, tags } = shard;
    let hole = homeOf(hash, slots.length);
    while (slots[hole] !== number) hole = next(hole, slots.length);
    for (let slot = next(hole, slots.length); slots[slot] !== EMPTY; slot = next(slot, slots.length)) {
      const home = homeOf(this.hashOf(slots[slot] ?? EMPTY), slots.length);
      const mayMove = hole <= slot ? home <= hole || home > slot : home <= hole && home > slot;
      if (!mayMove) continue;
      slots[hole] = slots[slot] ?? EMPTY;
      tags[hole] = tags[slot] ?? 0;
      hole = slot;
    }
    slots[hole] = EMPTY;
    tags[hole] = 0;
    this.shards[place] = shard.count === 1 ? undefined : { ...shard, count: shard.count - 1 };
  }

  /** What is in it. Which slot a number is in is no part of it: that depends on what stood there in between. */
  slices(): Slice[] {
    return this.shards.flatMap((shard, place) =>
      shard ? [{ shard: place, slots: shard.slots.slice(), tags: shard.tags.slice(), count: shard.count }] : [],
    );
  }

  restore({ shard, slots, tags, count }: Slice): void {
    this.shards[shard] = { slots: slots.slice(), tags: tags.slice(), count };
  }

  private grown({ slots, count }: Shard): Shard {
    const larger = { ...emptyShard(Math.ceil(slots.length * GROWTH)), count };
    for (const number of slots) if (number !== EMPTY) put(larger, this.hashOf(number), number);
    return larger;
  }
}

const emptyShard = (capacity: number): Shard => ({
  ...{ slots: new Uint32Array(capacity).fill(EMPTY), tags: new Uint8Array(capacity), count: 0 },
});

const put = ({ slots, tags }: Shard, hash: number, number: number): void => {
  let slot = homeOf(hash, slots.length);
  while (slots[slot] !== EMPTY) slot = next(slot, slots.length);
  slots[slot] = number;
  tags[slot] = tagOf(hash);
};

/** The lowest 8 bits chose the shard. */
const homeOf = (hash: number, capacity: number): number => (hash >>> 8) % capacity;
const tagOf = (hash: number): number => Math.imul(hash, 0x9e3779b1) >>> 24;
const next = (slot: number, capacity: number): number => (slot + 1 === capacity ? 0 : slot + 1);
