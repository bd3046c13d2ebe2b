/** A block as answers print it (`docs/contract.md` 5). */
export interface BlockAnswer {
  readonly block: string;
  readonly host: string;
  readonly activity: string;
  readonly component: string | null;
  readonly vintage: string;
  readonly first: string;
  readonly last: string;
  readonly quantity: string;
  readonly kind: string;
  readonly authorization: string | null;
  readonly purposes: readonly string[];
  readonly contribution: string | null;
  readonly firstTransferred: boolean;
  readonly reserved: boolean;
  readonly frozen: boolean;
  readonly underlying: { readonly registry: string; readonly series: string; readonly first: string; readonly last: string } | null;
}

/** The whole blocks in which the units stand. */
export interface UnitBlocks {
  readonly units: string;
  readonly blocks: readonly (BlockAnswer & { readonly account: string })[];
  readonly cursor: string | null;
}

/** What one event did to the units, or to a part of them: `block` is the block as it was after the event. */
export interface LifeEntry {
  readonly revision: string;
  readonly at: string;
  readonly event: string;
  readonly from: string | null;
  readonly to: string;
  readonly block: string;
  readonly command: string | null;
}

export interface UnitHistory {
  readonly units: string;
  readonly life: readonly LifeEntry[];
  readonly cursor: string | null;
}
