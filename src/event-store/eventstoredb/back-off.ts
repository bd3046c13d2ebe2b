/** Waits that double from `first` to `most` milliseconds, each cut at random to between half and all of it, so that nodes don't return together. */
export class BackOff {
  private attempt = 0;

  constructor(
    private readonly first: number,
    private readonly most: number,
  ) {}

  /** How long to wait before the next attempt. */
  next(): number {
    const wait = Math.min(this.most, this.first * 2 ** this.attempt);
    this.attempt += 1;
    return wait * (0.5 + Math.random() / 2);
  }

  /** It went well: the next wait is short again. */
  reset(): void {
    this.attempt = 0;
  }
}
