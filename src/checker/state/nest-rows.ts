/** One programme inside another. */
export interface Nest {
  readonly inner: string;
  readonly outer: string;
  readonly from: string;
  readonly until: string | null;
  readonly mode: 'shared' | 'baseline-only' | 'outer-only';
  readonly area: string | null;
  readonly since: string;
}

/** What is verified, and issued of that, for lines of the same days of a year. */
interface ClaimedDays {
  readonly from: string;
  readonly to: string;
  lines: number;
  verified: bigint;
  issued: bigint;
}

/** What one programme inside claims, and how much of it is deducted outside. */
interface Inside {
  claim: bigint;
  deducted: bigint;
}

/** What a programme, host and vintage claim, and what those inside claim of it. */
export interface Claim {
  readonly programme: string;
  readonly host: string;
  readonly vintage: string;
  readonly days: Map<string, ClaimedDays>;
  imported: bigint;
  readonly insides: Map<string, Inside>;
  /** The sum of what they claim. */
  inside: bigint;
}

/** What a report deducted for a programme inside, and of which vintage that was claimed. */
export interface Covered {
  readonly inner: string;
  readonly claimed: string;
  readonly quantity: bigint;
}
