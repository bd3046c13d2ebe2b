/** Since when a row no longer counts, and why. */
export interface TakenBack {
  /** Of the event that took it back. */
  readonly revision: bigint;
  /** The first day on which it doesn't count; null where that is from the event on. */
  readonly from: string | null;
  /** The code of the reason, where the event states one. */
  readonly reason: string | null;
}

/** A row that an event can take back. It stays, under its code, and is found by whatever refers to it. */
export interface Retractable {
  /** Null while nothing takes it back. */
  readonly takenBack: TakenBack | null;
}
