/** The only source of chance (mulberry32): a seed always rolls the same. */
export class Dice {
  constructor(private state: number) {}

  roll(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  chance = (probability: number): boolean => this.roll() < probability;
  between = (least: number, most: number): number => least + Math.floor(this.roll() * (most - least + 1));
  pick = <T>(items: readonly T[]): T | undefined => items[Math.floor(this.roll() * items.length)];
  oneOf = <T>(...items: [T, ...T[]]): T => items[Math.floor(this.roll() * items.length)] ?? items[0];
}
