/** Random but repeatable: the same seed, the same numbers (mulberry32). */
export class Dice {
  constructor(private state: number) {}

  roll(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  }
  /** From 0 to `n` - 1. */
  below(n: number): number {
    return Math.floor(this.roll() * n);
  }
  chance(share: number): boolean {
    return this.roll() < share;
  }
  oneOf<T>(items: readonly [T, ...T[]]): T {
    return items[this.below(items.length)] ?? items[0];
  }
}
