/** How many assets a component claims from a day on, until the next step. */
export interface AssetStep {
  readonly from: string;
  readonly count: number;
}

/** How many assets a component claims on each day, by the days on which that changes, in order; before the first it is none. */
export interface AssetDaysRow {
  readonly steps: readonly AssetStep[];
}
