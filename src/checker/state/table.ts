/** A `Map` of V8 holds 2^24 entries and no more: far below that another one is begun. */
const MOST = 8_000_000;

/** Rows by key, as many as there are. */
export class Table<V> {
  private readonly maps: [Map<string, V>, ...Map<string, V>[]] = [new Map()];

  get size(): number {
    return this.maps.reduce((sum, { size }) => sum + size, 0);
  }

  get(key: string): V | undefined {
    if (this.maps.length === 1) return this.maps[0].get(key);
    for (const map of this.maps) {
      const value = map.get(key);
      if (value !== undefined) return value;
    }
    return undefined;
  }

  has(key: string): boolean {
    return this.mapOf(key) !== undefined;
  }

  set(key: string, value: V): void {
    (this.mapOf(key) ?? this.open()).set(key, value);
  }

  *entries(): IterableIterator<[string, V]> {
    for (const map of this.maps) yield* map;
  }

  *keys(): IterableIterator<string> {
    for (const map of this.maps) yield* map.keys();
  }

  *values(): IterableIterator<V> {
    for (const map of this.maps) yield* map.values();
  }

  private mapOf(key: string): Map<string, V> | undefined {
    if (this.maps.length === 1) return this.maps[0].has(key) ? this.maps[0] : undefined;
    return this.maps.find((map) => map.has(key));
  }

  private open(): Map<string, V> {
    const last = this.maps.at(-1) ?? this.maps[0];
    if (last.size < MOST) return last;
    const next = new Map<string, V>();
    this.maps.push(next);
    return next;
  }
}
