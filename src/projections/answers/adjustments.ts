/** One corresponding adjustment. `cause` is the first event of its act. */
export interface AdjustmentEntry {
  readonly revision: string;
  readonly cause: string;
  readonly kind: 'addition' | 'subtraction';
  readonly quantity: string;
  readonly vintages: readonly { readonly vintage: string; readonly quantity: string }[];
  readonly blocks: readonly string[];
  readonly trigger: string;
  readonly authorization: string | null;
  readonly cooperativeApproach: string | null;
  readonly actionYear: string;
  readonly useYear: string | null;
  readonly late: boolean;
  readonly nonGhgQuantity: string | null;
}

/** The sums are over all adjustments of the Party, the entries a page of them, oldest first. */
export interface Adjustments {
  readonly party: string;
  readonly additions: string;
  readonly subtractions: string;
  readonly net: string;
  readonly byVintage: readonly { readonly vintage: string; readonly additions: string }[];
  readonly byUseYear: readonly { readonly year: string; readonly subtractions: string }[];
  readonly byActionYear: readonly { readonly year: string; readonly additions: string; readonly subtractions: string }[];
  readonly entries: readonly AdjustmentEntry[];
  readonly cursor: string | null;
}

/** First transfers by vintage less use by year of use; no inventory is known, so every year says `no-data`. */
export interface EmissionsBalance {
  readonly party: string;
  readonly method: null;
  readonly metric: string;
  readonly years: readonly {
    readonly year: string;
    readonly inventory: null;
    readonly firstTransferred: string;
    readonly used: string;
    readonly adjustment: string;
    readonly remainder: string;
    readonly balance: null;
    readonly state: 'no-data';
  }[];
}
