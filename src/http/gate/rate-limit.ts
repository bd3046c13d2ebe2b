/** More callers than this are not remembered at a time: those with a full bucket are forgotten, then the oldest. */
const MOST_CALLERS = 10_000;
/** So many of them are still remembered then: to look at all of them for every caller that is new would let strangers keep a node busy. */
const KEPT_CALLERS = 9_000;

interface Bucket {
  tokens: number;
  at: number;
}

/**
 * A token bucket a caller: `rate` requests a second, and as many at once (`RATE_LIMIT`). Memory is bounded; a caller that is forgotten
 * begins with a full bucket.
 */
export class RateLimit {
  private readonly buckets = new Map<string, Bucket>();

  /** `now` gives seconds that never go back. */
  constructor(
    private readonly rate: number,
    private readonly now: () => number = () => performance.now() / 1000,
  ) {}

  /** Takes one request of `caller`. Returns 0 if it may go on, else how many seconds to wait. */
  take(caller: string): number {
    const now = this.now();
    const bucket = this.buckets.get(caller) ?? this.add(caller, now);
    bucket.tokens = Math.min(this.rate, bucket.tokens + (now - bucket.at) * this.rate);
    bucket.at = now;
    if (bucket.tokens < 1) return Math.ceil((1 - bucket.tokens) / this.rate);
    bucket.tokens -= 1;
    return 0;
  }

  private add(caller: string, now: number): Bucket {
    if (this.buckets.size >= MOST_CALLERS) this.forget(now);
    const bucket = { tokens: this.rate, at: now };
    this.buckets.set(caller, bucket);
    return bucket;
  }

  private forget(now: number): void {
    for (const [caller, { tokens, at }] of this.buckets) if (tokens + (now - at) * this.rate >= this.rate) this.buckets.delete(caller);
    for (const caller of this.buckets.keys()) {
      if (this.buckets.size <= KEPT_CALLERS) return;
      this.buckets.delete(caller);
    }
  }
}
