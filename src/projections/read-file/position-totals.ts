/** The contra accounts that units come from: their balance is never positive, so that all positions together always sum to zero. */
export const ISSUED = 1;
export const IMPORTED = 2;

/** How totals are kept: those of the contra accounts in digits, the others in 64 bits each. */
export interface KeptTotals {
  readonly issued: string;
  readonly imported: string;
  readonly totals: Uint8Array;
}

/**
 * What each position holds, by its number. A position has units of one series, whose serials have 18 digits at most, so that 64 bits hold
 * its total; a contra account sums over every series, and may need more.
 */
export class PositionTotals {
  private held: BigInt64Array;
  /** Those of the contra accounts, by their number. */
  private readonly contra = [0n, 0n, 0n];
  private last = 0;

  /** With room for positions up to number `positions`: it makes more for others. */
  constructor(positions: number, kept?: KeptTotals) {
    const bytes = Uint8Array.from(kept?.totals ?? []);
    const count = bytes.length / BigInt64Array.BYTES_PER_ELEMENT;
    this.held = new BigInt64Array(Math.max(positions + 1, count));
    if (!kept) return;
    new Uint8Array(this.held.buffer).set(bytes);
    this.last = count - 1;
    this.contra = [0n, BigInt(kept.issued), BigInt(kept.imported)];
  }

  /** The number of the last position there is anything of. */
  get positions(): number {
    return this.last;
  }

  of(position: number): bigint {
    return (position <= IMPORTED ? this.contra[position] : this.held[position]) ?? 0n;
  }

  add(position: number, quantity: bigint): void {
    this.last = Math.max(this.last, position);
    if (position <= IMPORTED) this.contra[position] = this.of(position) + quantity;
    else {
      if (position >= this.held.length) this.grow(position);
      this.held[position] = this.of(position) + quantity;
    }
  }

  /** Calls `see` with every position but the contra accounts that holds something, in order. */
  each(see: (position: number, quantity: bigint) => void): void {
    for (let position = IMPORTED + 1; position <= this.last; position += 1) {
      const quantity = this.of(position);
      if (quantity !== 0n) see(position, quantity);
    }
  }

  kept(): KeptTotals {
    const totals = Buffer.from(this.held.slice(0, this.last + 1).buffer);
    return { issued: String(this.of(ISSUED)), imported: String(this.of(IMPORTED)), totals };
  }

  private grow(position: number): void {
    const larger = new BigInt64Array(Math.max(position + 1, this.held.length * 2));
    larger.set(this.held);
    this.held = larger;
  }
}
