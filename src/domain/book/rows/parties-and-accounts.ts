export interface NdcPeriodRow {
  readonly first: string;
  readonly last: string;
  readonly type: 'single-year' | 'multi-year';
}

export interface PartyRow {
  readonly party: string;
  readonly participating: boolean;
  readonly leastDevelopedOrIsland: boolean;
  readonly waivesAdaptationExemption: boolean;
  readonly ndcPeriods: readonly NdcPeriodRow[];
}

export interface AccountRow {
  readonly account: string;
  readonly type: string;
  readonly party: string | null;
  readonly holder: string | null;
  readonly ndcPeriod: { readonly first: string; readonly last: string } | null;
  readonly state: 'active' | 'suspended' | 'closed';
  /** Where its units go when it is closed, as its holder instructed, and at which revision; null while nobody did. */
  readonly closure: { readonly moveTo: string; readonly since: bigint } | null;
}

export interface TrustRow {
  readonly account: string;
  readonly counterparty: string;
  readonly trusted: boolean;
  /** From when on the delay is skipped; null where it was from the event on (version 1). */
  readonly effective: string | null;
}
