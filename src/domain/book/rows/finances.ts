/** what somebody pays for of the results of a programme and host, and what of it is taken. */
export interface FinanceRow {
  readonly finance: string;
  readonly programme: string;
  readonly host: string;
  readonly vintages: { readonly first: string; readonly last: string };
  readonly basis: 'payment' | 'grant-equivalent';
  /** The tonnes that are paid for; null where a share of each year is. */
  readonly quantity: bigint | null;
  /** The finance of a share, and the carbon value beside it; null where tonnes are paid for. */
  readonly share: { readonly finance: bigint; readonly carbon: bigint; readonly currency: string } | null;
  /** Deducted from what is verified, or met by cancelling MCUs; null where the payer gets units as any buyer does. */
  readonly settle: 'deduct' | 'mcu' | null;
  readonly title: 'none' | 'transferred' | 'returned';
  readonly party: string | null;
  readonly entity: PayerRow | null;
  readonly document: { readonly sha256: string; readonly uri?: string };
  readonly gapShown: { readonly sha256: string; readonly uri?: string } | null;
  /** What of it is deducted from verified results, or met by cancelled units. */
  readonly taken: bigint;
  readonly since: bigint;
}

interface PayerRow {
  readonly scheme: string;
  readonly identifier: string;
  readonly country?: string;
  readonly name?: string;
}

/** What a claim takes of a verified line. */
export interface FinancedRow {
  readonly finance: string;
  readonly quantity: bigint;
}
