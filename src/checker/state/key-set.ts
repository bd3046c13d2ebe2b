const WORDS = 4;
const CODES = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const SIX_BITS = new Uint8Array(128);
for (let i = 0; i < CODES.length; i += 1) SIX_BITS[CODES.charCodeAt(i)] = i;

/**
 * Which keys were seen, by the first 128 bits of their hashes (base64url of SHA-256): 16 bytes each, in one table that grows. Two keys with
 * the same 128 bits are not to be found, by accident or on purpose.
 */
export class KeySet {
  private capacity = 1024;
  private words = new Uint32Array(this.capacity * WORDS);
  private readonly key = new Uint32Array(WORDS);
  size = 0;

  /** Adds the key. False where it was there already. */
  add(hash: string): boolean {
    this.read(hash);
    const place = this.placeOf(this.words, this.capacity, this.key);
    if (this.words[place] !== 0 || this.words[place + 1] !== 0) return false;
    this.words.set(this.key, place);
    this.size += 1;
    if (this.size * 5 > this.capacity * 3) this.grow();
    return true;
  }

  /** The first 22 characters have 132 bits: each word takes 32 of them. The first word is never 0, which says that a place is free. */
  private read(hash: string): void {
    let [bits, held, word] = [0, 0, 0];
    for (let i = 0; i < 22 && word < WORDS; i += 1) {
      const six = SIX_BITS[hash.charCodeAt(i) & 127] ?? 0;
      const room = 32 - held;
      if (room > 6) {
        bits = (bits << 6) | six;
        held += 6;
        continue;
      }
      this.key[word] = (bits << room) | (six >> (6 - room));
      word += 1;
      held = 6 - room;
      bits = six & ((1 << held) - 1);
    }
    if (this.key[0] === 0 && this.key[1] === 0) this.key[0] = 1;
  }

  private placeOf(words: Uint32Array, capacity: number, key: Uint32Array): number {
    const [a = 0, b = 0, c = 0, d = 0] = key;
    for (let at = (a ^ b) & (capacity - 1); ; at = (at + 1) & (capacity - 1)) {
      const place = at * WORDS;
      if (words[place] === 0 && words[place + 1] === 0) return place;
      if (words[place] === a && words[place + 1] === b && words[place + 2] === c && words[place + 3] === d) return place;
    }
  }

  private grow(): void {
    const capacity = this.capacity * 2;
    const words = new Uint32Array(capacity * WORDS);
    for (let place = 0; place < this.words.length; place += WORDS) {
      if (this.words[place] === 0 && this.words[place + 1] === 0) continue;
      const key = this.words.subarray(place, place + WORDS);
      words.set(key, this.placeOf(words, capacity, key));
    }
    this.words = words;
    this.capacity = capacity;
  }
}
