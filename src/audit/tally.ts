/** Quantities summed up under keys. */
export class Tally {
  private readonly sums = new Map<string, bigint>();

  add(key: string, quantity: bigint): void {
    this.sums.set(key, (this.sums.get(key) ?? 0n) + quantity);
  }
  get(key: string): bigint {
    return this.sums.get(key) ?? 0n;
  }
  keys(): IterableIterator<string> {
    return this.sums.keys();
  }
  get total(): bigint {
    let total = 0n;
    for (const sum of this.sums.values()) total += sum;
    return total;
  }
}
